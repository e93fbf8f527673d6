import { votersOf } from "../approvals/may-vote.ts";
import { noRule } from "../approvals/refusal.ts";
import { lists, ruleFor } from "../domain/approval-rule.ts";
import { maskSecrets } from "../domain/mask.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { ModelPackageParts } from "../events/kinds/model-package.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { Action, ActionRequest, Target } from "./action.ts";
import { approvalDescription } from "./approval-description.ts";
import { mayWrite, statusOf } from "./decide.ts";
import { decisionProperties } from "./decision-properties.ts";
import { problemOutcome } from "./outcomes.ts";
import { idempotencyToken } from "./token.ts";

/** Takes back the approval of a version. One person is enough: withdrawing trust needs no second pair of eyes. */
export const revoke: Action = {
  verb: "revoke",
  offer: (kind, parts, _summary, approval) =>
    // Without a rule nobody decides on it from Slack.
    approval?.required !== undefined && isApproved(factsIn(kind, parts)?.package)
      ? { verb: "revoke", label: "Revoke…", style: "danger" }
      : undefined,
  mayNot: ({ kind, name, parts }, person, rules) => {
    const group = factsIn(kind, parts)?.package?.group;
    if (group === undefined) return undefined;
    const subject = { kind: "model-package", group } as const;
    const rule = ruleFor(rules, subject);
    if (!rule) return { because: noRule({ what: `the model package ${name}`, subject }) };
    if (lists(rule, person)) return undefined;
    const because = `The approval rule "${rule.id}" does not list you, so you cannot revoke the approval of the model package ${name}.`;
    return { because, mayBe: votersOf(rule) };
  },
  asks: (target) =>
    isApproved(factsIn(target.kind, target.parts)?.package)
      ? {
          title: "Revoke this approval?",
          text: `The model package ${target.name} becomes Rejected. With AWS's project templates the latest other approved version is redeployed.`,
          yes: "Revoke it",
          no: "Leave it",
        }
      : undefined,
  remember: (request) => {
    const { target, user, at, seed } = request;
    if (!isApproved(factsIn(target.kind, target.parts)?.package)) return [];
    const value = { by: user, reason: reasonOf(request), description: describe(request) };
    return [{ part: `revoked/${seed}`, stamp: { final: 0, at, rank: 0 }, value }];
  },
  iam: { "model-package": [mayWrite(statusOf.reject)] },
  perform,
};

function factsIn(kind: KindName, parts: unknown): ModelPackageParts | undefined {
  const read = kind === "model-package" ? kinds[kind].parts.safeParse(parts) : undefined;
  return read?.success ? read.data : undefined;
}

/** Only what is ready can have been approved for use. */
const isApproved = (facts: ModelPackageParts["package"]): boolean =>
  facts?.status === "Completed" && facts.approval === statusOf.approve;

/** Why there is no approval to take back. */
function closed({ name }: Target, { status, approval, approvalDescription: told }: Facts): Outcome {
  const note = told ? ` (${told})` : "";
  if (status === "Completed" && approval === statusOf.reject)
    return { is: "already", says: `There is nothing to revoke: the model package ${name} is rejected${note}.` };
  const state = status === "Completed" ? (approval ?? "without an approval status") : status;
  return { is: "refused", because: `Only an approval can be revoked; the model package ${name} is ${state}.` };
}

type Facts = NonNullable<ModelPackageParts["package"]>;

const reasonOf = ({ intent }: Pick<ActionRequest, "intent">): string =>
  "reason" in intent ? (intent.reason ?? "") : "";

/** The same for every repeat of the same work, and as it is read again: secrets are masked on the way in. */
const describe = (request: Pick<ActionRequest, "intent" | "who" | "at">): string => {
  const { who, at } = request;
  return maskSecrets(approvalDescription({ decision: "Revoked", voters: [{ who, at, reason: reasonOf(request) }] }));
};

async function perform(request: ActionRequest): Promise<Outcome> {
  const { target, intent, user, at, seed, clients } = request;
  const { package: facts } = factsIn(target.kind, target.parts) ?? {};
  if (!facts || intent.do !== "revoke")
    return { is: "refused", because: "Only the approval of a model package version can be revoked." };
  const what = `the model package ${target.name}`;
  if (reasonOf(request).trim() === "")
    return {
      is: "refused",
      because: `To revoke the approval of ${what}, say why: the reason is kept in the registry.`,
    };
  const description = describe(request);
  const done: Outcome = { is: "done", says: `The approval of ${what} is revoked: it is Rejected now.` };
  // The same work was here before, and did not live to tell.
  if (facts.approval === statusOf.reject && facts.approvalDescription === description) return done;
  if (!isApproved(facts)) return closed(target, facts);
  try {
    await clients.writesAt(target).updateModelPackage({
      arn: target.arn,
      status: statusOf.reject,
      description,
      properties: decisionProperties({ voters: [{ by: user, at }], choice: "revoke" }, facts.round, facts.properties),
      // UpdateModelPackage takes at most 36 characters.
      token: idempotencyToken("revoke", target.arn, seed).slice(0, 36),
    });
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, what));
  }
  return done;
}
