import { describe, expect, test } from "vitest";
import type { Evidence } from "../../src/domain/evidence.ts";
import type { ModelPackageParts } from "../../src/events/kinds/model-package.ts";
import { kinds } from "../../src/events/registry.ts";
import { weigh } from "../../src/evidence/weigh.ts";
import { problems } from "../check.ts";
import { basic } from "../degrade.ts";
import { figures } from "../kit/figures.ts";
import { factsOf, nasty } from "../testing/facts.ts";
import { marked, read } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

const found = { metrics: [], constraints: [], bias: [], features: [], more: 0 };
const quality = (metrics: Readonly<Record<string, number>>, more: object = {}) => ({
  source: "model quality" as const,
  uri: "s3://ml/churn/evaluation.json",
  found: { ...found, metrics: Object.entries(metrics).map(([name, value]) => ({ name, value })), ...more },
});
const evidence: Evidence = {
  moment: "attention:PendingManualApproval:",
  reports: [quality({ auc: 0.913, log_loss: 0.231, rows: 4211 })],
  approved: {
    is: "version",
    arn: "arn:aws:sagemaker:eu-west-1:123456789012:model-package/churn/9",
    version: 9,
    reports: [quality({ auc: 0.897, log_loss: 0.224, rows: 4000 })],
  },
  lineage: { data: [] },
  containers: [],
  missing: [],
};

function draw(more: Partial<Evidence> = {}, parts: Partial<ModelPackageParts> = {}) {
  const all = { ...evidence, ...more };
  const about = {
    package: {
      status: "Completed",
      approval: "PendingManualApproval",
      group: "churn",
      version: 12,
      images: [],
      contentTypes: [],
    },
    evidence: all,
    ...parts,
  };
  const { noun, summary } = kinds["model-package"];
  const card = drawCard(
    "model-package",
    factsOf("model-package", noun, "churn/12", summary(about), about, { weighed: weigh(all) }),
  );
  expect(problems(card)).toEqual([]);
  return { card, says: read(card), older: read(basic(card)) };
}

describe("the evidence on the card of a version", () => {
  test("stands in a table beside the approved version, better and worse by what the metric means", () => {
    const { says, older } = draw();
    expect(says).toContain("Metric\nv12\nv9 (approved)\nChange");
    expect(says).toContain("auc\n0.913\n0.897\n▲ +0.016 better");
    expect(says).toContain("log_loss\n0.231\n0.224\n▲ +0.007 worse");
    expect(says).toContain("rows\n4,211\n4,000\n▲ +211 ±");
    // An older client gets the same numbers under each other.
    expect(older).toMatch(/auc {7}0\.913 {10}0\.897 {2}▲ \+0\.016 better\n/);
  });

  test("of a first version stands alone, and says that there is nothing to compare with", () => {
    const { says } = draw({ approved: { is: "none" } });
    expect(says).toContain("Metric\nv12\nauc\n0.913");
    expect(says).toContain("No approved version to compare with");
  });

  test("that has no numbers is said to have none, each report with its reason and what to do", () => {
    const { says } = draw({
      reports: [
        { source: "model quality", uri: "s3://ml/a.json", problem: "It is not JSON." },
        { source: "bias", uri: "s3://risk/b.json", problem: "Add this to evidenceBuckets:", allow: "risk/*" },
      ],
    });
    expect(says).toContain("No model quality in `s3://ml/a.json`: It is not JSON.");
    expect(says).toContain("No bias in `s3://risk/b.json`: Add this to evidenceBuckets: `risk/*`");
  });

  test("that the registry does not name is said to be missing", () => {
    expect(draw({ reports: [] }).says).toContain("The version names no reports");
  });

  test("that could not be looked up is said, too", () => {
    expect(draw({ missing: ["SageMaker gets too many calls."] }).says).toContain("SageMaker gets too many calls.");
  });

  test("names the constraints that are broken", () => {
    const constraints = [{ metric: "auc", threshold: 0.92, broken: "below" }];
    expect(draw({ reports: [quality({ auc: 0.913 }, { constraints })] }).says).toContain(
      "auc is 0.913, below its constraint of 0.92",
    );
  });

  test("says how many metrics there are besides those on the card", () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`metric ${index}`, index]));
    expect(draw({ reports: [quality(many)] }).says).toContain("and 24 more metrics in Evidence");
  });

  test("says what serves the group now, and among how many endpoints it was looked for", () => {
    const serving = { endpoints: [{ name: "churn-prod", version: 9 }], looked: 15, more: true };
    expect(draw({ serving }).says).toContain("served now by `churn-prod` on v9 among the 15 endpoints looked at");
    expect(draw({ serving: { endpoints: [], looked: 3, more: false } }).says).toContain("no endpoint serves the group");
  });

  test("says where the model comes from, the address of the data shortened visibly", () => {
    const lineage = {
      job: { name: "train-7", arn: "arn" },
      data: [{ channel: "train", uri: "s3://ml/churn/features/2026-03-01" }],
    };
    expect(draw({ lineage }).says).toContain("trained by `train-7` on train …/features/2026-03-01");
  });

  test("names the author, and says of a service that it is no person", () => {
    expect(draw({}, { author: { name: "ana", kind: "person" } }).says).toContain("was registered by *ana*");
    expect(draw({}, { author: { name: "role Nightly", kind: "service" } }).says).toContain("which is no person");
  });

  test("shows a name that tries to ping or to format as it is", () => {
    const { card, says } = draw({ reports: [quality({ [nasty]: 1, "*auc* <!here>": 2 })] });
    expect(marked(card)).not.toMatch(/<!(?!date\^)/);
    expect(says).toContain("*auc* <!here>");
  });
});

describe("numbers side by side", () => {
  test.each([
    [0.913, 0.897, "0.913", "0.897", "+0.016"],
    [0.231, 0.2241, "0.2310", "0.2241", "+0.0069"],
    [0.92134, 0.92131, "0.92134", "0.92131", "+0.00003"],
    [1234.5, 1229, "1,234.5", "1,229.0", "+5.5"],
    [4000, 4211, "4,000", "4,211", "−211"],
    [0, 0.5, "0.0", "0.5", "−0.5"],
    [-0.0412, 0.02, "-0.0412", "0.0200", "−0.0612"],
    [3e-7, 1e-7, "3e-7", "1e-7", "+2e-7"],
    [5, 5, "5", "5", "0"],
  ])("%d after %d: as many decimals as show the difference, the same in both", (value, before, now, then, change) => {
    expect(figures(value, before)).toEqual({ value: now, before: then, change });
  });
});
