import { describe, expect, test } from "vitest";
import { kinds, type PartsOf } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import type { Message } from "../message.ts";
import { at, factsOf } from "../testing/facts.ts";
import { leftovers, read } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

type JobKind = "training-job" | "tuning-job" | "transform-job" | "processing-job";

function draw<K extends JobKind>(kind: K, name: string, parts: PartsOf[K], more: object = {}): Message {
  const { noun, summary } = kinds[kind];
  const card = drawCard(kind, factsOf(kind, noun, name, summary(parts), parts, more));
  expect(problems(card)).toEqual([]);
  expect(`${card.text}\n${read(card)}`).not.toMatch(leftovers);
  return card;
}

const training = {
  status: "InProgress",
  secondary: "Training",
  instanceType: "ml.p5.48xlarge",
  instanceCount: 4,
  image: "763104351884.dkr.ecr.eu-west-1.amazonaws.com/pytorch-training:2.1-gpu",
  maxRuntimeSeconds: 86_400,
  startedAt: at(14, 2),
  transitions: [
    { status: "Starting", startedAt: at(14, 0), endedAt: at(14, 2) },
    { status: "Training", startedAt: at(14, 5), message: "Training in progress." },
  ],
  metrics: [],
  hyperParameters: {},
};
const drawTraining = (more: object) => draw("training-job", "bert-large-p5", { job: { ...training, ...more } });

describe("a training job", () => {
  test("that runs says what it is doing since when", () => {
    const card = drawTraining({});
    expect(read(card)).toBe(
      [
        ":large_blue_circle: *Training* · bert-large-p5 · `prod` eu-west-1",
        "*Training* since 2026-11-23 14:05 UTC. Training in progress.",
        "4 × ml.p5.48xlarge · started 2026-11-23 14:02 UTC · limit 1 d · `pytorch-training:2.1-gpu`",
      ].join("\n"),
    );
    expect(card.text).toBe("Training job bert-large-p5 is running in prod eu-west-1.");
  });

  test.each([
    ["Pending", "Waiting for capacity"],
    ["LaunchingMLInstances", "Launching instances"],
    ["SomethingNew", "SomethingNew"],
    ["constructor", "constructor"],
  ])("in secondary status %s reads %s", (secondary, words) => {
    expect(read(drawTraining({ secondary, transitions: [] }))).toContain(`*${words}*.`);
  });

  test("that failed says while doing what, after how long, and why", () => {
    const reason = 'AlgorithmError: ErrorMessage "CUDA out of memory"\nexit code: 1';
    const card = drawTraining({
      status: "Failed",
      secondary: "Failed",
      endedAt: at(14, 19),
      reason,
      billableSeconds: 1020,
    });
    const text = read(card);
    expect(text).toContain(":red_circle: *Training failed*");
    expect(text).toContain("It failed while training, after 17 min.");
    expect(text).toContain(reason);
    expect(text).toContain("ran 17 min · ended 2026-11-23 14:19 UTC · billed 17 min");
    expect(card.text).toBe(
      'Training job bert-large-p5 failed in prod eu-west-1: AlgorithmError: ErrorMessage "CUDA out of memory" exit code: 1',
    );
  });

  test("whose reason is as long as SageMaker allows is shortened visibly", () => {
    const text = read(drawTraining({ status: "Failed", reason: "🚨".repeat(512) }));
    expect(text).toContain("🚨…");
    expect(text.isWellFormed()).toBe(true);
  });

  test("that failed without a reason says so", () => {
    expect(read(drawTraining({ status: "Failed", transitions: [] }))).toContain("SageMaker gives no reason.");
  });

  test("that ran out of its time says that instead of a reason", () => {
    const card = drawTraining({ status: "Stopped", secondary: "MaxRuntimeExceeded", endedAt: at(15, 2) });
    expect(read(card)).toContain("Stopped by SageMaker: it ran longer than MaxRuntimeInSeconds allows.");
    expect(card.blocks.some((block) => block.type === "rich_text")).toBe(false);
  });

  test("that completed shows its model and its final metrics", () => {
    const card = drawTraining({
      status: "Completed",
      endedAt: at(15, 7),
      artifacts: "s3://ml-prod/bert/model.tar.gz",
      metrics: [{ name: "validation:accuracy", value: 0.913421 }],
    });
    expect(read(card)).toContain("The model is at `s3://ml-prod/bert/model.tar.gz`.");
    expect(read(card)).toContain("*validation:accuracy*\n0.9134");
    expect(read(card)).toContain("ran 1 h 5 min");
  });

  test("that was stopped says after how long", () => {
    expect(read(drawTraining({ status: "Stopped", endedAt: at(14, 14) }))).toContain("It was stopped after 12 min.");
  });

  test("folds its hyperparameters away, each with its whole value", () => {
    const hyperParameters = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`parameter_${i}`, "v".repeat(150)]),
    );
    const card = drawTraining({ hyperParameters });
    const box = card.blocks.find((block) => block.type === "container");
    expect(box).toMatchObject({
      title: { text: "Hyperparameters (30)" },
      is_collapsible: true,
      default_collapsed: true,
    });
    expect(read(card)).toContain(`parameter_0 \`${"v".repeat(150)}\``);
    expect(read(card)).toMatch(/and \d+ more/);
  });

  test("in a status that nobody knows shows it as it came", () => {
    const card = drawTraining({ status: "Meditating" });
    expect(read(card)).toContain(":large_yellow_circle: *Training · Meditating*");
    expect(read(card)).toContain("SageMaker says `Meditating`, a status that this card does not know.");
    expect(card.text).toContain("needs a look: its status is Meditating");
  });
});

const tuning = {
  status: "InProgress",
  strategy: "Bayesian",
  objectiveMetric: "validation:auc",
  objectiveType: "Maximize",
  maxJobs: 40,
  maxParallelJobs: 4,
  instanceType: "ml.g5.2xlarge",
  instanceCount: 1,
  counters: { completed: 24, inProgress: 4, failed: 2, stopped: 0 },
  best: { name: "hpo-nightly-007", metric: "validation:auc", value: 0.913 },
  createdAt: at(13, 20),
};
const children = (values: readonly number[]) =>
  Object.fromEntries(
    values.map((objective, i) => [
      `hpo-${i}`,
      { status: "Completed", metric: "validation:auc", objective, endedAt: at(14, i) },
    ]),
  );
const chartOf = (card: Message) =>
  JSON.parse(JSON.stringify(card.blocks)).find((each: { type: string }) => each.type === "data_visualization");

describe("a tuning job", () => {
  test("shows how far it is, what became of its jobs and the best one", () => {
    const text = read(draw("tuning-job", "hpo-nightly", { job: tuning }));
    expect(text).toContain("`█████████░░░` 30 of 40 · 24 done, 4 running, *2 failed*");
    expect(text).toContain("Best so far: `hpo-nightly-007` validation:auc *0.913*");
    expect(text).toContain("Bayesian · 1 × ml.g5.2xlarge · 4 at a time · started 2026-11-23 13:20 UTC");
  });

  test("draws the best objective so far, in the order in which the jobs ended", () => {
    const chart = chartOf(draw("tuning-job", "hpo", { job: tuning, children: children([0.8, 0.9, 0.85, 0.91]) }));
    expect(chart.title).toBe("validation:auc, best so far");
    expect(chart.chart.series[0].data.map((point: { value: number }) => point.value)).toEqual([0.8, 0.9, 0.9, 0.91]);
  });

  test("that minimises draws the lowest; without a type the best job tells the direction", () => {
    const values = (job: object) =>
      chartOf(
        draw("tuning-job", "hpo", { job: { ...tuning, ...job }, children: children([0.5, 0.3, 0.4]) }),
      ).chart.series[0].data.map((point: { value: number }) => point.value);
    expect(values({ objectiveType: "Minimize" })).toEqual([0.5, 0.3, 0.3]);
    expect(values({ objectiveType: undefined, best: { name: "x", value: 0.3 } })).toEqual([0.5, 0.3, 0.3]);
    expect(values({ objectiveType: undefined, best: undefined })).toEqual([0.5, 0.5, 0.5]);
  });

  test("of many jobs draws twenty points, the newest always among them", () => {
    const many = children(Array.from({ length: 250 }, (_, i) => i));
    const data = chartOf(draw("tuning-job", "hpo", { job: tuning, children: many })).chart.series[0].data;
    expect(data).toHaveLength(20);
    expect(data.at(-1)).toEqual({ label: "250", value: 249 });
  });

  test("with one finished job draws no line", () => {
    expect(chartOf(draw("tuning-job", "hpo", { job: tuning, children: children([0.8]) }))).toBeUndefined();
  });

  test("names the jobs that failed and counts the rest", () => {
    const failed = Object.fromEntries(
      Array.from({ length: 5 }, (_, i) => [`hpo-${i}`, { status: "Failed", reason: "AlgorithmError:\nout of memory" }]),
    );
    const text = read(draw("tuning-job", "hpo", { job: tuning, children: failed }));
    expect(text).toContain("*Failed* `hpo-0` AlgorithmError: out of memory");
    expect(text).toContain("and 2 more");
  });

  test("known only by a child stands as running", () => {
    const text = read(draw("tuning-job", "hpo", { children: children([0.8]) }));
    expect(text).toContain(":large_blue_circle: *Tuning*");
  });
});

test("a transform job shows what it read and where it wrote", () => {
  const job = {
    status: "Completed",
    model: "churn-v9",
    input: "s3://churn/in",
    output: "s3://churn/out",
    instanceType: "ml.m5.xlarge",
    instanceCount: 2,
    startedAt: at(14),
    endedAt: at(14, 12),
  };
  expect(read(draw("transform-job", "score", { job }))).toBe(
    [
      ":large_green_circle: *Transform completed* · score · `prod` eu-west-1",
      "`s3://churn/in` → `s3://churn/out`",
      "model `churn-v9` · 2 × ml.m5.xlarge · ran 12 min · ended 2026-11-23 14:12 UTC",
    ].join("\n"),
  );
  expect(read(draw("transform-job", "score", { job: { ...job, status: "Stopped" } }))).toContain(
    "Its output is not kept.",
  );
});

test("a processing job shows its last words, its inputs and its outputs", () => {
  const job = {
    status: "Failed",
    inputs: Array.from({ length: 90 }, (_, i) => ({ name: `raw-${i}`, uri: `s3://churn/raw/${i}` })),
    outputs: [{ name: "clean" }],
    exitMessage: "no rows <left>",
    maxRuntimeSeconds: 3600,
    startedAt: at(14),
    endedAt: at(14, 12),
  };
  const text = read(draw("processing-job", "clean", { job }));
  expect(text).toContain("Exit message: no rows <left> SageMaker gives no reason.");
  expect(text).toContain("in `raw-0` `s3://churn/raw/0`");
  expect(text).toMatch(/and \d+ more/);
  expect(text).toContain("ran 12 min · ended 2026-11-23 14:12 UTC · limit 1 h");
});
