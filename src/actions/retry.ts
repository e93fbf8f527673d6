import type { Outcome } from "../domain/outcome.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { RetriedKind } from "../sagemaker/start-again.ts";
import type { Action, ActionRequest, Permission } from "./action.ts";
import { problemOutcome } from "./outcomes.ts";
import { idempotencyToken } from "./token.ts";

// Whoever started the first job chose its role; the copy asks for the same one, and deployment.passRoles says which may be.
const passRole: Permission = {
  action: "iam:PassRole",
  stringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" },
};
type Call = `sagemaker:${string}`;
const copying = (describe: Call, create: Call, resource: string) => [
  { action: describe, resource },
  { action: create, resource },
  { action: "sagemaker:ListTags", resource } as const,
  { action: "sagemaker:AddTags", resource } as const,
];

/** The rights per kind, which are also the kinds that can be retried. */
const iam: Readonly<Partial<Record<KindName, readonly Permission[]>>> = {
  "training-job": [
    ...copying("sagemaker:DescribeTrainingJob", "sagemaker:CreateTrainingJob", "training-job/*"),
    passRole,
  ],
  "transform-job": copying("sagemaker:DescribeTransformJob", "sagemaker:CreateTransformJob", "transform-job/*"),
  "processing-job": [
    ...copying("sagemaker:DescribeProcessingJob", "sagemaker:CreateProcessingJob", "processing-job/*"),
    passRole,
  ],
  "pipeline-execution": [{ action: "sagemaker:RetryPipelineExecution", resource: "pipeline/*/execution/*" }],
};

const ended: readonly string[] = ["Failed", "Stopped"];

/** Runs once more what failed or was stopped: a job under a new name, a pipeline execution from the step that failed. */
export const retry: Action = {
  verb: "retry",
  offer: (kind, _parts, { status }) =>
    iam[kind] && ended.includes(status.word)
      ? {
          verb: "retry",
          label: kind === "pipeline-execution" ? "Retry from failure" : "Retry",
          confirm: {
            title: `Retry this ${kinds[kind].noun}?`,
            text:
              kind === "pipeline-execution"
                ? "The steps that succeeded are kept; it goes on with the one that did not."
                : "The same definition starts once more under a new name, and costs as much again.",
            yes: "Retry",
            no: "Not now",
          },
        }
      : undefined,
  iam,
  perform,
};

async function perform(request: ActionRequest): Promise<Outcome> {
  const { kind, name, summary } = request.target;
  const what = `the ${kinds[kind].noun} ${name}`;
  if (!iam[kind]) return { is: "refused", because: `There is no way to retry ${what}.` };
  const { word, phase } = summary.status;
  if (phase === "running") return { is: "already", says: `There is nothing to retry: ${what} is running.` };
  if (!ended.includes(word))
    return { is: "refused", because: `Only what failed or was stopped is retried; ${what} is in status ${word}.` };
  return kind === "pipeline-execution" ? retryPipeline(request, what) : startJob(request, kind, what);
}

async function retryPipeline({ target, seed, clients }: ActionRequest, what: string): Promise<Outcome> {
  // The same failure has the same token, whoever clicks and however often.
  const token = idempotencyToken("retry", target.arn, target.summary.episode ?? seed);
  try {
    await clients.writesAt(target).retryPipelineExecution(target.arn, token);
    return { is: "done", says: `SageMaker goes on with ${what} where it failed.` };
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, what));
  }
}

async function startJob({ target, clients }: ActionRequest, kind: KindName, what: string): Promise<Outcome> {
  if (!isJob(kind)) return { is: "refused", because: `There is no way to retry ${what}.` };
  const { arn, name } = target;
  const newName = retryName(name, arn);
  try {
    const { notes } = await clients.writesAt(target).startAgain(kind, { arn, name }, newName);
    const more = name.startsWith("pipelines-") ? ["Its pipeline does not know of it."] : [];
    const says = [`SageMaker starts ${what} once more, as ${newName}.`, ...notes, ...more].join(" ");
    return { is: "done", says, note: `as ${newName}` };
  } catch (error) {
    const problem = sageMakerProblem(error, what);
    // Somebody else, or a second click, was faster.
    if (problem.kind === "conflict")
      return {
        is: "already",
        says: `It has been retried as ${newName}. Should that fail as well, retry that one: each job is retried once.`,
      };
    return problemOutcome(problem);
  }
}

const isJob = (kind: KindName): kind is RetriedKind =>
  kind === "training-job" || kind === "transform-job" || kind === "processing-job";

/** SageMaker's maximum for the names of jobs. */
const maxName = 63;

/**
 * The name of the retry of a job, always the same one, since Create takes no token: a second click finds the name taken. A
 * retry of a retry has a name of its own that is no longer.
 */
export function retryName(name: string, arn: string): string {
  const suffix = `-retry-${idempotencyToken("retry", arn, "").slice(0, 6)}`;
  const base = name.replace(/-retry-[0-9a-f]{6}$/, "").slice(0, maxName - suffix.length);
  return `${base.replace(/-+$/, "")}${suffix}`;
}
