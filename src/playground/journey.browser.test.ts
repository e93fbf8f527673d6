import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shots, startChromium } from "../testing/chromium.ts";
import { type ServedPlayground, servePlayground } from "./serve.ts";

let browser: Browser;
let served: ServedPlayground;
let page: Page;

beforeAll(async () => {
  served = await servePlayground(0);
  browser = await startChromium();
  page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

test("a pipeline is one card whose thread holds the question, also shown in the channel, and opens", async () => {
  await served.playground.act({ do: "switch", switches: { speed: 60 } });
  await page.goto(`${served.url}/?theme=light&user=U0BO000001#C0DEPLOYMENTS`);
  await page.getByTestId("scenario-model-waiting-for-approval").click();
  const question = page.getByTestId("message").filter({ hasText: "Approval needed" });
  await question.first().waitFor({ timeout: 120_000 });
  const pipeline = page.getByTestId("message").filter({ hasText: "Pipeline succeeded" });
  await pipeline.first().waitFor({ timeout: 60_000 });
  expect(await pipeline.first().textContent()).toMatch(
    /5 of 5 complete[\s\S]*churn\/12 waits for approval[\s\S]*3 jobs/,
  );
  expect(await question.first().textContent()).toContain("replied to a thread");
  await page
    .getByText(/^\d+ repl(y|ies)$/)
    .first()
    .click();
  await expect.poll(() => question.count()).toBe(2);
  await page.screenshot({ path: `${shots}journey-thread-light.png` });
});
