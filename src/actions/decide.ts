import type { Decidable, Matter, WriteRequest } from "../approvals/decidable.ts";
import type { Choice } from "../domain/ballot.ts";
import type { Outcome } from "../domain/outcome.ts";
import { deciderOf, type ModelPackageParts, revocationOf } from "../events/kinds/model-package.ts";
import { kinds } from "../events/registry.ts";
import { look } from "../sagemaker/describe.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { Permission } from "./action.ts";
import { maxDescription } from "./approval-description.ts";
import { decisionProperties } from "./decision-properties.ts";
import { problemOutcome } from "./outcomes.ts";

/** SageMaker's word for each decision. */
export const statusOf = { approve: "Approved", reject: "Rejected" } as const satisfies Readonly<Record<Choice, string>>;

/** The bot may set these two statuses, and nothing else of a version. */
export const mayWrite = (status: string): Permission => ({
  action: "sagemaker:UpdateModelPackage",
  resource: "model-package/*",
  stringEquals: { "sagemaker:ModelApprovalStatus": status },
});

/** A version in a model package group, which the model registry keeps the decision about. */
export const modelPackageDecision: Decidable = {
  matter,
  look,
  descriptionMax: maxDescription,
  iam: Object.values(statusOf).map(mayWrite),
  write,
};

type Facts = NonNullable<ModelPackageParts["package"]>;

function matter({ name, arn }: { readonly name: string; readonly arn: string }, given: unknown): Matter | undefined {
  const read = kinds["model-package"].parts.safeParse(given);
  const { package: facts, author, evidence } = read.success ? read.data : {};
  if (facts === undefined) return undefined;
  const what = `the model package ${name}`;
  const { approval, approvalDescription: description, group, version, status } = facts;
  const choice = approval === "Approved" ? "approve" : approval === "Rejected" ? "reject" : undefined;
  const by = read.data && deciderOf(read.data);
  const ready = status === "Completed" && group !== undefined;
  return {
    what,
    subject: { kind: "model-package", group: group ?? "" },
    waits: ready && approval === "PendingManualApproval",
    notYet: ready && choice !== undefined ? undefined : notYet(what, facts),
    standing: ready && choice ? { choice, description, by, revoked: read.data && revocationOf(read.data) } : undefined,
    back: `/sagemaker revoke ${name} reason:"…"`,
    anew: "set it back to PendingManualApproval in Studio or by CLI",
    told: facts.round,
    author,
    made: "registered this version",
    hasMetrics: evidence?.reports.some(({ found }) => (found?.metrics.length ?? 0) > 0) ?? false,
    evidence,
    line: version === undefined ? undefined : { of: arn.slice(0, arn.lastIndexOf("/")), order: version },
  };
}

function notYet(what: string, { status, reason, group }: Facts): string | undefined {
  if (status === "Failed")
    return `${capital(what)} failed${reason ? `: ${reason}` : ""}; a failed package cannot be decided on.`;
  if (status !== "Completed")
    return `${capital(what)} is in status ${status}; it can be decided on once it is Completed.`;
  if (group === undefined)
    return `${capital(what)} belongs to no model package group; only versions in a group are approved.`;
  return undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

async function write({ target, settled, round, token, parts, clients }: WriteRequest): Promise<Outcome> {
  const read = kinds["model-package"].parts.safeParse(parts);
  const { package: facts } = read.success ? read.data : {};
  const status = statusOf[settled.choice];
  try {
    await clients.writesAt(target).updateModelPackage({
      arn: target.arn,
      status,
      description: settled.description,
      properties: decisionProperties(settled, round, facts?.properties),
      token,
    });
    // The registry itself deploys nothing, but what listens to it does.
    const effect = settled.choice === "approve" ? " Automation that deploys on approval starts now." : "";
    return { is: "done", says: `${status} model package ${target.name}.${effect}` };
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, `the model package ${target.name}`));
  }
}
