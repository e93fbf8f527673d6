import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const ana = "U0ANA00001";
const bo = "U0BO000001";
const chi = "U0CHI00001";
const approvals = "C0APPROVALS";
const stage = browserStage();
const { open, play, card, whisper, waitFor, shoot, resource } = stage;

/** Fills in the form that is open and submits it. */
const submit = async (label: string, reason: string): Promise<void> => {
  const form = stage.page.getByRole("dialog");
  await form.getByRole("textbox").fill(reason);
  await form.getByRole("button", { name: label }).click();
};
const vote = async (name: string, label: string, reason: string): Promise<void> => {
  await card(name).getByRole("button", { name: label }).click();
  await submit(label, reason);
};

test("two people approve what a third has made, who may not herself", async () => {
  await open(ana, approvals);
  await play("two-people-approve");
  await waitFor(card("Approval needed"));
  expect(await card("ranker").textContent()).toContain("ana is the author and cannot vote");
  await vote("Approval needed", "Approve", "I made it");
  await waitFor(whisper("You registered this version, so another person has to decide on it"));
  await shoot("approvals-author-refused-light");

  await open(bo, approvals);
  await card("Approval needed").getByRole("button", { name: "Approve" }).click();
  await shoot("approvals-form-light");
  await submit("Approve", "NDCG is up by 2 %");
  await waitFor(card("1 of 2 approvals"));
  await shoot("approvals-one-of-two-light");
  // The same person again counts once.
  await vote("Approval needed", "Approve", "And once more");
  await waitFor(whisper("You have approved the model package ranker/1 already: 1 of 2"));
  expect(resource("ranker/1")).toMatchObject({ status: "PendingManualApproval" });

  await open(chi, approvals, "dark");
  await vote("Approval needed", "Approve", "I agree");
  await waitFor(card("Model · Approved"));
  expect(await card("Model · Approved").textContent()).toMatch(
    /2 of 2 approvals[\s\S]*NDCG is up by 2 %[\s\S]*I agree/,
  );
  expect(await card("ranker").getByRole("button", { name: "Approve" }).count()).toBe(0);
  await shoot("approvals-approved-dark");
  expect(resource("ranker/1")).toMatchObject({
    status: "Approved",
    note: expect.stringMatching(/^Approved from Slack by bo .*NDCG is up by 2 %; chi .*I agree https:\/\//),
  });
});

test("a decision in Studio takes the buttons from the cards of both channels, and says whose it was", async () => {
  await open(bo, approvals);
  await play("decided-in-studio");
  await waitFor(card("Approval needed"));
  await open(bo, "C0DEPLOYMENTS");
  await waitFor(card("churn-training"));
  await shoot("approvals-before-studio-deployments-light");
  await open(bo, approvals);
  const decided = card("Decided outside Slack by zoe");
  await waitFor(decided);
  expect(await decided.getByRole("button", { name: "Approve" }).count()).toBe(0);
  await shoot("approvals-studio-light");
  const messages = stage.served.playground
    .snapshot()
    .messages.filter(({ blocks }) => JSON.stringify(blocks).includes("zoe"));
  expect(new Set(messages.map(({ channel }) => channel))).toEqual(new Set([approvals, "C0DEPLOYMENTS"]));
  const buttons = stage.served.playground
    .snapshot()
    .messages.filter(({ blocks }) => JSON.stringify(blocks).includes("intent:approve"));
  expect(buttons).toEqual([]);
  await open(bo, "C0DEPLOYMENTS", "dark");
  await waitFor(card("churn-training"));
  await shoot("approvals-studio-deployments-dark");
});

test("a form on a version that a newer one has superseded is answered, and decides nothing", async () => {
  await open(bo, approvals, "dark");
  await play("newer-version-waits");
  await waitFor(card("ranker/1"));
  await card("ranker/1").getByRole("button", { name: "Approve" }).click();
  await waitFor(card("Superseded by ranker/2"));
  await submit("Approve", "Looks good");
  await waitFor(whisper("was superseded by ranker/2"));
  expect(await card("Superseded by ranker/2").getByRole("button", { name: "Approve" }).count()).toBe(0);
  expect(await card("Approval needed").getByRole("button", { name: "Approve" }).count()).toBe(1);
  await shoot("approvals-superseded-dark");
  expect(resource("ranker/1")).toMatchObject({ status: "PendingManualApproval" });
});

test("an approval is revoked from its card, by one person and with a reason", async () => {
  await open(bo, approvals);
  await play("decided-in-studio");
  await waitFor(card("Decided outside Slack by zoe"));
  await card("Decided outside Slack").getByRole("button", { name: "Revoke…" }).click();
  await waitFor(stage.page.getByText("Revoking an approval may deploy again"));
  await shoot("approvals-revoke-form-light");
  await submit("Revoke", "Drifts since Monday");
  const revoked = card(/Approval revoked by @Bo Berg: Drifts since Monday/);
  await waitFor(revoked);
  expect(await revoked.textContent()).not.toContain("outside Slack");
  expect(await revoked.getByRole("button", { name: "Revoke…" }).count()).toBe(0);
  await shoot("approvals-revoked-light");
  await open(bo, "C0DEPLOYMENTS");
  await waitFor(card("had its approval revoked"));
  await shoot("approvals-revoked-journey-light");
});
