import { type PolicyJson, policySetTextToParts, validate } from "@cedar-policy/cedar-wasm/nodejs";
import { beforeTags, speaksOfTags } from "./before-tags.ts";
import { type Named, namedIn, toJson } from "./entities.ts";
import { type Outlines, outlinesOf } from "./outlook.ts";
import { lineAndColumn, type Mistake, PolicyProblem, toMistake } from "./problem.ts";
import { entityTypes, schema } from "./schema.ts";

/** A policy that has been checked against the schema. */
export interface Policy extends Named {
  /** The text of each rule by its id: its `@id("…")`, else its place, such as `line 12:1`. */
  readonly rules: Readonly<Record<string, string>>;
  /** The rules as they count while the tags of the resource are not known: they permit whatever some tags would permit. */
  readonly beforeTags: Readonly<Record<string, string | PolicyJson>>;
  /** Whom and which actions each rule is about. */
  readonly outlines: Outlines;
  /** Whether any rule speaks of tags, so that they have to be read. */
  readonly speaksOfTags: boolean;
}

/** Reads and checks the text of policy.cedar; throws a PolicyProblem that names every mistake and its place. */
export function loadPolicy(text: string): Policy {
  const complaints = complaintsOf(text);
  if (complaints.length > 0) throw new PolicyProblem(complaints);
  const parts = policySetTextToParts(text);
  if (parts.type === "failure") throw new PolicyProblem(parts.errors.map((error) => toMistake(error, text)));
  const parsed = parts.policies.flatMap((rule) => {
    const json = toJson(rule);
    const at = placeOf(text, rule);
    return json ? [{ rule, json, at, id: json.annotations?.["id"] || `line ${at.line}:${at.column}` }] : [];
  });
  const named = namedIn(parsed.map(({ json }) => json));
  const mistaken = [...mistakenNames(named, text), ...doubledIds(parsed)];
  if (mistaken.length > 0) throw new PolicyProblem(mistaken);
  return {
    ...named,
    rules: Object.fromEntries(parsed.map(({ id, rule }) => [id, rule])),
    beforeTags: Object.fromEntries(
      parsed.flatMap(({ id, rule, json }) => {
        const before = speaksOfTags(json) ? beforeTags(json) : rule;
        return before ? [[id, before]] : [];
      }),
    ),
    outlines: outlinesOf(parsed),
    speaksOfTags: parsed.some(({ json }) => speaksOfTags(json)),
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function placeOf(text: string, part: string): Place {
  const bytes = new TextEncoder().encode(text.slice(0, Math.max(0, text.indexOf(part)))).length;
  return lineAndColumn(text, bytes);
}

/** What Cedar itself says: what does not parse, what the schema does not know, and rules that can never apply. */
function complaintsOf(text: string): readonly Mistake[] {
  const answer = validate({ schema, policies: { staticPolicies: text } });
  if (answer.type === "failure") {
    return answer.errors.map((error) =>
      error.message.includes("includes a template")
        ? {
            ...placeOf(text, /\?(principal|resource)/.exec(withoutComments(text))?.[0] ?? ""),
            what: "?principal and ?resource make a template, which the bot does not fill in",
            fix: "name the user or the group",
          }
        : toMistake(error, text),
    );
  }
  const wrong = new Set(answer.validationErrors.map((each) => each.policyId));
  // A rule that is wrong is also "impossible": one complaint is enough. Handles may well mix scripts.
  const warnings = answer.validationWarnings.filter(
    ({ policyId, error }, index, all) =>
      !wrong.has(policyId) &&
      !error.message.includes("mixed scripts") &&
      all.findIndex((each) => each.policyId === policyId) === index,
  );
  return [...answer.validationErrors, ...warnings].map(({ error }) => toMistake(error, text));
}

/** Names that Cedar takes but that no Slack user or group has, so that the rule would silently never apply. */
function mistakenNames({ users, groups }: Named, text: string): readonly Mistake[] {
  const at = (type: string, id: string) => placeOf(withoutComments(text), `${type}::${JSON.stringify(id)}`);
  return [
    ...groups
      .filter((id) => /^@|\s|[A-Z]/.test(id))
      .map((id) => ({
        ...at(entityTypes.group, id),
        what: `"${id}" is not the handle of a Slack user group`,
        fix: 'write the handle as people mention it, without "@" and in lower case, such as ChatOps::Group::"ml-approvers"',
      })),
    ...users
      .filter((id) => !/^[UW][A-Z0-9]{4,}$/.test(id))
      .map((id) => ({
        ...at(entityTypes.user, id),
        what: `"${id}" is not a Slack user id`,
        fix: 'copy the member ID from the person\'s Slack profile, such as ChatOps::User::"U024BE7LH"',
      })),
  ];
}

/** Of two different rules with one id, one would silently be lost. */
function doubledIds(rules: readonly { readonly id: string; readonly rule: string; readonly at: Place }[]) {
  return rules
    .filter(({ id, rule }, index) => rules.slice(0, index).some((each) => each.id === id && each.rule !== rule))
    .map(({ id, at }) => ({
      ...at,
      what: `the id "${id}" is taken by another rule`,
      fix: "give each rule an id of its own",
    }));
}

/** The same text with blanks for comments, so that places stay what they are. */
const withoutComments = (text: string): string =>
  text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*/g, (part) => (part.startsWith("//") ? " ".repeat(part.length) : part));
