import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asArn } from "../domain/ids.ts";
import type { Change, ResourceState } from "../domain/resource.ts";
import { decode } from "../events/decode.ts";
import { endpointEvent, executionEvent, packageEvent, pending, stepEvent, trainingEvent } from "../testing/events.ts";
import { fixture, fixtureNames } from "../testing/fixtures.ts";
import { canonical, fold } from "./fold.ts";
import { kindOf, viewOf } from "./view.ts";

const changesOf = (event: unknown): readonly Change[] => {
  const decoded = decode(event);
  return "changes" in decoded ? decoded.changes : [];
};

const foldEvents = (events: readonly unknown[]): ResourceState => {
  const [first, ...rest] = events.flatMap(changesOf);
  if (!first) throw new Error("no changes to fold");
  return rest.reduce(fold, fold(undefined, first));
};

const headline = (...events: readonly unknown[]): string => {
  const state = foldEvents(events);
  return viewOf(kindOf(state), state).summary.headline;
};

const stories: readonly (readonly [string, readonly Record<string, unknown>[]])[] = [
  [
    "training job",
    [
      trainingEvent("InProgress", 1, { SecondaryStatus: "Starting" }),
      trainingEvent("InProgress", 2),
      trainingEvent("Stopping", 8),
      trainingEvent("Failed", 9, { FailureReason: "AlgorithmError: exit 137" }),
      // Sent again later in lower case, as some captures show.
      {
        ...trainingEvent("InProgress", 3, {
          TrainingJobArn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/BERT-LARGE-P5".toLowerCase(),
        }),
      },
    ],
  ],
  [
    "model package",
    [
      packageEvent("PendingManualApproval", 1),
      packageEvent("Approved", 5),
      packageEvent("Rejected", 9),
      packageEvent("Rejected", 10),
    ],
  ],
  [
    "pipeline",
    [
      executionEvent("Executing", 0),
      stepEvent("Prepare", "Executing", 1),
      stepEvent("Prepare", "Succeeded", 2, { cacheHitResult: { sourcePipelineExecutionArn: "arn:x" } }),
      stepEvent("Train", "Executing", 3),
      stepEvent("Train", "Failed", 7, { failureReason: "S3 access denied" }),
      executionEvent("Failed", 8),
    ],
  ],
  [
    "endpoint",
    [
      endpointEvent("IN_SERVICE", 0, "ranker-v1"),
      endpointEvent("UPDATING", 1, "ranker-v1"),
      endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "ActivatingTraffic", 3)),
      endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "Baking", 4)),
      endpointEvent("IN_SERVICE", 15, "ranker-v1"),
    ],
  ],
];

describe.each(stories)("folding the events of a %s", (_name, events) => {
  const expected = canonical(foldEvents(events));

  test("ends in the same state for any order and any number of duplicates", () => {
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray([...events], { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 6 }),
      )
      .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }));
    fc.assert(
      fc.property(shuffled, (disorder) => {
        expect(canonical(foldEvents(disorder))).toBe(expected);
      }),
      { numRuns: 200 },
    );
  });

  test("an event seen before changes nothing, to the very object", () => {
    const state = foldEvents(events);
    for (const change of events.flatMap(changesOf)) expect(fold(state, change)).toBe(state);
  });
});

test("every fixture of AWS folds onto itself without a change", () => {
  for (const name of fixtureNames) {
    const state = foldEvents([fixture(name)]);
    expect(foldEvents([fixture(name), fixture(name)]), name).toEqual(state);
  }
});

test("an older event never moves a card backwards", () => {
  expect(headline(trainingEvent("Completed", 9), trainingEvent("InProgress", 2))).toBe("Training completed");
});

test("a job that has ended stays ended, even when an event about its run claims to be newer", () => {
  expect(headline(trainingEvent("Failed", 9), trainingEvent("InProgress", 30))).toBe("Training failed");
});

test("a metadata edit that repeats Approved does not undo a later reject", () => {
  expect(
    headline(
      packageEvent("Rejected", 9),
      packageEvent("Approved", 5, { UpdatedModelPackageFields: ["CustomerMetadataProperties"] }),
    ),
  ).toBe("Model · Rejected");
});

test("an endpoint back in service on its old config was rolled back, whatever order the events came in", () => {
  const events = [
    endpointEvent("IN_SERVICE", 15, "ranker-v1"),
    endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "Baking", 4)),
  ];
  expect(headline(...events)).toBe("Rolled back");
  expect(headline(...events.toReversed())).toBe("Rolled back");
});

test("an endpoint that serves the config asked for was deployed", () => {
  const events = [
    endpointEvent("UPDATING", 1, "ranker-v1", pending("ranker-v2", "Baking", 4)),
    endpointEvent("IN_SERVICE", 15, "ranker-v2"),
  ];
  expect(headline(...events)).toBe("Deployed");
});

test("the ARN and the name keep the letters that SageMaker gave them", () => {
  const lower = trainingEvent("InProgress", 1, {
    TrainingJobArn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/bert",
    TrainingJobName: null,
  });
  const kept = trainingEvent("InProgress", 2, {
    TrainingJobArn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/Bert",
    TrainingJobName: "Bert",
  });
  for (const events of [
    [lower, kept],
    [kept, lower],
  ]) {
    expect(foldEvents(events)).toMatchObject({
      name: "Bert",
      arn: "arn:aws:sagemaker:eu-west-1:111122223333:training-job/Bert",
    });
  }
});

test("facts stored in a shape that no longer fits are left out, the rest of the card stays", () => {
  const state = foldEvents([executionEvent("Executing", 0), stepEvent("Train", "Executing", 3)]);
  const odd: ResourceState = {
    ...state,
    entries: { ...state.entries, execution: { stamp: { final: 0, at: 1, rank: 0 }, value: { status: 7 } } },
  };
  expect(viewOf("pipeline-execution", odd).parts).toEqual({
    steps: { Train: expect.objectContaining({ status: "Executing" }) },
  });
});

describe("an endpoint that is deployed to for years", () => {
  const deployments = Array.from({ length: 30 }, (_, index) => index);
  const change = (index: number, at = index): Change => ({
    ...{ kind: "endpoint", name: "ranker", account: "111122223333", region: "eu-west-1" },
    arn: asArn("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/ranker"),
    part: `deployments/${index}`,
    stamp: { final: 0, at, rank: 0 },
    value: { config: `ranker-v${index}` },
  });
  const folded = (changes: readonly Change[]): ResourceState | undefined =>
    changes.reduce<ResourceState | undefined>(fold, undefined);
  const newest = folded(deployments.slice(10).map((each) => change(each)));

  test("keeps the newest twenty deployments, whatever order they are told in and however often", () => {
    const disorder = fc.shuffledSubarray([...deployments, ...deployments], { minLength: 60 });
    fc.assert(
      fc.property(disorder, (order) => {
        expect(canonical(folded(order.map((each) => change(each))))).toBe(canonical(newest));
      }),
    );
  });

  test("is not changed by an old one that is told again, to the very object", () => {
    expect(newest && fold(newest, change(3))).toBe(newest);
  });

  test("takes an old one back once there is news of it", () => {
    expect(Object.keys((newest && fold(newest, change(3, 40)).entries) ?? {}).toSorted()).toEqual(
      [3, ...deployments.slice(11)].map((each) => `deployments/${each}`).toSorted(),
    );
  });
});
