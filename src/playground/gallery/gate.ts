import { gateArn } from "../../domain/gate.ts";
import { asArn } from "../../domain/ids.ts";
import type { Change } from "../../domain/resource.ts";
import { minutes, type Story, start } from "./story.ts";

const execution = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/churn-nightly/execution/7pinimwddh3a";

/** The bot's queue tells of a gate, not an event. */
const gatePart = (part: string, value: object, at = start): Change => ({
  kind: "gate",
  arn: asArn(gateArn(execution, "26vcYbeWsZ")),
  name: "churn-nightly",
  account: "111122223333",
  region: "eu-west-1",
  part,
  stamp: { final: 0, at, rank: 0 },
  value,
});

const question = gatePart("question", {
  at: minutes(-40),
  arguments: {
    question: "Deploy to production? The holdout is two weeks old, so look at the calibration first.",
    auc: "0.921",
    report: "s3://sagemaker-eu-west-1-111122223333/churn/evaluation/12/report.html",
  },
});
const author = gatePart("author", { name: "ana", kind: "person", via: "pipeline churn-nightly" });
const step = (status: string, more: object = {}) =>
  gatePart("step", { name: "ApproveForProd", status, startedAt: minutes(-40), ...more });
const ended = { endedAt: minutes(-2) };

export const gate: readonly Story[] = [
  { title: "waits for an answer", events: [], changes: [question, author, step("Executing")] },
  { title: "its step is not known yet", events: [], changes: [question] },
  {
    title: "its pipeline is being stopped",
    events: [],
    changes: [question, author, step("Executing"), gatePart("stopping", { at: minutes(-1) })],
  },
  {
    title: "passed",
    events: [],
    changes: [question, author, step("Succeeded", ended)],
    acts: [{ verb: "approve", by: "U0BO000001", at: minutes(-2), outcome: "done", reason: "The calibration is fine." }],
  },
  {
    title: "rejected elsewhere",
    events: [],
    changes: [
      question,
      author,
      step("Failed", { ...ended, reason: "Nobody looked at the report, so it is not deployed." }),
    ],
  },
  { title: "stopped", events: [], changes: [question, author, step("Stopped", ended)] },
];
