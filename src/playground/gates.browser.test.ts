import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage();
const { open, play, card, waitFor, shoot, resource } = stage;
const execution = () => resource(/^pricing/, "pipeline-execution");

/** Plays the scenario up to the question, as somebody. */
async function asked(user: string, theme: "light" | "dark" = "light"): Promise<void> {
  await open(user, "C0APPROVALS", theme);
  await play("pipeline-with-a-gate");
  await waitFor(card("Approval needed"));
}
async function answer(label: "Approve" | "Reject", reason: string, name: string): Promise<void> {
  await card("Approval needed").getByRole("button", { name: label }).click();
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill(reason);
  await shoot(`gate-${name}-form`);
  await form.getByRole("button", { name: label }).click();
}

test("a pipeline asks, Bo approves with a reason, and it goes on", async () => {
  await asked("U0BO000001");
  await waitFor(card("ApproveForProd"));
  expect(await card("Approval needed").textContent()).toMatch(/Ship the new prices[\s\S]*started by ana/);
  await shoot("gate-asked-light");
  await answer("Approve", "The shops agreed on Monday", "approve");
  const passed = card("Gate · Passed");
  await waitFor(passed);
  expect(await passed.textContent()).toMatch(/@bo|Bo Berg/);
  expect(await passed.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await shoot("gate-passed-light");
  await stage.page.getByTestId("channel-link").filter({ hasText: "ml-deployments" }).click();
  await waitFor(card("Pipeline succeeded"));
  await shoot("gate-pipeline-went-on-light");
  expect(execution()).toMatchObject({ status: "Succeeded" });
});

test("Chi rejects, and the pipeline fails at the gate with the reason", async () => {
  await asked("U0CHI00001", "dark");
  await answer("Reject", "Prices below cost in three shops", "reject");
  await waitFor(card("Gate · Not passed"));
  expect(await card("Gate · Not passed").textContent()).toContain("Prices below cost in three shops");
  await shoot("gate-rejected-dark");
  await stage.page.getByTestId("channel-link").filter({ hasText: "ml-deployments" }).click();
  await waitFor(card("Pipeline failed at ApproveForProd"));
  expect(await card("Pipeline failed at ApproveForProd").textContent()).toContain("Prices below cost in three shops");
  await shoot("gate-pipeline-failed-dark");
  expect(execution()).toMatchObject({ status: "Failed" });
});

test("Ana, who started it, is told why she cannot answer", async () => {
  await asked("U0ANA00001");
  await answer("Approve", "Looks good to me", "author");
  await waitFor(card("Only visible to you"));
  expect(await card("Only visible to you").textContent()).toMatch(/You started this execution/);
  await shoot("gate-author-refused-light");
  expect(execution()).toMatchObject({ status: "Executing" });
});

test("an answer that comes after another one is explained", async () => {
  await asked("U0BO000001");
  await card("Approval needed").getByRole("button", { name: "Reject" }).click();
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill("Wait, not yet");
  const other = await stage.anotherPage();
  await other.goto(`${stage.served.url}/?theme=light&user=U0ELI00001#C0APPROVALS`);
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
  await shoot("gate-late-light");
});
