import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage();
const { open, play, card, waitFor, shoot, resource } = stage;

test("a model package that waits is approved in its form, and the card changes in place", async () => {
  await open("U0BO000001", "C0APPROVALS");
  await play("model-waiting-for-approval");
  await waitFor(card("Approval needed"));
  await shoot("approval-needed-light");
  const ts = await card("Approval needed").getAttribute("data-ts");
  await card("Approval needed").getByRole("button", { name: "Approve" }).click();
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill("AUC is up by 0.016");
  await shoot("approve-form-light");
  await form.getByRole("button", { name: "Approve" }).click();
  const approved = card("Model · Approved");
  await waitFor(approved);
  expect(await approved.getAttribute("data-ts")).toBe(ts);
  expect(await approved.textContent()).toMatch(/Bo Berg|@bo/);
  expect(await approved.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await shoot("approved-light");
  expect(resource("churn/12")).toMatchObject({
    status: "Approved",
    note: expect.stringContaining("AUC is up by 0.016"),
  });
});

test("who may not approve reads who may, and the registry stays as it is", async () => {
  await open("U0DEE00001", "C0APPROVALS", "dark");
  await play("model-waiting-for-approval");
  await waitFor(card("Approval needed"));
  await card("Approval needed").getByRole("button", { name: "Reject" }).click();
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill("I would rather not");
  await shoot("reject-form-dark");
  await form.getByRole("button", { name: "Reject" }).click();
  await waitFor(card("Only visible to you"));
  expect(await card("Only visible to you").textContent()).toContain("ml-approvers");
  await shoot("refused-dark");
  expect(resource("churn/12")).toMatchObject({ status: "PendingManualApproval" });
});

test("a failing training job turns its card red, and says so in the channel", async () => {
  await open("U0ANA00001", "C0TRAINING", "dark");
  await play("training-fails");
  await waitFor(card("bert-large-p5"));
  await waitFor(card("Training failed"));
  expect(await card("Training failed").textContent()).toContain("CUDA out of memory");
  await waitFor(card("replied to a thread"));
  await shoot("training-failed-dark");
  await card("Training failed").getByTestId("thread-bar").click();
  await waitFor(stage.page.getByTestId("thread-pane"));
  await shoot("training-failed-thread-dark");
});

test("Stop stops the job that a card shows", async () => {
  await open("U0ANA00001", "C0TRAINING");
  await play("training-succeeds");
  await waitFor(card("churn-nightly").getByRole("button", { name: "Stop" }));
  await shoot("training-running-light");
  await card("churn-nightly").getByRole("button", { name: "Stop" }).click();
  const confirm = stage.page.getByRole("dialog");
  await shoot("stop-confirm-light");
  await confirm.getByRole("button", { name: /Stop/ }).click();
  await waitFor(card("Training stopped"));
  expect(await card("Training stopped").textContent()).toMatch(/Ana Lima|@ana/);
  await shoot("stopped-light");
  expect(stage.served.playground.snapshot().resources.find((each) => each.kind === "training-job")).toMatchObject({
    status: "Stopped",
  });
});

test("a hostile failure reason shows literally", async () => {
  await open("U0ANA00001", "C0TRAINING");
  await play("training-hostile-reason");
  await waitFor(card("Training failed"));
  expect(await card("Training failed").textContent()).toContain("<!channel> & <https://evil|click>");
  expect(await stage.page.locator('a[href*="evil"]').count()).toBe(0);
  await shoot("hostile-light");
});

test.each([
  ["U0ANA00001", "light", "You registered this version, so another person has to decide on it."],
  ["U0BO000001", "dark", "You are one of them."],
  ["U0DEE00001", "light", 'The approval rule "churn" does not list you'],
] as const)("whoami tells %s what they may do with a version, in %s", async (user, theme, says) => {
  await open(user, "C0APPROVALS", theme);
  await play("model-waiting-for-approval");
  await waitFor(card("Approval needed"));
  await stage.page.getByTestId("composer").click();
  await stage.page.keyboard.type("/sagemaker whoami model churn/12");
  await stage.page.keyboard.press("Escape");
  await stage.page.keyboard.press("Enter");
  await waitFor(card("What you may do with the model package"));
  expect(await card("What you may do with the model package").textContent()).toContain(says);
  await shoot(`whoami-${user}-${theme}`);
});

test("the slash command is written with the keyboard alone, with hints", async () => {
  await open("U0ANA00001", "C0TRAINING", "dark");
  await play("training-fails");
  await waitFor(card("bert-large-p5"));
  await stage.page.getByTestId("composer").click();
  await stage.page.keyboard.type("/sagemaker li");
  await shoot("slash-hints-dark");
  await stage.page.keyboard.press("Escape");
  await stage.page.keyboard.type("st training");
  await stage.page.keyboard.press("Enter");
  await waitFor(card("Only visible to you"));
  expect(await card("Only visible to you").textContent()).toContain("bert-large-p5");
  await shoot("list-dark");
});

test("an alarm that is set off in the panel takes a canary back", async () => {
  await open("U0ANA00001", "C0DEPLOYMENTS");
  await play("canary-bakes");
  await waitFor(card("Baking"));
  await stage.page.getByTestId("alarm-ranker-5xx-errors").click();
  await waitFor(card(/Rolled back · endpoint/));
  expect(await card(/Rolled back · endpoint/).textContent()).toContain("still serves ranker-config-41");
  expect(resource("ranker")).toMatchObject({
    status: "InService",
    note: expect.stringContaining("[ranker-5xx-errors, ranker-rollback]"),
  });
  await stage.page.getByTestId("alarm-ranker-5xx-errors").scrollIntoViewIfNeeded();
  await shoot("alarm-set-off-light");
});

test.each(["light", "dark"] as const)("a day of everything, in %s", async (theme) => {
  await open("U0ANA00001", "C0DEPLOYMENTS", theme);
  await play("everything-at-once");
  await waitFor(card("Baking"));
  await waitFor(card("Pipeline failed at"));
  await waitFor(card("Rolled back"));
  for (const channel of ["ml-deployments", "ml-training", "ml-approvals", "ml-ops"]) {
    await stage.page.getByTestId("channel-link").filter({ hasText: channel }).click();
    await stage.page.getByRole("heading", { name: channel }).first().waitFor();
    await shoot(`everything-${channel}-${theme}`);
  }
});
