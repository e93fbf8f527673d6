import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { trainingEvent } from "../testing/events.ts";
import { fixture, fixtureNames, fixtureText } from "../testing/fixtures.ts";
import { type Decoded, decode } from "./decode.ts";
import { readJson, readJsonLeniently } from "./json.ts";
import { detailTypes, isResourceKind, kindByArnType, kindByWord, kindNames, kinds } from "./registry.ts";

const first = (decoded: Decoded) => {
  if (!("changes" in decoded) || !decoded.changes[0]) throw new Error(`no change: ${JSON.stringify(decoded)}`);
  return decoded.changes[0];
};

/** The stories that AWS's own samples tell: file, kind, name, status word. */
const samples: readonly (readonly [string, string, string, string])[] = [
  ["training-job-state-change", "training-job", "89c96cc8-dded-4739-afcc-6f1dc936701d", "Completed"],
  ["hyperparameter-tuning-job-state-change", "tuning-job", "016bffd3-6d71-4d3a-9710-0a332b2759fc", "status"],
  ["transform-job-state-change", "transform-job", "4b52bd8f-e034-4345-818d-884bdd7c9724", "another status... GO"],
  ["endpoint-state-change", "endpoint", "MyEndpoint", "InService"],
  ["feature-group-state-change", "feature-group", "sample-feature-group", "Active"],
  ["model-package-state-change", "model-package", "versionedmp-p-idy6c3e1fiqj/2", "Completed"],
  ["model-building-pipeline-execution-status-change", "pipeline-execution", "myPipeline-123", "Succeeded"],
  ["model-building-pipeline-execution-step-status-change", "pipeline-execution", "myPipeline-123", "Succeeded"],
  ["image-state-change", "image", "cee033a3-17d8-49f8-865f-b9ebf485d9ee", "CREATING"],
  ["image-version-state-change", "image-version", "a70ff896-c832-4fe8-add6-eba25a0f43e6:1", "CREATING"],
  ["guide-endpoint-deployment-state-change-1", "endpoint", "sample-endpoint", "Updating"],
  [
    "guide-processing-job-state-change-1",
    "processing-job",
    "integ-test-analytics-algo-54ee3282-5899-4aa3-afc2-7ce1d02",
    "Failed",
  ],
];

test.each(samples)("AWS's sample %s is a %s named %s in status %s", (name, kind, resource, status) => {
  const change = first(decode(fixture(name)));
  expect(change).toMatchObject({ kind, name: resource, value: { status } });
});

test("every valid sample of AWS gives a change with an account, a region and a time", () => {
  for (const name of fixtureNames) {
    const change = first(decode(fixture(name)));
    expect(change.account, name).toMatch(/^\d{12}$/);
    expect(change.region, name).toMatch(/^[a-z]+-[a-z]+-\d$/);
    expect(change.stamp.at, name).toBeGreaterThan(Date.parse("2018-01-01"));
  }
});

describe("the two samples that are not JSON", () => {
  test.each([
    ["endpoint-deployment-state-change", 31, 26, "bare word"],
    ["endpoint-deployment-state-change-2", 28, 21, "trailing comma"],
  ])("%s: the place of the first mistake is named", (name, line, column, why) => {
    const read = readJson(fixtureText(`broken/${name}.txt`));
    expect(read).toMatchObject({ ok: false, problem: { line, column, why: expect.stringContaining(why) } });
  });

  test("read leniently they are endpoint deployments, and every repair is told", () => {
    const bake = readJsonLeniently(fixtureText("broken/endpoint-deployment-state-change.txt"));
    expect(bake.repairs.map((repair) => repair.line)).toEqual([31, 31, 44]);
    const decoded = decode(bake.value);
    expect("changes" in decoded && decoded.changes[1]).toMatchObject({
      part: "deployments/sample-endpoint-config-2",
      value: { config: "sample-endpoint-config-2", startedAt: undefined, variants: [{ phase: "Baking" }] },
    });
    const capacity = readJsonLeniently(fixtureText("broken/endpoint-deployment-state-change-2.txt"));
    expect(capacity.repairs.at(-1)?.why).toContain("brace } is missing");
    expect(first(decode(capacity.value))).toMatchObject({
      value: { variants: [{ phase: "Updating", desiredInstances: 6 }] },
    });
  });
});

describe("the oddities of real events", () => {
  const status = (event: Record<string, unknown>) => (first(decode(event)).value as { status: string }).status;

  test.each(["IN_SERVICE", "InService", "in-service", "inservice"])("the status %s is InService", (word) => {
    const event = fixture("endpoint-state-change");
    expect(status({ ...event, detail: { ...(event["detail"] as object), EndpointStatus: word } })).toBe("InService");
  });

  test("a status that nobody knows is kept as it came", () => {
    expect(status(trainingEvent("Levitating", 1))).toBe("Levitating");
  });

  test.each([
    ["epoch milliseconds", 1583831889050],
    ["a string of them", "1583831889050"],
    ["a float", 1583831889050.0],
    ["ISO", "2020-03-10T09:18:09.050Z"],
    ["ISO with nanoseconds", "2020-03-10T09:18:09.050123456Z"],
    ["seconds", 1583831889.05],
  ])("a time as %s means the same moment", (_form, at) => {
    expect(first(decode(trainingEvent("InProgress", 1, { LastModifiedTime: at }))).stamp.at).toBe(1583831889050);
  });

  test("the envelope's time may be epoch milliseconds in a string, and counts when the resource tells none", () => {
    const event = { ...trainingEvent("InProgress", 1, { LastModifiedTime: null }), time: "1583831889050" };
    expect(first(decode(event)).stamp.at).toBe(1583831889050);
  });

  test("source may be a list", () => {
    expect(decode({ ...trainingEvent("InProgress", 1), source: ["aws.sagemaker"] }).is).toBe("change");
  });

  test("a key that stands twice counts once", () => {
    const twice = JSON.stringify(trainingEvent("InProgress", 1)).replace('"source":', '"source":"ignored","source":');
    expect(decode(JSON.parse(twice)).is).toBe("change");
  });

  test("null, absent and mistyped fields are simply not told", () => {
    const bare = {
      TrainingJobName: "x",
      TrainingJobStatus: "InProgress",
      ResourceConfig: null,
      Tags: "none",
      SecondaryStatusTransitions: "?",
      CreationTime: "soon",
    };
    const event = trainingEvent("InProgress", 1);
    expect(first(decode({ ...event, detail: bare }))).toMatchObject({
      name: "x",
      value: { status: "InProgress", transitions: [] },
    });
  });

  test("account and region are the resource's own, not those of the envelope it was forwarded in", () => {
    expect(first(decode(fixture("guide-processing-job-state-change-1")))).toMatchObject({
      account: "037210630506",
      region: "us-west-2",
    });
  });

  test.each([
    ["a map", { team: "search", "aws:createdBy": null }],
    ["AWS's list", [{ Key: "team", Value: "search" }, { Key: 7 }]],
  ])("tags as %s are told", (_form, Tags) => {
    const decoded = decode(trainingEvent("InProgress", 1, { Tags }));
    expect("changes" in decoded && decoded.changes[1]).toMatchObject({ part: "tags", value: { team: "search" } });
  });

  test("a secret in a failure reason is masked before it is kept", () => {
    const change = first(
      decode(
        trainingEvent("Failed", 1, {
          FailureReason: "denied for AKIAIOSFODNN7EXAMPLE at https://x/?X-Amz-Signature=abcdef123",
        }),
      ),
    );
    expect(JSON.stringify(change)).not.toMatch(/IOSFODNN7|abcdef123/);
  });

  test("the children of a tuning job are told on its card", () => {
    const parent = "arn:aws:sagemaker:eu-west-1:111122223333:hyper-parameter-tuning-job/hpo-nightly";
    expect(first(decode(trainingEvent("Completed", 1, { TuningJobArn: parent }, "hpo-nightly-007")))).toMatchObject({
      kind: "tuning-job",
      name: "hpo-nightly",
      part: "children/hpo-nightly-007",
    });
  });
});

describe("what cannot be read reaches a person with the reason", () => {
  test.each([
    ["a text", "hello", "a string"],
    ["a list", [], "a list"],
    ["null", null, "null"],
    ["an object without the envelope's fields", { detail: {} }, "`source`"],
  ])("%s is not an event", (_what, value, why) => {
    expect(decode(value)).toMatchObject({ is: "not-an-event", why: expect.stringContaining(why) });
  });

  test("a known type without its status is unreadable, and the field is named", () => {
    const event = trainingEvent("InProgress", 1, { TrainingJobStatus: null });
    expect(decode(event)).toMatchObject({ is: "unreadable", why: expect.stringContaining("TrainingJobStatus") });
  });

  test("a known type that names no resource at all is unreadable", () => {
    const event = { ...trainingEvent("InProgress", 1, { TrainingJobArn: null }), resources: [] };
    expect(decode(event)).toMatchObject({ is: "unreadable", why: expect.stringContaining("ARN") });
  });

  test("a type invented tomorrow becomes a card of its fields", () => {
    const event = { ...trainingEvent("InProgress", 1), "detail-type": "SageMaker Teleport State Change" };
    const decoded = decode(event);
    expect(decoded.is).toBe("unknown-type");
    expect(first(decoded)).toMatchObject({
      kind: "other",
      name: "bert-large-p5",
      value: { status: "InProgress", detailType: "SageMaker Teleport State Change" },
    });
  });

  test("whatever arrives, decoding answers and never throws", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...detailTypes), (value, detailType) => {
        expect(decode(value)).toHaveProperty("is");
        expect(decode({ source: "aws.sagemaker", "detail-type": detailType, detail: value })).toHaveProperty("is");
        expect(
          decode({ ...fixture("endpoint-state-change"), detail: value, "detail-type": detailType }),
        ).toHaveProperty("is");
      }),
    );
  });

  test("whatever text arrives, its JSON is read or the place of the mistake is named", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => json.slice(0, -1)),
        ),
        (text) => {
          const read = readJson(text);
          if (!read.ok) {
            expect(read.problem.line).toBeGreaterThan(0);
            expect(read.problem.column).toBeGreaterThan(0);
            expect(read.problem.why).not.toBe("");
          }
        },
      ),
    );
  });
});

test("each kind is found by the words that people use and by its ARN", () => {
  expect(["training", "training-jobs", "Pipelines", "endpoints", "hpo", "model packages"].map(kindByWord)).toEqual([
    "training-job",
    "training-job",
    "pipeline-execution",
    "endpoint",
    "tuning-job",
    "model-package",
  ]);
  expect(kindByWord("toaster")).toBeUndefined();
  expect(kindByArnType("Training-Job")).toBe("training-job");
});

test("every kind summarises even when nothing is known, and one of SageMaker's has an event and an ARN type", () => {
  for (const kind of kindNames) {
    expect(kinds[kind].summary({}).headline, kind).not.toBe("");
    if (isResourceKind(kind))
      expect([kinds[kind].events.length > 0, kinds[kind].arnTypes.length > 0], kind).toEqual([true, true]);
  }
});
