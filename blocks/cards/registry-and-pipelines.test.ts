import { describe, expect, test } from "vitest";
import { type KindName, kinds, type PartsOf } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import { at, factsOf } from "../testing/facts.ts";
import { leftovers, read } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

function draw<K extends KindName>(kind: K, name: string, parts: PartsOf[K], more: object = {}) {
  const { noun, summary } = kinds[kind];
  const card = drawCard(kind, factsOf(kind, noun, name, summary(parts), parts, more));
  expect(problems(card)).toEqual([]);
  expect(`${card.text}\n${read(card)}`).not.toMatch(leftovers);
  return { card, text: card.text, says: read(card) };
}

const version = {
  status: "Completed",
  approval: "PendingManualApproval",
  group: "churn",
  version: 1200,
  generatedBy: "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/churn-nightly/execution/0q8m2k3t",
  images: ["683313688378.dkr.ecr.eu-west-1.amazonaws.com/sagemaker-xgboost:1.7-1"],
  contentTypes: ["text/csv"],
  metricsUri: "s3://ml-prod/churn/12/statistics.json",
  createdAt: at(14, 30),
  modifiedAt: at(14, 31),
};
const model = (more: object = {}, facts: object = {}) =>
  draw("model-package", "churn/1200", { package: { ...version, ...more } }, facts);

describe("a model package", () => {
  test("that waits shows what it is made of and what approving it does", () => {
    const { says, text } = model();
    expect(says).toBe(
      [
        ":large_yellow_circle: *Approval needed* · churn/1200 · `prod` eu-west-1",
        "*Version 1200* of *churn* was registered by pipeline *churn-nightly* `0q8m2k3t` 2026-11-23 14:30 UTC.",
        "*Metrics report*\n`s3://ml-prod/churn/12/statistics.json`",
        "*Containers*\n`sagemaker-xgboost:1.7-1`",
        "*Content types*\n`text/csv`",
        "Approving sets ModelApprovalStatus to Approved and starts whatever listens for that, such as a deployment",
      ].join("\n"),
    );
    expect(text).toBe("Model package churn/1200 waits for approval in prod eu-west-1.");
  });

  test("decided elsewhere shows the decision as the registry has it", () => {
    const { says, text } = model({ approval: "Rejected", approvalDescription: "by ana: log loss <worse>" });
    expect(says).toContain(":white_circle: *Model · Rejected*");
    expect(says).toContain("*Decision*: by ana: log loss <worse>");
    expect(text).toContain("was rejected");
  });

  test("decided through the bot says it once", () => {
    const acts = [{ verb: "approve", by: "U1", at: at(14, 40), outcome: "done", reason: "better AUC" }];
    const { says } = model({ approval: "Approved", approvalDescription: "Approved in Slack: better AUC" }, { acts });
    expect(says.match(/better AUC/g)).toHaveLength(1);
    expect(says).toContain(":large_green_circle: *Model · Approved*");
  });

  test("whose approval was revoked says by whom and why, once, and not that it was decided outside Slack", () => {
    const revoked = { by: "U0BO", reason: "drifts since Monday", description: "Revoked by bo" };
    const given = { by: "U0CHI", team: "T", at: at(14, 40), choice: "approve", work: "w", turn: 0 };
    const approval = {
      ...{ is: "revoked", round: "r", since: at(14, 30), votes: [given], required: 1, approvers: ["@x"] },
      ...{ revoked, approvals: 1, needsReason: false },
    };
    const acts = [{ verb: "revoke", by: "U0BO", at: at(15, 0), outcome: "done", reason: revoked.reason }];
    const about = { ...version, approval: "Rejected", approvalDescription: revoked.description };
    const { says, text } = draw(
      "model-package",
      "churn/1200",
      { package: about, revoked: { w: revoked } },
      { acts, approval },
    );
    expect(says).toContain(":white_circle: *Approval revoked* · churn/1200");
    expect(says).toContain("*Approval revoked* by <@U0BO>: drifts since Monday");
    expect(says).toContain("*1 of 1* approval: <@U0CHI> ✓");
    expect(says.match(/drifts/g)).toHaveLength(1);
    expect(says).not.toContain("outside Slack");
    expect(text).toBe("Model package churn/1200 had its approval revoked in prod eu-west-1.");
  });

  test("that failed its validation shows why", () => {
    expect(model({ status: "Failed", reason: "image not found" }).says).toContain("image not found");
  });

  test("made by a job, by something else or by nobody knows whom", () => {
    expect(model({ generatedBy: "arn:aws:sagemaker:eu-west-1:1:training-job/bert" }).says).toContain(
      "by training job *bert*",
    );
    expect(model({ generatedBy: "a notebook" }).says).toContain("by `a notebook`");
    expect(
      model({ generatedBy: undefined, group: undefined, version: undefined, createdAt: undefined }).says,
    ).toContain("A version was registered.");
  });
});

const execution = {
  status: "Failed",
  displayName: "execution-7",
  description: "nightly",
  startedAt: at(14),
  endedAt: at(14, 9),
};
const steps = {
  Train: {
    status: "Failed",
    startedAt: at(14, 1),
    endedAt: at(14, 8, 10),
    reason: "S3 access denied: the job role cannot read s3://churn/raw",
    resourceArn: "arn:aws:sagemaker:eu-west-1:123456789012:training-job/pipelines-0q8m-Train",
  },
  "Prepare features": { status: "Succeeded", startedAt: at(14), endedAt: at(14, 0, 3), cachedFrom: "arn:x" },
  Evaluate: { status: "Stopped", startedAt: at(14, 8) },
  Register: { status: "Unheard" },
};
const pipeline = (parts: PartsOf["pipeline-execution"]) => draw("pipeline-execution", "churn-nightly", parts);

describe("a pipeline execution", () => {
  test("that failed names the step, what was cached, and why the step failed", () => {
    const { card, says } = pipeline({ execution, steps });
    expect(says).toContain(":red_circle: *Pipeline failed at Train* · churn-nightly");
    const plan = card.blocks.find((block) => block.type === "plan");
    expect(plan?.title).toBe("Steps: 1 done (1 cached) · 1 failed · 1 stopped");
    expect(plan?.tasks?.map((task) => [task["title"], task["status"]])).toEqual([
      ["Prepare features · cached", "complete"],
      ["Train · 7 min 10 s", "error"],
      ["Evaluate · stopped", "pending"],
      ["Register · Unheard", "pending"],
    ]);
    expect(says).toContain(
      "S3 access denied: the job role cannot read s3://churn/raw\ntraining-job/pipelines-0q8m-Train",
    );
    expect(says).toContain("execution-7 · nightly · ran 9 min · ended 2026-11-23 14:09 UTC");
    expect(card.blocks.some((block) => block.type === "rich_text")).toBe(false);
  });

  test("that failed without a step of it says that the reason is not known", () => {
    const { says } = pipeline({ execution });
    expect(says).toContain(
      "No failed step was reported, so the reason is not known here. No step has been reported yet.",
    );
  });

  test("that failed as a whole shows the reason of the execution", () => {
    const { says } = pipeline({ execution: { ...execution, reason: "Pipeline definition is not valid" } });
    expect(says).toContain("Pipeline definition is not valid");
    expect(says).not.toContain("not known here");
  });

  test("that runs counts what is done and what is going on", () => {
    const { card, text } = pipeline({
      steps: { A: { status: "Succeeded" }, B: { status: "Executing", startedAt: at(14) } },
    });
    expect(card.blocks.find((block) => block.type === "plan")?.title).toBe("Steps: 1 done · 1 running");
    expect(text).toBe("Pipeline execution churn-nightly is running in prod eu-west-1.");
  });

  test("with more than fifty steps sums up those that are done", () => {
    const many = Object.fromEntries(
      Array.from({ length: 70 }, (_, i) => [
        `step-${i}`,
        { status: i < 40 ? "Succeeded" : "Executing", startedAt: at(10, i) },
      ]),
    );
    const tasks = pipeline({ steps: many }).card.blocks.find((block) => block.type === "plan")?.tasks ?? [];
    expect(tasks).toHaveLength(50);
    expect(tasks[0]?.["title"]).toBe("21 steps finished before");
    expect(tasks.at(-1)?.["title"]).toBe("step-69");
  });

  test("with more than fifty open steps says how many are not shown", () => {
    const many = Object.fromEntries(
      Array.from({ length: 70 }, (_, i) => [`step-${i}`, { status: "Executing", startedAt: at(10, i) }]),
    );
    const tasks = pipeline({ steps: many }).card.blocks.find((block) => block.type === "plan")?.tasks ?? [];
    expect(tasks.length).toBeLessThanOrEqual(50);
    expect(tasks.at(-1)?.["title"]).toBe("21 more steps");
  });
});

test("a feature group shows both of its stores", () => {
  const group = {
    status: "Created",
    offlineStatus: "Active",
    online: true,
    offlineUri: "s3://features/c",
    table: "c_1",
    recordIdentifier: "customer_id",
    eventTime: "event_time",
    features: 42,
    createdAt: at(14),
  };
  const { says } = draw("feature-group", "customers", { group });
  expect(says).toContain("*Online store*\non");
  expect(says).toContain("*Offline store*\nActive · `s3://features/c`");
  expect(says).toContain(
    "42 features · record id `customer_id` · event time `event_time` · table `c_1` · created 2026-11-23 14:00 UTC",
  );
  const blocked = draw("feature-group", "customers", {
    group: { ...group, offlineStatus: "Blocked", reason: "role cannot write" },
  });
  expect(blocked.says).toContain("New records do not reach the offline store.\nrole cannot write");
  expect(draw("feature-group", "c", { group: { status: "Created", online: false, features: 0 } }).says).toContain(
    "*Offline store*\noff",
  );
});

test("an image and its version tell number, state and reason", () => {
  const image = draw("image", "studio", {
    image: { status: "CREATE_FAILED", version: 3, createdAt: at(14), reason: "role cannot pull" },
  });
  expect(image.says).toContain("role cannot pull\nversion 3 · created 2026-11-23 14:00 UTC");
  expect(image.text).toBe("Image studio could not be created in prod eu-west-1: role cannot pull");
  const arn = "arn:aws:sagemaker:eu-west-1:123456789012:image/studio";
  expect(
    draw("image-version", "studio:4", { version: { status: "CREATING", version: 4, imageArn: arn } }).says,
  ).toContain("image `studio` · version 4");
});

test("an event without a card of its own shows its fields, and how many more it has", () => {
  const event = {
    detailType: "SageMaker HyperPod Cluster State Change",
    source: "aws.sagemaker",
    status: "InService",
    fields: [
      ["ClusterName", "hyperpod-a"],
      ["Note", "<!here>"],
    ] as [string, string][],
    more: 7,
  };
  const { says, text } = draw("other", "hyperpod-a", { event });
  expect(says).toContain("ClusterName `hyperpod-a`\nNote `<!here>`");
  expect(says).toContain("and 7 more fields");
  expect(text).toBe("SageMaker HyperPod Cluster State Change of hyperpod-a with status InService in prod eu-west-1.");
});
