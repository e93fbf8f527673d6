import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decode } from "../events/decode.ts";
import { fold } from "../notify/fold.ts";
import { scenarios } from "../playground/scenarios/registry.ts";
import { sageMakerClients } from "../sagemaker/clients.ts";
import { trainingEvent } from "../testing/events.ts";
import { type Stage, startStage } from "../testing/stage.ts";
import { enrichWith } from "./enrich.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const play = (id: string): void => scenarios.find((each) => each.id === id)?.play(stage.aws.sagemaker);

const onlyDenied = async (operation: string, act: () => Promise<void>): Promise<void> => {
  stage.aws.denied.add(operation);
  await act();
  stage.aws.denied.delete(operation);
};

describe("the card of a failure ends the search", () => {
  test("it shows the traceback of the log, the class and what helps, in one message", async () => {
    play("training-fails");
    await stage.minutes(16);
    const [card, ...rest] = stage.read("ml-training");
    expect(card).toMatch(/Out of memory/);
    expect(card).toMatch(/Traceback \(most recent call last\)[\s\S]*torch\.OutOfMemoryError/);
    expect(card).not.toContain("same failure");
    expect(rest).toEqual([]);
  });

  test("the same failure again is counted, by resource and not by event", async () => {
    play("training-fails");
    await stage.minutes(16);
    expect(stage.read("ml-training").at(-1)).toContain("same failure 2 times this week");
  });

  test("a pipeline tells why it failed, with the log of the job whose step failed", async () => {
    play("pipeline-fails");
    await stage.minutes(13);
    const [card] = stage.read("ml-deployments");
    expect(card).toMatch(/Pipeline failed at EvaluateFraudModel/);
    expect(card).toMatch(/Traceback[\s\S]*KeyError: 'label'/);
  });

  test("a job in an account that the bot has no role in has its card all the same", async () => {
    play("processing-fails");
    await stage.minutes(9);
    expect(stage.read("ml-training").join()).toMatch(/Processing failed[\s\S]*Out of memory/);
  });

  test("a log that may not be read is no reason to lose the card, and the same event again costs no call", async () => {
    await onlyDenied("GetLogEvents", async () => {
      play("training-fails");
      await stage.minutes(16);
    });
    const card = stage.read("ml-training").at(-1);
    expect(card).toMatch(/Training failed[\s\S]*Out of memory[\s\S]*same failure 3 times this week/);
    expect(card).not.toContain("Traceback");
    const before = stage.slack.calls().length;
    const last = stage.aws.sentEvents.findLast(
      (event) => event["detail-type"] === "SageMaker Training Job State Change",
    );
    stage.aws.buses.defaultBus("111122223333", "eu-west-1").put(last ?? raise());
    await stage.aws.drain();
    expect(stage.slack.calls()).toHaveLength(before);
  });

  test("CloudWatch that does not answer holds nothing up for long", async () => {
    const { clients, own } = silent();
    const failures = { note: async () => 1 };
    const enrich = enrichWith({ clients, own, failures, evidenceBuckets: [], budgetMs: 20 });
    const found = await enrich(failedState());
    expect(found.map(({ part }) => part)).toEqual(["log", "repeats"]);
    expect(found[0]?.value).toMatchObject({ missing: expect.stringContaining("CloudWatch did not answer in time") });
  });
});

/** Clients whose calls never end. */
function silent() {
  const own = { account: "111122223333", region: "eu-west-1", partition: "aws" };
  return { own, clients: { ...sageMakerClients({ own }), logsAt: () => new Promise<never>(() => {}) } };
}

function failedState() {
  const decoded = decode(trainingEvent("Failed", 9, { FailureReason: "AlgorithmError: , exit code: 1" }));
  const [change] = decoded.is === "change" ? decoded.changes : [];
  return fold(undefined, change ?? raise());
}

function raise(): never {
  throw new Error("expected something to be there");
}
