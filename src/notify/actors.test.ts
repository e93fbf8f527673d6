import { afterEach, beforeEach, expect, test } from "vitest";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { eventOf, fixtureText } from "../testing/fixtures.ts";

let bot: NotifyBot;
beforeEach(async () => {
  bot = await startNotifyBot();
});
afterEach(() => bot.slack.close());

const call = (name: string): Record<string, unknown> => JSON.parse(fixtureText(`constructed/cloudtrail-${name}.json`));
const job = eventOf("SageMaker Training Job State Change");
const version = eventOf("SageMaker Model Package State Change");

test("who started a job is remembered without a card, and told on the card once there is one", async () => {
  await bot.batch([call("create-training-job")]);
  expect(bot.calls()).toEqual([]);
  await bot.batch([job]);
  expect(bot.read()).toEqual([expect.stringContaining("started by ana")]);
  expect(bot.read()[0]).toContain("churn-xgb-0302");
});

test("who did something to a resource that has a card is added to it, without a reply and without a ping", async () => {
  await bot.batch([job]);
  await bot.batch([call("create-training-job"), call("stop-training-job")]);
  expect(bot.calls()).toEqual(["chat.postMessage", "chat.update"]);
  expect(bot.read()[0]).toMatch(/started by ana · stopped by bo@example\.com in the console or CLI/);
  expect(JSON.stringify(bot.slack.messages("C0TRAINING"))).not.toContain("<@");
});

test("a call beside an event in one batch does not keep the event from posting", async () => {
  await bot.batch([call("update-model-package"), version]);
  expect(bot.calls()).toEqual(["chat.postMessage"]);
  expect(bot.read()[0]).toContain("approved by bo");
});

test("a call that failed makes neither a card nor a notice", async () => {
  const refused = call("create-training-job");
  await bot.batch([{ ...refused, detail: { ...(refused["detail"] as object), errorCode: "AccessDenied" } }]);
  expect(bot.calls()).toEqual([]);
  expect(bot.errors).toEqual([]);
});

test("what the bot did for a person is told by the person's name alone", async () => {
  await bot.batch([version]);
  const key = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/12";
  const at = Date.parse("2026-03-02T13:29:30Z");
  await bot.ports.store.states.update(key, (state) => {
    if (state === undefined) throw new Error("no state");
    const value = { verb: "approve", by: "U0BO000001", at, outcome: "done" };
    return { ...state, entries: { ...state.entries, "acts/1": { stamp: { final: 0, at, rank: 0 }, value } } };
  });
  await bot.batch([call("update-model-package")]);
  expect(bot.read()[0]).not.toContain("approved by bo");
});

test("the first three tags are shown, AWS's own and long ones are not", async () => {
  const Tags = { "aws:createdBy": "x", long: "x".repeat(100), team: "search", env: "prod", tier: "", cost: "12" };
  await bot.batch([{ ...job, detail: { ...(job["detail"] as object), Tags } }]);
  expect(bot.read()[0]).toMatch(/team=search.*env=prod.*tier/);
  expect(bot.read()[0]).not.toMatch(/createdBy|cost=12|xxxx/);
});
