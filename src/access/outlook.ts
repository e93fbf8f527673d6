import type { Effect, PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { Verb } from "../domain/intent.ts";
import { isRecord } from "../events/fields.ts";
import type { Person } from "./authorise.ts";
import { evaluate } from "./evaluate.ts";

/** Whom and which actions rules are about, without what they ask of the resource and of where it is asked. */
export interface Outlines {
  readonly each: readonly {
    readonly id: string;
    readonly effect: Effect;
    /** Whether it also depends on the resource or on where it is asked. */
    readonly depends: boolean;
  }[];
  /** For each a rule that permits its people its actions, whatever they are about and wherever. */
  readonly rules: Readonly<Record<string, PolicyJson>>;
}

/** The outlines of rules, each by its id. */
export const outlinesOf = (rules: readonly { readonly id: string; readonly json: PolicyJson }[]): Outlines => ({
  each: rules.map(({ id, json }) => ({
    id,
    effect: json.effect,
    depends: json.resource.op !== "All" || json.conditions.some(isAboutMore),
  })),
  rules: Object.fromEntries(rules.map(({ id, json }) => [id, whoeverOf(json)])),
});

const whoeverOf = (rule: PolicyJson): PolicyJson => ({
  ...rule,
  effect: "permit",
  resource: { op: "All" },
  conditions: rule.conditions.filter((condition) => !isAboutMore(condition)),
});

/** Whether a condition asks for more than the person and the action. */
function isAboutMore(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(isAboutMore);
  if (!isRecord(part)) return false;
  return part["Var"] === "resource" || part["Var"] === "context" || Object.values(part).some(isAboutMore);
}

/** What a person may do before anything is known of the resource; each with the ids of the rules that say so. */
export type Outlook =
  /** Permitted for whatever, `unless` these forbid it for some. */
  | { readonly is: "yes"; readonly by: readonly string[]; readonly unless: readonly string[] }
  /** Permitted for some resources, or in some channels. */
  | { readonly is: "depends"; readonly by: readonly string[]; readonly unless: readonly string[] }
  /** Forbidden `by` these; permitted by none where there are none. */
  | { readonly is: "no"; readonly by: readonly string[] };

/** What the policy holds for a person and a verb, whatever it may be about. */
export function outlook(outlines: Outlines, who: Person, verb: Verb): Outlook {
  const { rules } = evaluate({ rules: outlines.rules, who, verb });
  const fitting = outlines.each.filter(({ id }) => rules.includes(id));
  const ids = (effect: Effect, depends: boolean): readonly string[] =>
    fitting.filter((each) => each.effect === effect && each.depends === depends).map(({ id }) => id);
  const forbidden = ids("forbid", false);
  if (forbidden.length > 0) return { is: "no", by: forbidden };
  const unless = ids("forbid", true);
  const always = ids("permit", false);
  if (always.length > 0) return { is: "yes", by: always, unless };
  const sometimes = ids("permit", true);
  return sometimes.length > 0 ? { is: "depends", by: sometimes, unless } : { is: "no", by: [] };
}
