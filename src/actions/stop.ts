import type { Outcome } from "../domain/outcome.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { SageMakerWrites } from "../sagemaker/writes.ts";
import type { Action, ActionRequest, Permission, Question, Target } from "./action.ts";
import { inUtc, problemOutcome } from "./outcomes.ts";
import { idempotencyToken } from "./token.ts";

/** How resources of one kind are stopped. */
interface Stoppable {
  readonly permission: Permission;
  /** The one status in which SageMaker takes a stop. */
  readonly running: "InProgress" | "Executing";
  /** What a stop means, asked before it happens. */
  readonly warning: string;
  readonly call: (writes: SageMakerWrites, target: Target, token: string) => Promise<void>;
}

const stoppable: Readonly<Partial<Record<KindName, Stoppable>>> = {
  "training-job": {
    permission: { action: "sagemaker:StopTrainingJob", resource: "training-job/*" },
    running: "InProgress",
    warning: "The algorithm gets 120 seconds to save its model. A stopped job cannot be resumed.",
    call: (writes, { name }) => writes.stopTrainingJob(name),
  },
  "tuning-job": {
    permission: { action: "sagemaker:StopHyperParameterTuningJob", resource: "hyper-parameter-tuning-job/*" },
    running: "InProgress",
    warning: "All of its training jobs that still run are stopped with it. A stopped job cannot be resumed.",
    call: (writes, { name }) => writes.stopTuningJob(name),
  },
  "transform-job": {
    permission: { action: "sagemaker:StopTransformJob", resource: "transform-job/*" },
    running: "InProgress",
    warning: "SageMaker does not keep the output of a transform job that is stopped.",
    call: (writes, { name }) => writes.stopTransformJob(name),
  },
  "processing-job": {
    permission: { action: "sagemaker:StopProcessingJob", resource: "processing-job/*" },
    running: "InProgress",
    warning: "A stopped job cannot be resumed.",
    call: (writes, { name }) => writes.stopProcessingJob(name),
  },
  "pipeline-execution": {
    permission: { action: "sagemaker:StopPipelineExecution", resource: "pipeline/*/execution/*" },
    running: "Executing",
    warning:
      "The steps that run are stopped and no further one starts. A step that waits for a callback or a Lambda function delays this.",
    call: (writes, { arn }, token) => writes.stopPipelineExecution(arn, token),
  },
};

/** Stops what runs; a second stop finds that there is nothing left to do. */
export const stop: Action = {
  verb: "stop",
  offer: (kind, _parts, { status }) => {
    const confirm = questionOf(kind, status.word);
    return confirm && { verb: "stop", label: "Stop", style: "danger", confirm };
  },
  asks: ({ kind, summary }) => questionOf(kind, summary.status.word),
  iam: Object.fromEntries(Object.entries(stoppable).map(([kind, { permission }]) => [kind, [permission]])),
  perform,
};

function questionOf(kind: KindName, status: string): Question | undefined {
  const how = stoppable[kind];
  if (!how || status !== how.running) return undefined;
  return { title: `Stop this ${kinds[kind].noun}?`, text: how.warning, yes: "Stop it", no: "Let it run" };
}

async function perform({ target, seed, clients }: ActionRequest): Promise<Outcome> {
  const how = stoppable[target.kind];
  const { noun } = kinds[target.kind];
  const what = `the ${noun} ${target.name}`;
  if (!how) return { is: "refused", because: `There is no way to stop ${what}.` };
  const { status, endedAt } = target.summary;
  if (status.word !== how.running) return notRunning(what, status.word, endedAt);
  try {
    await how.call(clients.writesAt(target), target, idempotencyToken("stop", target.arn, seed));
    return { is: "done", says: `SageMaker is stopping ${what}.` };
  } catch (error) {
    const problem = sageMakerProblem(error, what);
    // It ended between the look and the call.
    if (problem.kind === "wrong-state") return notRunning(what, problem.status, undefined);
    return problemOutcome(problem);
  }
}

const ended: Readonly<Record<string, string>> = {
  Completed: "completed",
  Succeeded: "succeeded",
  Failed: "failed",
  Stopped: "stopped",
};

/** Nothing to stop is no failure: the person has what they wanted, or came too late for it. */
function notRunning(what: string, word: string | undefined, endedAt: number | undefined): Outcome {
  if (word === undefined) return { is: "already", says: `There was nothing to stop: ${what} was no longer running.` };
  if (word === "Stopping") return { is: "already", says: `SageMaker is already stopping ${what}.` };
  const verb = ended[word];
  if (!verb) return { is: "refused", because: `SageMaker does not stop ${what} while it is in status ${word}.` };
  return {
    is: "already",
    says: `There was nothing to stop: ${what} had already ${verb}${endedAt ? ` at ${inUtc(endedAt)}` : ""}.`,
  };
}
