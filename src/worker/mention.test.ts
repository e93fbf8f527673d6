import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  scenarios.find((each) => each.id === "training-succeeds")?.play(stage.aws.sagemaker);
  await stage.minutes(5);
});
afterAll(() => stage.close());

/** What the person reads because of it, alone or in the thread. */
const say = async (user: string, text: string, threadTs?: string): Promise<string> => {
  const thread = () =>
    threadTs === undefined ? [] : stage.slack.thread("ml-training", threadTs).map(stage.slack.readable);
  const before = { alone: stage.whispers(user).length, thread: thread().length };
  await stage.slack.people.say(user, "ml-training", text, threadTs);
  await stage.aws.drain();
  // The person's own words come first.
  return [...stage.whispers(user).slice(before.alone), ...thread().slice(before.thread + 1)].join("\n");
};
const card = () =>
  stage.slack.messages("ml-training").find((each) => stage.slack.readable(each).includes("churn-nightly"))?.ts ?? "";

describe("mentioning the bot", () => {
  test("asks for what a command asks for, and is answered to the person alone", async () => {
    expect(await say("dee", "@SageMaker list training")).toMatch(/churn-nightly/);
    expect(await say("dee", "@SageMaker")).toMatch(/What \/sagemaker can do for you/);
  });

  test("in a card's thread is about that card's resource", async () => {
    expect(await say("dee", "@SageMaker show", card())).toMatch(/Training .*churn-nightly/);
    expect(stage.slack.ephemerals("dee").at(-1)?.threadTs).toBe(card());
    expect(await say("dee", "@SageMaker whoami", card())).toMatch(
      /What you may do with the training job churn-nightly[\s\S]*stop retry.* – no rule permits it/,
    );
    expect(await say("dee", "@SageMaker logs", card())).toMatch(/Log of the training job churn-nightly/);
  });

  test("is told what it did not understand with an example that works there", async () => {
    expect(await say("dee", "@SageMaker lsit training")).toMatch(
      /Did you mean “list”\?[\s\S]*For example: list training/,
    );
    expect(await say("dee", "@SageMaker stop")).toMatch(/Say which resource to stop/);
  });

  test("is held to the policy as everything else", async () => {
    expect(await say("dee", "@SageMaker stop", card())).toMatch(/No rule of the policy permits/);
    expect(await say("ana", "@SageMaker stop", card())).toMatch(/[Ss]topp/);
  });

  test("in a thread that cannot be read needs a name", async () => {
    stage.slack.failNext("conversations.replies", "missing_scope");
    expect(await say("dee", "@SageMaker show", card())).toMatch(/Say which resource to show/);
    stage.slack.failNext("conversations.replies", "internal_error");
    expect(await say("dee", "@SageMaker show", card())).toMatch(/Say which resource to show/);
  });
});
