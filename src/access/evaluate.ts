import { type EntityJson, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { Verb } from "../domain/intent.ts";
import type { Person, Protected } from "./authorise.ts";
import { prepared, type Rules } from "./prepared.ts";
import { entityTypes } from "./schema.ts";

/** One question to Cedar, with the rules that it is to be answered by. */
export interface Evaluation {
  readonly rules: Rules;
  readonly who: Person;
  readonly verb: Verb;
  readonly resource?: Protected | undefined;
  readonly channel?: string | undefined;
}

/** What Cedar says. */
export interface Answer {
  readonly may: boolean;
  /** The rules that decided. */
  readonly rules: readonly string[];
  readonly failure?: string;
}

const anything: Protected = { kind: "*", name: "*", account: "*", region: "*" };

/** Asks Cedar by these rules. Tags that are not read yet are none. */
export function evaluate({ rules, verb, resource = anything, channel, who }: Evaluation): Answer {
  const { tags = {} } = resource;
  const principal = { type: entityTypes.user, id: who.user };
  const subject = { type: entityTypes.resource, id: `${resource.kind}/${resource.name}` };
  const parents = who.groups.map((id) => ({ type: entityTypes.group, id }));
  const entities: EntityJson[] = [
    { uid: principal, attrs: {}, parents },
    { uid: subject, attrs: attributes(resource), parents: [], tags: tags === "unread" ? {} : tags },
  ];
  const answer = statefulIsAuthorized({
    principal,
    action: { type: entityTypes.action, id: verb },
    resource: subject,
    context: channel === undefined ? {} : { channel },
    entities,
    validateRequest: true,
    ...prepared(rules),
  });
  if (answer.type === "failure")
    return { may: false, rules: [], failure: answer.errors.map((each) => each.message).join("; ") };
  const { decision, diagnostics } = answer.response;
  const [failed] = diagnostics.errors;
  // Cedar skips a rule that fails. Were it one that forbids, skipping it would open the door.
  if (failed) return { may: false, rules: [], failure: `rule "${failed.policyId}": ${failed.error.message}` };
  return { may: decision === "allow", rules: diagnostics.reason };
}

function attributes({ kind, name, account, region, environment, group }: Protected): Record<string, string> {
  return {
    kind,
    name,
    account,
    region,
    ...(environment === undefined ? {} : { environment }),
    ...(group === undefined ? {} : { group }),
  };
}
