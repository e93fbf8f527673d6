import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { shots, startChromium } from "../testing/chromium.ts";
import { type ServedPlayground, servePlayground } from "./serve.ts";

let browser: Browser;
let served: ServedPlayground;
let page: Page;

beforeAll(async () => {
  served = await servePlayground(0);
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});
beforeEach(async () => {
  await served.playground.act({ do: "reset" });
  await served.playground.act({ do: "switch", switches: { speed: 60 } });
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
});
afterEach(() => page.close());

const openAs = (user: string, theme: "light" | "dark" = "light") =>
  page.goto(`${served.url}/?theme=${theme}&user=${user}#C0APPROVALS`);
const card = (text: string | RegExp): Locator => page.getByTestId("message").filter({ hasText: text }).first();
const waitFor = (locator: Locator): Promise<void> => locator.waitFor({ timeout: 60_000 });
const shoot = (name: string): Promise<unknown> => page.screenshot({ path: `${shots}gate-${name}.png` });
/** What SageMaker says of the execution, behind the bot's back. */
const execution = () =>
  served.playground
    .snapshot()
    .resources.find(({ kind, name }) => kind === "pipeline-execution" && /^pricing/.test(name));

/** Plays the scenario up to the question, as somebody. */
async function asked(user: string, theme: "light" | "dark" = "light"): Promise<void> {
  await openAs(user, theme);
  await page.getByTestId("scenario-pipeline-with-a-gate").click();
  await waitFor(card("Approval needed"));
}
async function answer(label: "Approve" | "Reject", reason: string, name: string): Promise<void> {
  await card("Approval needed").getByRole("button", { name: label }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox").fill(reason);
  await shoot(`${name}-form`);
  await form.getByRole("button", { name: label }).click();
}

test("a pipeline asks, Bo approves with a reason, and it goes on", async () => {
  await asked("U0BO000001");
  await waitFor(card("ApproveForProd"));
  expect(await card("Approval needed").textContent()).toMatch(/Ship the new prices[\s\S]*started by ana/);
  await shoot("asked-light");
  await answer("Approve", "The shops agreed on Monday", "approve");
  const passed = card("Gate · Passed");
  await waitFor(passed);
  expect(await passed.textContent()).toMatch(/@bo|Bo Berg/);
  expect(await passed.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await shoot("passed-light");
  await page.getByTestId("channel-link").filter({ hasText: "ml-deployments" }).click();
  await waitFor(card("Pipeline succeeded"));
  await shoot("pipeline-went-on-light");
  expect(execution()).toMatchObject({ status: "Succeeded" });
});

test("Chi rejects, and the pipeline fails at the gate with the reason", async () => {
  await asked("U0CHI00001", "dark");
  await answer("Reject", "Prices below cost in three shops", "reject");
  await waitFor(card("Gate · Not passed"));
  expect(await card("Gate · Not passed").textContent()).toContain("Prices below cost in three shops");
  await shoot("rejected-dark");
  await page.getByTestId("channel-link").filter({ hasText: "ml-deployments" }).click();
  await waitFor(card("Pipeline failed at ApproveForProd"));
  expect(await card("Pipeline failed at ApproveForProd").textContent()).toContain("Prices below cost in three shops");
  await shoot("pipeline-failed-dark");
  expect(execution()).toMatchObject({ status: "Failed" });
});

test("Ana, who started it, is told why she cannot answer", async () => {
  await asked("U0ANA00001");
  await answer("Approve", "Looks good to me", "author");
  await waitFor(card("Only visible to you"));
  expect(await card("Only visible to you").textContent()).toMatch(/You started this execution/);
  await shoot("author-refused-light");
  expect(execution()).toMatchObject({ status: "Executing" });
});

test("an answer that comes after another one is explained", async () => {
  await asked("U0BO000001");
  await card("Approval needed").getByRole("button", { name: "Reject" }).click();
  const form = page.getByRole("dialog");
  await form.getByRole("textbox").fill("Wait, not yet");
  const other = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await other.goto(`${served.url}/?theme=light&user=U0ELI00001#C0APPROVALS`);
  const theirs = other.getByTestId("message").filter({ hasText: "Approval needed" }).first();
  await theirs.getByRole("button", { name: "Approve" }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await waitFor(other.getByTestId("message").filter({ hasText: "Gate · Passed" }).first());
  await other.close();
  await form.getByRole("button", { name: "Reject" }).click();
  await waitFor(card("Only visible to you"));
  expect(await card("Only visible to you").textContent()).toMatch(
    /Meanwhile the gate ApproveForProd .* has been approved/,
  );
  await shoot("late-light");
});
