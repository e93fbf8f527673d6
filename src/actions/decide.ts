import type { Outcome } from "../domain/outcome.ts";
import type { ModelPackageParts } from "../events/kinds/model-package.ts";
import { kinds } from "../events/registry.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { Action, ActionRequest, Offered } from "./action.ts";
import { approvalDescription } from "./approval-description.ts";
import { problemOutcome } from "./outcomes.ts";
import { idempotencyToken } from "./token.ts";

/** One of the two decisions about a model package version. */
interface Decision {
  readonly verb: "approve" | "reject";
  readonly status: "Approved" | "Rejected";
  readonly offered: Offered;
  /** What may follow in a company that deploys from the registry, by the approval that it had before. */
  readonly effect: (before: string | undefined) => string;
  readonly needsReason: boolean;
}

/** The action that writes the decision to the model registry. */
export const decide = (decision: Decision): Action => ({
  verb: decision.verb,
  offer: (kind, _parts, { status }) =>
    kind === "model-package" && status.word === "PendingManualApproval" ? decision.offered : undefined,
  iam: {
    "model-package": [
      {
        action: "sagemaker:UpdateModelPackage",
        resource: "model-package/*",
        stringEquals: { "sagemaker:ModelApprovalStatus": decision.status },
      },
    ],
  },
  perform: (request) => perform(decision, request),
});

async function perform(decision: Decision, request: ActionRequest): Promise<Outcome> {
  const { target, intent, who, at, seed, clients } = request;
  const what = `${kinds[target.kind].noun} ${target.name}`;
  const facts = packageOf(target.parts);
  const answer = answerFrom(decision, request, facts, what);
  if (answer) return answer;
  const reason = "reason" in intent ? intent.reason : undefined;
  try {
    await clients.writesAt(target).updateModelPackage({
      arn: target.arn,
      status: decision.status,
      description: approvalDescription({ decision: decision.status, who, at, reason }),
      // ClientToken takes no more than 36 characters.
      token: idempotencyToken(decision.verb, target.arn, seed).slice(0, 36),
    });
    return { is: "done", says: `${decision.status} ${what}. ${decision.effect(facts?.approval)}`.trim() };
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, `the ${what}`));
  }
}

/** What the state alone answers; undefined when SageMaker has to be asked. */
function answerFrom(
  decision: Decision,
  { target, intent }: ActionRequest,
  facts: Facts | undefined,
  what: string,
): Outcome | undefined {
  if (target.kind !== "model-package" || !facts) {
    return {
      is: "refused",
      because: `Only model packages are approved or rejected; the ${what} is none.`,
    };
  }
  if (facts.status !== "Completed") return { is: "refused", because: notReady(what, facts) };
  if (!facts.approval && !facts.group) {
    return {
      is: "refused",
      because: `The ${what} belongs to no model package group; only versions in a group are approved.`,
    };
  }
  const note = facts.approvalDescription ? ` (${facts.approvalDescription})` : "";
  if (facts.approval === decision.status) {
    return { is: "already", says: `The ${what} had already been ${decision.status.toLowerCase()}${note}.` };
  }
  // The person decided on another state than this one: the new one deserves a fresh look.
  const decidedMeanwhile = facts.approval === "Approved" || facts.approval === "Rejected";
  if (decidedMeanwhile && intent.seen !== undefined && intent.seen !== facts.approval) {
    return {
      is: "refused",
      because: `Meanwhile the ${what} has been ${facts.approval?.toLowerCase()}${note}. To change that, use \`/sagemaker ${decision.verb} model-package ${target.name}\`.`,
    };
  }
  if (decision.needsReason && intent.do === decision.verb && !intent.reason?.trim()) {
    return {
      is: "refused",
      because: `To ${decision.verb} a model package, say why: the reason is kept in the model registry.`,
    };
  }
  return undefined;
}

type Facts = NonNullable<ModelPackageParts["package"]>;

function packageOf(parts: unknown): Facts | undefined {
  const read = kinds["model-package"].parts.safeParse(parts);
  return read.success ? read.data.package : undefined;
}

function notReady(what: string, { status, reason }: Facts): string {
  return status === "Failed"
    ? `The ${what} failed${reason ? `: ${reason}` : ""}; a failed package cannot be decided on.`
    : `The ${what} is in status ${status}; it can be decided on once it is Completed.`;
}
