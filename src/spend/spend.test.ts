import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode } from "../events/decode.ts";
import { foldAll } from "../notify/fold.ts";
import { cardFacts } from "../notify/present.ts";
import { kindOf } from "../notify/view.ts";
import { start, trainingEvent } from "../testing/events.ts";
import { hourlyPrice, pricesAsOf, pricesFrom } from "./prices.ts";
import { spendOn } from "./spend.ts";

const hour = { region: "us-east-1", instanceType: "ml.p3.2xlarge", instances: 4, seconds: 3600 };

describe("what something cost", () => {
  test("is the price times instances times hours", () => {
    expect(spendOn(hour)).toBeCloseTo(15.3);
  });

  test("is unknown where the type, the region, the number or the time is", () => {
    for (const unknown of [
      { instanceType: "ml.z9.huge" },
      { instanceType: "constructor" },
      { region: "mars-north-1" },
      { region: "constructor" },
      { instances: undefined },
      { seconds: undefined },
    ])
      expect(spendOn({ ...hour, ...unknown })).toBeUndefined();
  });

  test("grows with time and instances, and is never less than nothing", () => {
    const amount = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (instances, seconds, more) => {
        const one = spendOn({ ...hour, instances, seconds }) ?? 0;
        expect(one).toBeGreaterThanOrEqual(0);
        expect(spendOn({ ...hour, instances, seconds: seconds + more }) ?? 0).toBeGreaterThanOrEqual(one);
        expect(spendOn({ ...hour, instances: instances + more, seconds }) ?? 0).toBeGreaterThanOrEqual(one);
      }),
    );
  });

  test("has prices with a date and a source", () => {
    expect(pricesAsOf).toMatch(/^\d{4}-\d{2}$/);
    expect(pricesFrom).toMatch(/^https:\/\/aws\.amazon\.com\//);
    expect(hourlyPrice("eu-west-1", "ml.m5.xlarge")).toBeGreaterThan(hourlyPrice("us-east-1", "ml.m5.xlarge") ?? 9);
  });
});

describe("on the card", () => {
  const spend = (...events: readonly unknown[]) => {
    const [first, ...rest] = events.flatMap((event) => {
      const decoded = decode(event);
      return decoded.is === "change" ? decoded.changes : [];
    });
    if (!first) throw new Error("nothing was decoded");
    const state = foldAll(undefined, [first, ...rest]);
    return cardFacts(kindOf(state), state, { accounts: {} }).spend;
  };
  const machines = { ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 2, VolumeSizeInGB: 30 } };

  test("a finished job says it, one that runs does not", () => {
    expect(spend(trainingEvent("Completed", 61, machines))).toBeCloseTo(0.514);
    expect(spend(trainingEvent("InProgress", 61, machines))).toBeUndefined();
  });

  test("what is billed counts, where it is told", () => {
    expect(spend(trainingEvent("Completed", 61, { ...machines, BillableTimeInSeconds: 360 }))).toBeCloseTo(0.0514);
  });

  test("a tuning job says it only when the time of each of its jobs is known", () => {
    const tuningArn = "arn:aws:sagemaker:eu-west-1:111122223333:hyper-parameter-tuning-job/t";
    const child = (name: string) => trainingEvent("Completed", 31, { ...machines, TuningJobArn: tuningArn }, name);
    const tuning = {
      "detail-type": "SageMaker HyperParameter Tuning Job State Change",
      source: "aws.sagemaker",
      account: "111122223333",
      region: "eu-west-1",
      time: new Date(start).toISOString(),
      resources: [tuningArn],
      detail: {
        HyperParameterTuningJobName: "t",
        HyperParameterTuningJobArn: tuningArn,
        HyperParameterTuningJobStatus: "Completed",
        TrainingJobDefinition: machines,
        TrainingJobStatusCounters: { Completed: 2 },
        LastModifiedTime: start,
      },
    };
    expect(spend(tuning, child("t-001"), child("t-002"))).toBeCloseTo(0.514);
    expect(spend(tuning, child("t-001"))).toBeUndefined();
  });
});
