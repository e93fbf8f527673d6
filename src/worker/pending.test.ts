import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
afterEach(() => stage.slack.reset());

const play = (id: string): void => scenarios.find((each) => each.id === id)?.play(stage.aws.sagemaker);
const pending = async (user: string): Promise<string> => {
  await stage.slack.people.command(user, "ml-training", "/sagemaker pending");
  await stage.aws.drain();
  return stage.whispers(user).at(-1) ?? "";
};
const home = (user: string): string => {
  const view = stage.slack.home(user);
  return view ? stage.slack.readable(view) : "";
};
const openHome = async (user: string): Promise<string> => {
  await stage.slack.people.openHome(user);
  await stage.aws.drain();
  return home(user);
};
/** Clicks that label on the Home tab, and sends the form that opens. */
const decideAtHome = async (user: string, label: string, reason: string): Promise<void> => {
  const shown = stage.slack.home(user);
  const button = shown && stage.slack.element(shown, label);
  if (!shown || !button) throw new Error(`No ${label} on the Home tab:\n${home(user)}`);
  await stage.slack.people.clickView(user, shown.id, button.blockId, button.actionId);
  const form = stage.slack.view(user);
  await stage.slack.people.submitView(user, form?.id ?? "", {
    reason: { reason: { type: "plain_text_input", value: reason } },
  });
  await stage.aws.drain();
};

describe("what waits for a decision", () => {
  test("is nothing, in words", async () => {
    expect(await pending("bo")).toMatch(/Nothing waits for you\./);
  });

  test("waits for those who may decide, with quorum and buttons, and for others by the name of who may", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    expect(await pending("bo")).toMatch(
      /Waiting for you\n.*churn\/\d+ · model package · prod eu-west-1\n0 of 1 approval · since .*\n\[Approve…\] \[Reject…\] \[Open the card\]/,
    );
    const dee = await pending("dee");
    expect(dee).toMatch(
      /Nothing waits for you\.[\s\S]*Waiting for others\nmodel package churn\/\d+ · waits for @ml-approvers/,
    );
    expect(dee).not.toContain("Approve…");
    // Ana's pipeline has made it, and four eyes are asked for.
    expect(await pending("ana")).toMatch(/churn\/\d+ · you registered this version, waits for @ml-approvers/);
  });

  test("is decided on the Home tab, which says what came of it and has it no more", async () => {
    expect(await openHome("bo")).toMatch(/Waiting for you\n.*churn\/\d+/);
    await decideAtHome("bo", "Approve…", "AUC is up");
    expect(home("bo")).toMatch(/Nothing waits for you\./);
    expect(home("bo")).toMatch(/^.*white_check_mark.*churn\/\d+/);
    expect(await openHome("bo")).not.toMatch(/white_check_mark: .*churn/);
    expect(await pending("chi")).toMatch(/Nothing waits for you\./);
  });

  test("that the policy forbids is told at the Home tab as well", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await openHome("bo");
    const shown = stage.slack.home("bo");
    const button = shown && stage.slack.element(shown, "Reject…");
    await openHome("chi");
    await decideAtHome("chi", "Reject…", "Not better");
    // Bo's tab still shows it: the click comes too late, and is answered.
    await stage.slack.people.clickView("bo", shown?.id ?? "", button?.blockId ?? "", button?.actionId ?? "");
    await stage.slack.people.submitView("bo", stage.slack.view("bo")?.id ?? "", {
      reason: { reason: { type: "plain_text_input", value: "Not better either" } },
    });
    await stage.aws.drain();
    expect(home("bo")).toMatch(/already|had been|Meanwhile/);
    expect(home("bo")).toContain("Nothing waits for you.");
  });

  test("can be shared with the channel, without buttons", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await pending("bo");
    const answer = stage.slack.ephemerals("bo").at(-1);
    const button = answer && stage.slack.element(answer, "Share in channel");
    await stage.slack.people.click(
      "bo",
      "ml-training",
      answer?.ts ?? "",
      button?.blockId ?? "",
      button?.actionId ?? "",
    );
    await stage.aws.drain();
    expect(stage.read("ml-training").at(-1)).toMatch(
      /Waiting for a decision\nmodel package churn\/\d+ · waits for @ml-approvers[\s\S]*Shared by bo/,
    );
  });
});
