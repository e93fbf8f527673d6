import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
let name: string;
let version = 11;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

/** A version that chi has approved, on the card of its own and on that of its pipeline. */
beforeEach(async () => {
  stage.slack.reset();
  scenarios.find(({ id }) => id === "model-waiting-for-approval")?.play(stage.aws.sagemaker);
  await stage.minutes(17);
  name = `churn/${++version}`;
  await inForm("chi", "Approve", "AUC is up");
  expect(registry()).toMatchObject({ status: "Approved" });
});

const channel = "ml-approvals";
const registry = () => stage.aws.describeForPage().find((each) => each.name === name);
const card = (): string => stage.read(channel).find((text) => text.includes(name)) ?? "";
const buttons = (label: string) => stage.slack.messages(channel).filter((each) => stage.slack.element(each, label));
const submit = async (user: string, reason: string | null): Promise<void> => {
  const view = stage.slack.view(user);
  if (!view) throw new Error(`no form opened for ${user}: ${stage.whispers(user).join()}`);
  await stage.slack.people.submitView(user, view.id, {
    reason: { reason: { type: "plain_text_input", value: reason } },
  });
  await stage.aws.drain();
};
async function inForm(user: string, label: string, reason: string): Promise<void> {
  await stage.click(user, channel, label);
  await submit(user, reason);
}
const command = async (user: string, text: string): Promise<string> => {
  const before = stage.whispers(user).length;
  await stage.slack.people.command(user, channel, `/sagemaker ${text}`);
  await stage.aws.drain();
  return stage.whispers(user).slice(before).join("\n");
};
const events = () => stage.aws.customEvents.filter((each) => JSON.stringify(each).includes('"revoke"'));

test("an approval is revoked through the form: on every card, in the registry and on the bus", async () => {
  await inForm("bo", "Revoke…", "drifts since Monday");
  expect(card()).toMatch(/Approval revoked[\s\S]*Approval revoked by @bo: drifts since Monday[\s\S]*1 of 1[\s\S]*@chi/);
  expect(stage.read(channel).join()).not.toContain("outside Slack");
  expect(stage.read("ml-deployments").join("\n")).toContain(`${name} had its approval revoked`);
  expect(stage.read("ml-deployments").join("\n")).not.toContain("outside Slack");
  expect([...buttons("Revoke…"), ...buttons("Approve")]).toEqual([]);
  expect(registry()).toMatchObject({
    status: "Rejected",
    note: expect.stringMatching(/^Revoked by bo \(U0BO000001\) at \S+Z from Slack: drifts since Monday$/),
  });
  expect(events().at(-1)).toMatchObject({
    detail: { verb: "revoke", outcome: "done", reason: "drifts since Monday", by: { user: "U0BO000001" } },
  });
  expect(await command("ana", `audit model ${name}`)).toMatch(/bo[\s\S]*revoke[\s\S]*drifts since Monday/);
  // A while later, when all that SageMaker tells has arrived, it still is the bot's own decision.
  await stage.minutes(5);
  expect(stage.read(channel).join()).not.toContain("outside Slack");
});

test("somebody who is not listed is told who is, and nothing changes", async () => {
  await inForm("dee", "Revoke…", "I do not like it");
  expect(stage.whispers("dee").at(-1)).toMatch(/No rule of the policy permits you to revoke .*@ml-approvers may\.$/);
  expect(registry()).toMatchObject({ status: "Approved" });
  expect(events().at(-1)).toMatchObject({ detail: { verb: "revoke", outcome: "refused" } });
});

test("two forms at once revoke once, and the second person reads what became of it", async () => {
  await stage.click("bo", channel, "Revoke…");
  await inForm("ana", "Revoke…", "first");
  await submit("bo", "second");
  expect(stage.whispers("bo").at(-1)).toMatch(/There is nothing to revoke: .* is rejected \(Revoked by ana .*first\)/);
  expect(card()).toContain("Approval revoked by @ana: first");
  expect(registry()).toMatchObject({ note: expect.stringContaining("first") });
});

test("the form wants a reason", async () => {
  await stage.click("bo", channel, "Revoke…");
  await submit("bo", null);
  expect(stage.slack.view("bo")).toBeDefined();
  expect(registry()).toMatchObject({ status: "Approved" });
});

test("a rejection by command names the one that revokes, which asks first", async () => {
  expect(await command("bo", `reject model ${name} reason:"drifts"`)).toContain(`/sagemaker revoke ${name} reason:`);
  expect(await command("bo", `revoke ${name} reason:"drifts & more"`)).toContain("latest other approved version");
  expect(registry()).toMatchObject({ status: "Approved" });
  await stage.answer("bo", "Revoke it");
  expect(stage.whispers("bo").at(-1)).toContain(`The approval of the model package ${name} is revoked`);
  expect(card()).toContain("Approval revoked by @bo: drifts & more");
  expect(await command("bo", `revoke ${name} reason:"again"`)).toContain("There is nothing to revoke");
});
