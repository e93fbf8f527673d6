import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weigh } from "../../src/evidence/weigh.ts";
import { problems } from "../check.ts";
import { basic, textOnly } from "../degrade.ts";
import { limits } from "../limits.ts";
import { maybe, number, words } from "../testing/arbitrary-basics.ts";
import { evidence as anyEvidence, weighed as anyWeighed } from "../testing/evidence.ts";
import { marked, read, weight } from "../testing/read.ts";
import { evidenceReply } from "./evidence.ts";

const none = { metrics: [], constraints: [], bias: [], features: [], more: 0 };
const auc = (value: number) => ({ name: "auc", value, deviation: 0.0021 });
const dpl = (value: number) => ({ stage: "after training", facet: "Sex = 1", name: "DPPL", value }) as const;
const evidence = {
  moment: "m",
  reports: [
    {
      source: "model quality" as const,
      uri: "s3://ml/12/q.json",
      found: { ...none, metrics: [auc(0.9213)], rows: 4211 },
    },
    {
      source: "explainability" as const,
      uri: "s3://ml/12/shap.json",
      found: {
        ...none,
        features: [
          { name: "tenure", value: 0.2 },
          { name: "charge", value: 0.1 },
        ],
        bias: [dpl(0.02)],
      },
    },
    { source: "data quality" as const, uri: "s3://ml/12/d.json", problem: "It is empty." },
  ],
  approved: {
    is: "version" as const,
    arn: "arn",
    version: 11,
    reports: [
      {
        source: "model quality" as const,
        uri: "s3://ml/11/q.json",
        found: { ...none, metrics: [auc(0.9105)], bias: [dpl(0.03)] },
      },
    ],
  },
  lineage: {
    pipeline: { name: "churn-training", arn: "arn:aws:sagemaker:eu-west-1:1:pipeline/churn-training/execution/x" },
    job: { name: "train-7", arn: "arn:aws:sagemaker:eu-west-1:1:training-job/train-7" },
    data: [{ channel: "train", uri: "s3://ml/churn/features/2026-03-01/part" }],
  },
  containers: [{ image: "1.dkr.ecr.eu-west-1.amazonaws.com/churn:1", data: "s3://ml/12/model.tar.gz" }],
  serving: { endpoints: [{ name: "churn-api", version: 11 }], looked: 1, more: false },
  missing: [],
};
const shown = {
  name: "churn/12",
  version: 12,
  waits: true,
  author: { name: "ana", kind: "person" as const, via: "pipeline churn-training" },
  evidence,
  weighed: weigh(evidence),
  jobUrl: "https://eu-west-1.console.aws.amazon.com/sagemaker/home#/jobs/train-7",
};

describe("the evidence in full", () => {
  const message = evidenceReply(shown);
  const says = read(message);

  test("shows every metric with its deviation beside the approved version, and says it in its text", () => {
    expect(says).toContain("auc\n0.9213\n± 0.0021\n0.9105\n▲ +0.0108 better");
    expect(message.text).toBe("Evidence of the model package churn/12: auc 0.9213, was 0.9105 in v11, better.");
  });

  test("shows what features count as bars, and bias beside that of the approved version", () => {
    expect(JSON.stringify(message.blocks)).toContain('"type":"bar"');
    expect(says).toContain("*Sex = 1* after training\n`DPPL` 0.02, was 0.03 in v11 · better");
    expect(read(basic(message))).toMatch(/What counts most[\s\S]*tenure/);
  });

  test("shows where it all comes from, each address in full", () => {
    for (const address of ["s3://ml/churn/features/2026-03-01/part", "s3://ml/12/model.tar.gz", "s3://ml/12/q.json"])
      expect(says).toContain(address);
    expect(says).toContain("Endpoints: served now by `churn-api` on v11");
    expect(says).toContain("No data quality in `s3://ml/12/d.json`: It is empty.");
  });

  test("says of what period it is", () => {
    expect(says).toContain("as it is now");
    expect(read(evidenceReply({ ...shown, waits: false }))).toContain("as it was while the version waited");
  });

  test("passes Slack's limits whatever it holds, also in basic blocks, and pings nobody", () => {
    fc.assert(
      fc.property(
        anyEvidence,
        anyWeighed,
        words,
        maybe(number),
        maybe(words),
        (any, weighed, name, version, jobUrl) => {
          const given = { name, version, waits: true, author: undefined, evidence: any, weighed, jobUrl };
          const reply = evidenceReply(given);
          for (const each of [reply, basic(reply), textOnly(reply)]) {
            expect(problems(each)).toEqual([]);
            expect(marked(each)).not.toMatch(/<!(?!date\^)/);
            expect(`${each.text}\n${read(each)}`).not.toMatch(/undefined|\[object|NaN/);
          }
          expect(weight(reply)).toBeLessThan(limits.message.allBlocks);
        },
      ),
      { numRuns: 100 },
    );
  });
});
