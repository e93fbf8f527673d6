import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage(1300);
const { open, play, card, shoot } = stage;

test("a version that waits shows better and worse beside the approved one, and all of it in its thread", async () => {
  await open("U0BO000001", "C0APPROVALS");
  await play("model-waiting-for-approval");
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
  await shoot("evidence-card-light");
  await churn.getByRole("button", { name: "Evidence" }).click();
  await churn.getByText("1 reply").click({ timeout: 60_000 });
  await stage.page.getByText("What counts most").waitFor({ timeout: 60_000 });
  expect(await stage.page.getByText("served now by").count()).toBeGreaterThan(1);
  await shoot("evidence-thread-light");
});

test("evidence that cannot be read is said on the card, with what to do", async () => {
  await open("U0BO000001", "C0APPROVALS", "dark");
  await play("evidence-unreadable");
  const fraud = card("fraud/1");
  await fraud.waitFor({ timeout: 60_000 });
  expect(await fraud.textContent()).toContain("risk-reports/clarify/*");
  expect(await fraud.getByRole("table").count()).toBe(0);
  await shoot("evidence-unreadable-dark");
});
