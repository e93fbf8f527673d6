import { type PolicyJson, preparsePolicySet, preparseSchema } from "@cedar-policy/cedar-wasm/nodejs";
import { schema } from "./schema.ts";

/** The text or the JSON of each rule by its id. */
export type Rules = Readonly<Record<string, string | PolicyJson>>;

const preparsedSchemaName = "chatops";
/** The names under which Cedar keeps the sets of rules that it has read. */
const names = new WeakMap<Rules, string>();
let count = 0;

/**
 * What Cedar keeps of a set of rules and of the schema once it has read them, which takes far longer than an answer does. A set that
 * it could not read is not there when it is asked, which means no.
 */
export function prepared(rules: Rules) {
  const preparsedPolicySetId = names.get(rules) ?? `rules ${count}`;
  if (!names.has(rules)) {
    if (count === 0) preparseSchema(preparsedSchemaName, schema);
    preparsePolicySet(preparsedPolicySetId, { staticPolicies: { ...rules } });
    names.set(rules, preparsedPolicySetId);
    count += 1;
  }
  return { preparsedSchemaName, preparsedPolicySetId };
}
