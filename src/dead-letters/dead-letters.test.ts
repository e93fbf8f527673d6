import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { functionNames } from "../playground/bot.ts";
import { trainingEvent } from "../testing/events.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
afterEach(async () => {
  // What a test leaves behind would be the next one's; the clock hides what it looks at for a while.
  await stage.minutes(1);
  const { deadLetterQueue } = stage.aws;
  for (const { receiptHandle } of deadLetterQueue.receive(100)) deadLetterQueue.delete(receiptHandle);
  stage.slack.reset();
});

let round = 0;
const name = (): string => `bert-${++round}`;
const bodyFor = (job: string, more: object = {}): string =>
  JSON.stringify({
    route: { id: "jobs", channel: "C0TRAINING", level: "all" },
    event: trainingEvent("Failed", 20, { FailureReason: "OutOfMemory", ...more }, job),
  });
/** The clock function's tick, a minute after the last one. */
const tick = async (): Promise<unknown> => {
  await stage.minutes(1);
  return stage.aws.functions.call(functionNames.clock, {});
};
const ops = (): readonly string[] => stage.read("ml-ops");

describe("an event that cannot be delivered", () => {
  it("becomes a card in the ops channel that says what, why and how often", async () => {
    const { slack, aws } = stage;
    const job = name();
    for (let tries = 0; tries < 5; tries++) slack.failNext("chat.postMessage", "fatal_error");
    aws.queue.send(bodyFor(job));
    for (let tries = 0; tries < 6; tries++) await stage.minutes(1);
    expect(stage.read("ml-training")).toEqual([]);

    expect(await tick()).toMatchObject({ letters: 1 });
    expect(ops()).toHaveLength(1);
    expect(ops()[0]).toMatch(/Dead letter[\s\S]*SageMaker Training Job State Change[\s\S]*bert-/);
    expect(ops()[0]).toMatch(/given up after 5 tries[\s\S]*fatal_error/);
    expect(ops()[0]).toMatch(/Replay[\s\S]*Discard[\s\S]*Copy/);
  });

  it("has one card, however often the clock looks", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    await tick();
    await tick();
    expect(ops()).toHaveLength(1);
    expect(stage.aws.deadLetterQueue.depth).toBe(1);
  });

  it("gets its card at a later look when Slack refused it", async () => {
    stage.slack.failNext("chat.postMessage", "fatal_error");
    stage.aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    expect(ops()).toEqual([]);
    await tick();
    expect(ops()).toHaveLength(1);
  });

  it("is told about even when it is no event at all", async () => {
    stage.aws.deadLetterQueue.send("}{ not JSON <!channel>");
    await tick();
    expect(ops()[0]).toContain("Why is not known");
    expect(ops()[0]).not.toContain("<!channel>");
  });
});

describe("replaying", () => {
  it("delivers the event after all, tells it on the card and empties the queue", async () => {
    const job = name();
    stage.aws.deadLetterQueue.send(bodyFor(job));
    await tick();
    await stage.click("ana", "ml-ops", "Replay");

    expect(stage.read("ml-training")[0]).toContain(job);
    expect(ops()).toHaveLength(1);
    expect(ops()[0]).toMatch(/Dead letter · Replayed[\s\S]*Replayed by @ana/);
    expect(ops()[0]).not.toContain("Discard\n");
    expect(stage.aws.customEvents.at(-1)).toMatchObject({
      detail: { verb: "replay", kind: "dead-letter", outcome: "done", by: { user: "U0ANA00001" } },
    });
    await tick();
    expect(stage.aws.deadLetterQueue.depth).toBe(0);
  });

  it("happens once, and whoever comes second is told when it was", async () => {
    const { slack, aws } = stage;
    aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    const [card] = slack.messages("ml-ops");
    const [replay, discard] = ["Replay", "Discard"].map((label) => card && slack.element(card, label));
    if (!card || !replay || !discard) throw new Error("no buttons");
    await slack.people.click("ana", "ml-ops", card.ts, replay.blockId, replay.actionId);
    await slack.people.click("ana", "ml-ops", card.ts, discard.blockId, discard.actionId);
    await aws.drain();
    expect(aws.functions.failed).toEqual([]);
    const outcomes = aws.customEvents.slice(-2).map(({ detail }) => Object(detail).outcome);
    expect(outcomes.toSorted()).toEqual(["already", "done"]);
    expect(stage.whispers("ana").join()).toMatch(/already been (replayed|discarded) at|deciding on this/);
  });

  it("is refused for a message that was too large to keep, with what to do instead", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name(), { HyperParameters: { blob: "x".repeat(130_000) } }));
    await tick();
    expect(ops()[0]).toContain("too large to be replayed from here");
    await stage.click("ana", "ml-ops", "Replay");
    expect(stage.whispers("ana").at(-1)).toMatch(/Start a redrive/);
    expect(ops()[0]).toContain("Dead letter");
  });

  it("is not for everybody", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    await stage.click("dee", "ml-ops", "Replay");
    expect(stage.whispers("dee").at(-1)).toMatch(/permits you to replay the dead letter[\s\S]*ml-engineers/);
    expect(stage.read("ml-training")).toEqual([]);
  });
});

describe("discarding", () => {
  it("deletes it, and no card ever shows it", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    await stage.click("ana", "ml-ops", "Discard");
    expect(ops()[0]).toMatch(/Discarded by @ana/);
    await tick();
    expect(stage.aws.deadLetterQueue.depth).toBe(0);
    expect(stage.read("ml-training")).toEqual([]);
  });
});

describe("copying", () => {
  it("shows the whole message to one person, with its secrets masked", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name(), { HyperParameters: { key: "AKIAIOSFODNN7EXAMPLE" } }));
    await tick();
    await stage.click("dee", "ml-ops", "Copy");
    const copy = stage.whispers("dee").at(-1) ?? "";
    expect(copy).toMatch(/"detail-type": "SageMaker Training Job State Change"/);
    expect(copy).toContain("AKIA…");
    expect(copy).not.toContain("IOSFODNN7EXAMPLE");
    expect(ops()).toHaveLength(1);
  });

  it("of a long one says how much is left out", async () => {
    stage.aws.deadLetterQueue.send(bodyFor(name(), { HyperParameters: { blob: "x".repeat(20_000) } }));
    await tick();
    await stage.click("dee", "ml-ops", "Copy");
    expect(stage.whispers("dee").at(-1)).toMatch(/and [\d,]+ more characters/);
  });
});

describe("an outage", () => {
  it("makes one message, not a card for each of many dead letters", async () => {
    for (let count = 0; count < 30; count++) stage.aws.deadLetterQueue.send(bodyFor(name()));
    await tick();
    await tick();
    expect(ops()).toEqual([expect.stringMatching(/About 30 dead letters[\s\S]*redrive/)]);
  });
});
