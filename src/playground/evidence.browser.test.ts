import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shots, startChromium } from "../testing/chromium.ts";
import { type ServedPlayground, servePlayground } from "./serve.ts";

let browser: Browser;
let served: ServedPlayground;
let page: Page;

beforeAll(async () => {
  served = await servePlayground(0);
  browser = await startChromium();
  await served.playground.act({ do: "switch", switches: { speed: 60 } });
  page = await browser.newPage({ viewport: { width: 1440, height: 1300 } });
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

const card = (text: string): Locator => page.getByTestId("message").filter({ hasText: text }).first();
const open = (theme: "light" | "dark"): Promise<unknown> =>
  page.goto(`${served.url}/?theme=${theme}&user=U0BO000001#C0APPROVALS`);

test("a version that waits shows better and worse beside the approved one, and all of it in its thread", async () => {
  await open("light");
  await page.getByTestId("scenario-model-waiting-for-approval").click();
  const churn = card("churn/12");
  await churn.waitFor({ timeout: 60_000 });
  const table = churn.getByRole("table");
  expect(await table.getByRole("columnheader").allTextContents()).toEqual([
    "Metric",
    "v12",
    "v11 (approved)",
    "Change",
  ]);
  expect(await table.getByRole("row").filter({ hasText: "log_loss" }).textContent()).toContain("worse");
  await page.screenshot({ path: `${shots}evidence-card-light.png` });
  await churn.getByRole("button", { name: "Evidence" }).click();
  await churn.getByText("1 reply").click({ timeout: 60_000 });
  await page.getByText("What counts most").waitFor({ timeout: 60_000 });
  expect(await page.getByText("served now by").count()).toBeGreaterThan(1);
  await page.screenshot({ path: `${shots}evidence-thread-light.png` });
});

test("evidence that cannot be read is said on the card, with what to do", async () => {
  await open("dark");
  await page.getByTestId("scenario-evidence-unreadable").click();
  const fraud = card("fraud/1");
  await fraud.waitFor({ timeout: 60_000 });
  expect(await fraud.textContent()).toContain("risk-reports/clarify/*");
  expect(await fraud.getByRole("table").count()).toBe(0);
  await page.screenshot({ path: `${shots}evidence-unreadable-dark.png` });
});
