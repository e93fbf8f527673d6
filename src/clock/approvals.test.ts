import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { functionNames } from "../playground/bot.ts";
import { registerRanker } from "../playground/scenarios/ranker-versions.ts";
import { type Stage, startStage } from "../testing/stage.ts";

const start = Date.parse("2026-03-02T14:00:00Z");
let stage: Stage;
beforeAll(async () => {
  // The functions tell the time by the process, SageMaker by the stage: both go together here.
  vi.useFakeTimers({ toFake: ["Date"], now: start });
  stage = await startStage();
});
afterAll(async () => {
  await stage.close();
  vi.useRealTimers();
});

/** So many hours, and a tick of the clock. */
const hours = async (count: number): Promise<void> => {
  await stage.minutes(count * 60);
  vi.setSystemTime(stage.aws.clock.now());
  await tick();
};
const tick = async (): Promise<void> => {
  await stage.aws.functions.call(functionNames.clock, { time: new Date(stage.aws.clock.now()).toISOString() });
  await stage.aws.drain();
};
const card = (): string => stage.read("ml-approvals")[0] ?? "";
/** What was said in threads, by what it contains. */
const said = (what: RegExp): readonly string[] =>
  stage.slack
    .calls("chat.postMessage")
    .filter(({ args }) => args["thread_ts"] !== undefined)
    .map(({ args }) => String(args["text"]))
    .filter((text) => what.test(text));
const vote = async (user: string, label: string, reason: string): Promise<void> => {
  await stage.click(user, "ml-approvals", label);
  const view = stage.slack.view(user);
  await stage.slack.people.submitView(user, view?.id ?? "", {
    reason: { reason: { type: "plain_text_input", value: reason } },
  });
  await stage.aws.drain();
};

test("who has not voted is reminded once a day; then the round expires, and can be asked for again", async () => {
  registerRanker(stage.aws.sagemaker, "Ranks offers by margin");
  await hours(1);
  expect(card()).toMatch(/Needs 2 approvals from @ml-approvers · ana is the author and cannot vote/);
  expect(said(/still waits/)).toEqual([]);

  await vote("bo", "Approve", "NDCG is up");
  expect(card()).toMatch(/1 of 2 approvals from @ml-approvers: @bo ✓/);
  await hours(24);
  await tick();
  expect(said(/still waits/)).toEqual([
    expect.stringMatching(/^<@U0CHI00001> <@U0ELI00001> .*still waits for approval: \*1 of 2\* since .* It expires /),
  ]);
  await hours(24);
  expect(said(/still waits/)).toHaveLength(2);

  await hours(24);
  await tick();
  expect(card()).toMatch(/Approval expired[\s\S]*Nobody had decided by[\s\S]*\[Ask again\]/);
  expect(card()).not.toContain("[Approve]");
  // A moment is told on the card of each channel.
  expect(said(/was not decided on in time/)).toHaveLength(2);
  expect(said(/still waits/)).toHaveLength(2);

  await stage.click("ana", "ml-approvals", "Ask again");
  expect(card()).toMatch(/Approval needed[\s\S]*Needs 2 approvals[\s\S]*Asked again by @ana[\s\S]*\[Approve\]/);
  await vote("bo", "Approve", "Still fine");
  await vote("chi", "Approve", "I agree");
  expect(card()).toMatch(/Model · Approved[\s\S]*2 of 2 approvals:[\s\S]*@bo ✓ Still fine[\s\S]*@chi ✓ I agree/);
});

test("a vote by command counts like one by button, and is answered where it was typed", async () => {
  registerRanker(stage.aws.sagemaker, "Ranks offers by season");
  await hours(1);
  const command = async (user: string, text: string): Promise<string | undefined> => {
    await stage.slack.people.command(user, "ml-approvals", `/sagemaker ${text}`);
    await stage.aws.drain();
    return stage.whispers(user).at(-1);
  };
  expect(await command("bo", "approve model ranker/2")).toMatch(/asks for a reason/);
  expect(await command("bo", 'approve model ranker/2 reason:"NDCG is up"')).toMatch(/counts: 1 of 2 approvals so far/);
  expect(await command("ana", 'approve model ranker/2 reason:"I made it"')).toMatch(/You registered this version/);
  expect(await command("dee", 'reject model ranker/2 reason:"no"')).toMatch(/No rule of the policy permits you/);
  expect(await command("chi", 'reject model ranker/2 reason:"Worse in winter"')).toMatch(
    /Rejected model package ranker\/2/,
  );
  expect(stage.read("ml-approvals").join("\n")).toMatch(/Rejected by @chi: Worse in winter/);
  expect(await command("eli", 'approve model ranker/2 reason:"late"')).toMatch(/Meanwhile .* has been rejected/);
});

test("a form that stood open for longer than Slack takes an answer to its click is answered all the same", async () => {
  registerRanker(stage.aws.sagemaker, "Ranks offers by weekday");
  await hours(1);
  await stage.click("ana", "ml-approvals", "Approve");
  await hours(1);
  const view = stage.slack.view("ana");
  await stage.slack.people.submitView("ana", view?.id ?? "", {
    reason: { reason: { type: "plain_text_input", value: "I made it" } },
  });
  await stage.aws.drain();
  expect(stage.whispers("ana").at(-1)).toContain("You registered this version");
});

test("what AWS does not take is told, and the next vote tries it again", async () => {
  registerRanker(stage.aws.sagemaker, "Ranks offers by taste");
  await hours(1);
  await vote("bo", "Approve", "NDCG is up");
  stage.aws.denied.add("UpdateModelPackage");
  await vote("chi", "Approve", "I agree");
  stage.aws.denied.delete("UpdateModelPackage");
  const newest = () => stage.read("ml-approvals").findLast((text) => text.includes("ranker/4")) ?? "";
  expect(stage.whispers("chi").at(-1)).toContain("UpdateModelPackage");
  expect(newest()).toMatch(/AWS did not take the decision[\s\S]*\[Approve\]/);
  await vote("chi", "Approve", "I still agree");
  expect(newest()).toContain("Model · Approved");
});
