import type { Policy as CedarPolicy, PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import { policyToJson } from "@cedar-policy/cedar-wasm/nodejs";
import { isRecord } from "../events/fields.ts";
import { entityTypes } from "./schema.ts";

/** The Slack users, user groups and channels that a policy speaks of, each once, in the order of their first mention. */
export interface Named {
  readonly users: readonly string[];
  readonly groups: readonly string[];
  /** Ids. */
  readonly channels: readonly string[];
}

/** Finds every user, group and channel that the policies name, in their scopes and in their conditions. */
export function namedIn(policies: readonly PolicyJson[]): Named {
  const uids = policies.flatMap((policy) => [...uidsIn(policy)]);
  const ids = (type: string) => [...new Set(uids.filter((uid) => uid.type === type).map((uid) => uid.id))];
  const channels = policies.flatMap((policy) => [...textsIn(policy)].filter((text) => channelId.test(text)));
  return { users: ids(entityTypes.user), groups: ids(entityTypes.group), channels: [...new Set(channels)] };
}

const channelId = /^[CDG][A-Z0-9]{5,}$/;

/** Every text that the policy compares something with. */
function* textsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    for (const each of value) yield* textsIn(each);
  } else if (isRecord(value)) {
    if (typeof value["Value"] === "string") yield value["Value"];
    for (const each of Object.values(value)) yield* textsIn(each);
  }
}

/** One parsed policy as Cedar's JSON; undefined when it does not parse. */
export function toJson(policy: CedarPolicy): PolicyJson | undefined {
  const answer = policyToJson(policy);
  return answer.type === "success" ? answer.json : undefined;
}

/** Cedar writes an entity as `{ type, id }`, in conditions inside `__entity`; both end up here. */
function* uidsIn(value: unknown): Generator<{ readonly type: string; readonly id: string }> {
  if (Array.isArray(value)) {
    for (const each of value) yield* uidsIn(each);
  } else if (isRecord(value)) {
    const { type, id } = value;
    if (typeof type === "string" && typeof id === "string") yield { type, id };
    for (const each of Object.values(value)) yield* uidsIn(each);
  }
}
