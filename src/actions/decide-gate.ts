import type { Decidable, Matter, WriteRequest } from "../approvals/decidable.ts";
import type { Settled } from "../domain/ballot.ts";
import { gateIn } from "../domain/gate.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { GateParts } from "../events/kinds/gate.ts";
import { kinds } from "../events/registry.ts";
import { look } from "../sagemaker/describe.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import { problemOutcome } from "./outcomes.ts";

/** SendPipelineExecutionStepFailure takes so many characters of a reason. */
const reasonMax = 256;
/** An output takes at most so many characters (API reference, OutputParameter). */
const outputMax = 1024;

const resource = "pipeline/*/execution/*";

/** A callback step of a pipeline that waits for an answer: people's votes pass it or fail it. */
export const gateDecision: Decidable = {
  matter,
  look,
  descriptionMax: reasonMax,
  iam: [
    { action: "sagemaker:SendPipelineExecutionStepSuccess", resource },
    { action: "sagemaker:SendPipelineExecutionStepFailure", resource },
  ],
  write,
};

function matter({ name, arn }: { readonly name: string; readonly arn: string }, given: unknown): Matter | undefined {
  const read = kinds.gate.parts.safeParse(given);
  if (!read.success || gateIn(arn) === undefined) return undefined;
  const { question, step, answer, author } = read.data;
  // A step that asked elsewhere is none of the bot's to answer.
  if (question === undefined) return undefined;
  const what = `the gate ${step ? `${step.name} ` : ""}of the pipeline ${name}`;
  const standing = standingOf(step, answer);
  const over = standing !== undefined || step?.status === "Stopped";
  return {
    what,
    subject: { kind: "gate", pipeline: name, step: step?.name ?? "" },
    waits: !over,
    notYet: over && !standing ? `The pipeline ${name} was stopped before anybody answered.` : undefined,
    standing,
    anew: standing?.choice === "reject" ? "retry its pipeline execution, which asks again" : undefined,
    author,
    made: "started this execution",
    // What people are to decide by is what the step's author chose to show.
    hasMetrics: Object.keys(question.arguments).length > 0,
    evidence: question.arguments,
  };
}

/** How the step ended. What was answered with it tells whether these votes brought it. */
function standingOf(step: GateParts["step"], answer: GateParts["answer"]): Matter["standing"] {
  if (step?.status === "Succeeded") return { choice: "approve", description: answer?.["decision"] };
  return step?.status === "Failed" ? { choice: "reject", description: step.reason } : undefined;
}

async function write({ target, settled, token, clients }: WriteRequest): Promise<Outcome> {
  const id = gateIn(target.arn);
  if (id === undefined) return { is: "refused", because: `${target.arn} is no gate of a pipeline.` };
  const gate = { callbackToken: id.token, token };
  try {
    const writes = clients.writesAt(target);
    if (settled.choice === "approve") await writes.passGate(gate, outputsOf(settled));
    else await writes.failGate(gate, settled.description);
    return {
      is: "done",
      says:
        settled.choice === "approve"
          ? `The pipeline ${id.pipeline} goes on.`
          : `The pipeline ${id.pipeline} fails at this gate.`,
    };
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, `the gate of the pipeline ${id.pipeline}`));
  }
}

/** What the pipeline gets to know, by the names that docs/deploy.md promises. */
function outputsOf({ voters, reason = "", at, description }: Settled): Readonly<Record<string, string>> {
  const approver = voters.map(({ by, name }) => (name ? `${name} (${by})` : by)).join(", ");
  const oneLine = reason
    .toWellFormed()
    .replace(/[\p{Cc}\u2028\u2029\s]+/gu, " ")
    .trim();
  return {
    approver: approver.slice(0, outputMax),
    reason: oneLine.slice(0, outputMax).toWellFormed(),
    decidedAt: new Date(at).toISOString(),
    decision: description,
  };
}
