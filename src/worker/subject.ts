import { gateIn } from "../domain/gate.ts";
import type { Target } from "../domain/intent.ts";
import type { Place } from "../sagemaker/clients.ts";
import type { Looked } from "../sagemaker/describe.ts";
import { locate } from "../sagemaker/target.ts";
import type { ProtectedAsFound, WorkPorts } from "./ports.ts";

/** What a request is about, as far as it names it: enough to ask the policy before anything is looked up. */
export interface Subject {
  readonly resource: ProtectedAsFound;
  readonly arn?: string | undefined;
}

/** The subject of a target, its tags not yet read, or why it is none. */
export function subjectOf(
  target: Target,
  { own, options }: Pick<WorkPorts, "own" | "options">,
): Subject | { readonly because: string } {
  const gate = "arn" in target ? gateIn(target.arn) : undefined;
  if (gate && "arn" in target)
    return { resource: resourceOf("gate", gate.pipeline, gate, options, "unread"), arn: target.arn };
  const located = locate(target, own);
  if ("because" in located) return located;
  return { resource: resourceOf(located.kind, located.name, located.place, options, "unread"), arn: located.arn };
}

/** The subject by the names that SageMaker itself gives it, with the tags that it has there. */
export function foundSubject(
  { kind, name, account, region, arn }: Found,
  { options }: Pick<WorkPorts, "options">,
): Subject {
  return { resource: resourceOf(kind, name, { account, region }, options, { kind, arn, name }), arn };
}

type Found = Extract<Looked, { is: "found" }>;

/** An execution and a gate are known by their pipeline, a version by its group, as on their cards. */
export function resourceOf(
  kind: string,
  name: string,
  place: Place,
  { accounts }: WorkPorts["options"],
  tags?: ProtectedAsFound["tags"],
): ProtectedAsFound {
  const [first = name] = name.split("/");
  return {
    kind,
    name: kind === "pipeline-execution" ? first : name,
    ...place,
    environment: accounts[place.account],
    group: kind === "model-package" ? first : undefined,
    tags,
  };
}
