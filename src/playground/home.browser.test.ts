import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage();
const { open, waitFor, shoot, resource } = stage;
const home = (): Locator => stage.page.getByTestId("home");
/** Plays scenarios until the Home tab of that person says all of this. */
const untilHomeSays = async (user: string, words: readonly string[], ...ids: readonly string[]): Promise<void> => {
  const { slack } = stage.served.playground;
  for (const id of ids) await stage.served.playground.act({ do: "scenario", id });
  const missing = async (): Promise<readonly string[]> => {
    await slack.people.openHome(user);
    const view = slack.home(user);
    const said = view === undefined ? "" : slack.readable(view);
    return words.filter((each) => !said.includes(each));
  };
  await expect.poll(missing, { timeout: 60_000, interval: 1000 }).toEqual([]);
};

test("Bo decides at the Home tab on one of two that wait, and reads there what came of it", async () => {
  const both = ["churn/12", "pricing-nightly/ApproveForProd"];
  await untilHomeSays("bo", both, "model-waiting-for-approval", "pipeline-with-a-gate");
  for (const theme of ["light", "dark"] as const) {
    await open("U0BO000001", "home", theme);
    await waitFor(home().getByText("pricing-nightly/ApproveForProd"));
    await shoot(`home-two-approvals-${theme}`);
  }
  expect(await home().getByRole("button", { name: "Approve…" }).count()).toBe(2);
  const first = (await home().textContent())?.indexOf("churn/12") ?? -1;
  const nth = first < ((await home().textContent())?.indexOf("pricing-nightly") ?? -1) ? 0 : 1;
  await home().getByRole("button", { name: "Approve…" }).nth(nth).click();
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill("AUC is up by 0.016");
  await form.getByRole("button", { name: "Approve", exact: true }).click();
  await expect.poll(() => home().getByRole("button", { name: "Approve…" }).count(), { timeout: 60_000 }).toBe(1);
  expect(await home().textContent()).not.toContain("Waiting for youchurn/12");
  await shoot("home-approved-dark");
  expect(resource("churn/12")).toMatchObject({ status: "Approved" });
});

test("Dee, who may decide nothing, sees what runs and who decides, and the way to the card", async () => {
  await open("U0DEE00001", "home");
  await waitFor(home().getByText("Nothing waits for you."));
  await shoot("home-empty-light");
  await untilHomeSays("dee", ["churn/12"], "model-waiting-for-approval");
  await untilHomeSays("dee", ["churn-nightly", "Baking"], "training-succeeds", "canary-bakes");
  await home().getByRole("button", { name: "Refresh" }).click();
  await waitFor(home().getByText("waits for @ml-approvers"));
  expect(await home().getByRole("button", { name: "Approve…" }).count()).toBe(0);
  await shoot("home-others-light");
  await home().getByRole("link", { name: "model package churn/12" }).click();
  await waitFor(stage.page.getByRole("heading", { name: "ml-approvals" }).first());
});

test("what waits can be asked for by mentioning the bot, and be shared", async () => {
  await untilHomeSays("bo", ["churn/12"], "model-waiting-for-approval");
  await open("U0BO000001", "C0OPS");
  await stage.page.getByTestId("composer").click();
  await stage.page.keyboard.type("@SageMaker pending");
  await stage.page.keyboard.press("Enter");
  const alone = stage.page.getByTestId("message").filter({ hasText: "Only visible to you" }).first();
  await waitFor(alone);
  await shoot("pending-light");
  await alone.getByRole("button", { name: "Share in channel" }).click();
  await waitFor(stage.page.getByText("Shared by bo"));
  expect(await stage.page.getByTestId("message").filter({ hasText: "Only visible to you" }).count()).toBe(0);
  await shoot("pending-shared-light");
});
