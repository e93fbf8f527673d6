import { describe, expect, test } from "vitest";
import { problems } from "../../blocks/check.ts";
import { basic } from "../../blocks/degrade.ts";
import type { Message } from "../../blocks/message.ts";
import { nasty } from "../../blocks/testing/facts.ts";
import { leftovers, read } from "../../blocks/testing/read.ts";
import type { ResourceState } from "../domain/resource.ts";
import { decode } from "../events/decode.ts";
import { detailTypes } from "../events/registry.ts";
import { eventOf, fixtureOfType } from "../testing/fixtures.ts";
import { foldAll } from "./fold.ts";
import { presentWith } from "./present.ts";

const present = presentWith({ accounts: { "111122223333": "prod" } });

function stateOf(events: readonly unknown[], before?: ResourceState): ResourceState {
  const changes = events.flatMap((event) => {
    const decoded = decode(event);
    if (decoded.is !== "change") throw new Error(JSON.stringify(decoded));
    return decoded.changes;
  });
  const [first, ...rest] = changes;
  if (first === undefined) throw new Error("nothing was told");
  return foldAll(before, [first, ...rest]);
}

/** What each detail-type's event shows: kind, name, state line, phase. */
const shows: Readonly<Record<string, readonly [kind: string, name: string, headline: string, phase: string]>> = {
  "SageMaker Training Job State Change": ["training-job", "churn-xgb-0302", "Training completed", "succeeded"],
  "SageMaker HyperParameter Tuning Job State Change": ["tuning-job", "churn-hpo-0302", "Tuning completed", "succeeded"],
  "SageMaker Transform Job State Change": ["transform-job", "churn-scores-0302", "Transform completed", "succeeded"],
  "SageMaker Processing Job State Change": ["processing-job", "churn-features-0302", "Processing failed", "failed"],
  "SageMaker Endpoint State Change": ["endpoint", "ranker", "Endpoint · In service", "succeeded"],
  "SageMaker Endpoint Deployment State Change": ["endpoint", "ranker", "Baking", "running"],
  "SageMaker Endpoint Config State Change": [
    "endpoint-config",
    "ranker-config-42",
    "Endpoint config · Created",
    "succeeded",
  ],
  "SageMaker Model State Change": ["deployable-model", "ranker-model-42", "Model · Created", "succeeded"],
  "SageMaker Model Package State Change": ["model-package", "churn/12", "Approval needed", "attention"],
  "SageMaker Model Building Pipeline Execution Status Change": [
    "pipeline-execution",
    "churn-nightly",
    "Pipeline succeeded",
    "succeeded",
  ],
  "SageMaker Model Building Pipeline Execution Step Status Change": [
    "pipeline-execution",
    "churn-nightly",
    "Pipeline running",
    "running",
  ],
  "SageMaker Feature Group State Change": ["feature-group", "customers", "Feature group · Created", "succeeded"],
  "SageMaker Image State Change": ["image", "acme-geo", "Image · Creating", "running"],
  "SageMaker Image Version State Change": ["image-version", "acme-geo:3", "Image version · Created", "succeeded"],
  "SageMaker Model Card State Change": ["model-card", "churn", "Model card · Review needed", "attention"],
  "SageMaker Model Card Export Job State Change": [
    "model-card-export-job",
    "churn/export-job/8kq2v0xw3m1z",
    "Model card export · Completed",
    "succeeded",
  ],
  "SageMaker Monitoring Schedule State Change": [
    "monitoring-schedule",
    "ranker-drift",
    "Monitoring schedule · Scheduled",
    "succeeded",
  ],
  "SageMaker Notebook Instance State Change": [
    "notebook-instance",
    "Ana-Scratchpad",
    "Notebook · In service",
    "succeeded",
  ],
  "SageMaker Notebook Lifecycle Config State Change": [
    "notebook-lifecycle-config",
    "install-deps",
    "Notebook lifecycle config · Updated",
    "succeeded",
  ],
  "SageMaker Algorithm State Change": ["algorithm", "acme-forecast", "Algorithm · Created", "succeeded"],
  "SageMaker HyperPod Cluster State Change": ["cluster", "research-gpu", "Cluster · In service", "succeeded"],
  "SageMaker HyperPod Cluster Node Health Event": [
    "cluster",
    "research-gpu",
    "Cluster · 1 node unhealthy",
    "attention",
  ],
  "SageMaker HyperPod Cluster Event": ["cluster", "research-gpu", "Cluster · In service", "succeeded"],
  "SageMaker A2I HumanLoop Status Change": ["human-loop", "invoice-8841", "Human loop · Completed", "succeeded"],
  "SageMaker Human Loop Finished": ["human-loop", "invoice-8841", "Human loop · Finished", "succeeded"],
  "SageMaker Human Loop Step Execution Finished": [
    "human-loop",
    "invoice-8841",
    "Human loop · Step finished",
    "running",
  ],
  "SageMaker Human Task Accepted": ["human-loop", "invoice-8841", "Human loop · Task accepted", "running"],
  "SageMaker Human Task Created": ["human-loop", "invoice-8841", "Human loop · Task created", "running"],
  "SageMaker Human Task Declined": ["human-loop", "invoice-8841", "Human loop · Task declined", "running"],
  "SageMaker Human Task Expired": ["human-loop", "invoice-8841", "Human loop · Task expired", "running"],
  "SageMaker Human Task Returned": ["human-loop", "invoice-8841", "Human loop · Task returned", "running"],
  "SageMaker Human Task Submitted": ["human-loop", "invoice-8841", "Human loop · Task submitted", "running"],
  "SageMaker Ground Truth Labeling Job State Change": [
    "labeling-job",
    "tickets-batch-9",
    "Labeling · Completed",
    "succeeded",
  ],
  "SageMaker Ground Truth Labeling Job Task Status Change": [
    "labeling-job",
    "tickets-batch-9",
    "Labeling · Task · Submitted",
    "running",
  ],
  "SageMaker Evaluation Job Status Change": [
    "evaluation-job",
    "support-bot-eval-7",
    "Evaluation · Completed",
    "succeeded",
  ],
  ...Object.fromEntries(
    (
      [
        ["Creating", "Creating", "running"],
        ["Created", "Created", "succeeded"],
        ["Create Failed", "Create failed", "failed"],
        ["Updating", "Updating", "running"],
        ["Updated", "Updated", "succeeded"],
        ["Update Failed", "Update failed", "failed"],
        ["Deleting", "Deleting", "running"],
        ["Deleted", "Deleted", "stopped"],
        ["Delete Failed", "Delete failed", "failed"],
        ["Starting", "Starting", "running"],
        ["Started", "Started", "succeeded"],
        ["Start Failed", "Start failed", "failed"],
        ["Stopping", "Stopping", "running"],
        ["Stopped", "Stopped", "stopped"],
        ["Stop Failed", "Stop failed", "failed"],
        ["Maintenance In Progress", "In maintenance", "running"],
        ["Maintenance Complete", "Maintenance complete", "succeeded"],
        ["Maintenance Failed", "Maintenance failed", "failed"],
        ["Creating Run", "Run created", "running", "MLFlow "],
        ["Creating RegisteredModel", "Model registered", "running", "MLFlow "],
        ["Creating ModelVersion", "Model version created", "running", "MLFlow "],
        ["Transitioning ModelVersion Stage", "Model version moved to another stage", "running", "MLFlow "],
        ["Setting Registered Model Alias", "Model alias set", "running", "MLFlow "],
      ] as const
    ).map(([type, label, phase, flow = ""]) => [
      `SageMaker ${flow}Tracking Server ${type}`,
      ["tracking-server", "experiments", `Tracking server · ${label}`, phase] as const,
    ]),
  ),
};

test("there are 58 detail-types, each with a fixture, a reader and a line in this test", () => {
  const names = [...fixtureOfType.keys()];
  expect(names).toHaveLength(58);
  expect(names.toSorted()).toEqual(Object.keys(shows).toSorted());
  expect(names.toSorted()).toEqual(detailTypes.toSorted());
});

/** Everything that a person reads of a message, in both renderings. */
const words = (message: Message): string =>
  [message, basic(message)].map((each) => `${each.text}\n${read(each)}`).join("\n");

function expectSound(message: Message): void {
  expect(problems(message)).toEqual([]);
  expect(problems(basic(message))).toEqual([]);
  expect(words(message)).not.toMatch(leftovers);
}

describe.each(Object.entries(shows))("%s", (detailType, [kind, name, headline, phase]) => {
  test("gives the right title and state", () => {
    const state = stateOf([eventOf(detailType)]);
    const { summary, message, reply } = present(state);
    expect([state.kind, state.name, summary.headline, summary.status.phase]).toEqual([kind, name, headline, phase]);
    expect(read(message)).toContain(headline);
    expect(read(message)).toContain(name);
    expect(message.text).toMatch(new RegExp(`${name.replace("/", "\\/")}.* in prod eu-west-1[.:]`));
    expectSound(message);
    expectSound(reply(undefined));
  });

  test.each([
    ["at the length that AWS allows", "x".repeat(256), "y".repeat(1024)],
    [
      "in Arabic, emoji and control characters",
      `مرحبا-👩‍👩‍👧‍👦-${"é".repeat(40)}`,
      `‮${nasty} السبب`.repeat(6).slice(0, 1024),
    ],
  ])("stands names and reasons %s, with 50 tags", (_how, long, reason) => {
    const { message } = present(stateOf([stretched(eventOf(detailType), long, reason)]));
    expect(problems(message)).toEqual([]);
    expect(problems(basic(message))).toEqual([]);
    expect(words(message)).not.toMatch(/undefined|\[object|NaN/);
  });
});

const tags = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`tag-${i}`, "v".repeat(i === 0 ? 256 : 8)]));

/** The same event with every name, reason and description as long as it may be, and all the tags that there may be. */
function stretched(event: Record<string, unknown>, long: string, reason: string): Record<string, unknown> {
  const text = JSON.stringify(event, (key, value: unknown) => {
    if (/^(FailureReason|failureReason|FailureMessage|Description|HealthStatusReason|Recommendation)$/.test(key))
      return reason;
    if (key === "Tags") return tags;
    return /name$/i.test(key) && typeof value === "string" ? long : value;
  });
  return JSON.parse(text);
}

describe("a crowd on one card", () => {
  const many = <T>(count: number, make: (index: number) => T): readonly T[] =>
    Array.from({ length: count }, (_, i) => make(i));
  const patched = (detailType: string, detail: object, more: object = {}) => {
    const event = eventOf(detailType);
    return { ...event, ...more, detail: { ...(event["detail"] as object), ...detail } };
  };

  test("100 unhealthy nodes are one card that says how many are not shown", () => {
    const nodes = many(100, (i) =>
      patched("SageMaker HyperPod Cluster Node Health Event", {
        InstanceId: `i-${String(i).padStart(17, "0")}`,
        HealthSummary: {
          HealthStatus: "Unhealthy",
          HealthStatusReason: "x".repeat(1024),
          Recommendation: "y".repeat(1024),
        },
      }),
    );
    const { message, summary } = present(stateOf([eventOf("SageMaker HyperPod Cluster State Change"), ...nodes]));
    expect(summary.headline).toBe("Cluster · 100 nodes unhealthy");
    expect(read(message)).toContain("and 96 more unhealthy");
    expectSound(message);
  });

  test("500 cluster events keep a bounded state and show the newest", () => {
    const events = many(500, (i) => {
      const event = eventOf("SageMaker HyperPod Cluster Event");
      const detail = event["detail"] as { readonly EventDetails: object };
      const at = Date.parse("2026-03-02T14:00:00Z") + i * 1000;
      return {
        ...event,
        detail: {
          EventDetails: { ...detail.EventDetails, EventId: `e-${i}`, EventTime: at, Description: `event ${i}` },
        },
      };
    });
    const state = stateOf(events.toReversed());
    expect(Object.keys(state.entries).length).toBeLessThanOrEqual(24);
    expect(read(present(state).message)).toContain("event 499");
    expect(stateOf(events).entries).toEqual(state.entries);
  });

  test("100 steps of a pipeline are one card", () => {
    const steps = many(100, (i) =>
      patched("SageMaker Model Building Pipeline Execution Step Status Change", { stepName: `${"s".repeat(60)}-${i}` }),
    );
    expectSound(present(stateOf(steps)).message);
  });
});
