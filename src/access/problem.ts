import type { DetailedError } from "@cedar-policy/cedar-wasm/nodejs";
import { actionNames, attributeNames } from "./schema.ts";

/** One mistake in a policy: where it is, what is wrong and what to do. Line and column count from 1. */
export interface Mistake {
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly what: string;
  readonly fix: string | undefined;
}

/** policy.cedar cannot be used. The message is written for the person who edits policy.cedar. */
export class PolicyProblem extends Error {
  override readonly name = "PolicyProblem";
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    // Cedar checks a rule for each action that it is about, and complains as often.
    super(["policy.cedar cannot be used:", ...new Set(mistakes.map(inWords))].join("\n"));
    this.mistakes = mistakes;
  }
}

function inWords({ line, column, what, fix }: Mistake): string {
  const where = line === undefined ? "" : `line ${line}, column ${column}: `;
  return `- ${where}${what}${fix ? `; ${fix}` : ""}`;
}

/** Cedar's own complaint as a mistake with its place in the text. */
export function toMistake({ message, help, sourceLocations }: DetailedError, text: string): Mistake {
  const [place] = sourceLocations ?? [];
  return {
    ...(place ? lineAndColumn(text, place.start) : { line: undefined, column: undefined }),
    what: plain(message),
    fix: ownFix(message, place ? cutAt(text, place.start) : ["", ""]) ?? (help ? plain(help) : tokens(place?.label)),
  };
}

/** What to do where Cedar gives no advice, or a dangerous one: to it `act`, which is all actions, is close to `aprove`. */
function ownFix(message: string, [before, after]: readonly [string, string]): string | undefined {
  if (message.includes("unrecognized action")) return `the actions are ${actionNames.join(", ")}`;
  // Between two rules Cedar stumbles at the next one's annotation, or after its effect.
  if (message.includes("unexpected token") && (/^@\w+ *\(/.test(after) || /\b(permit|forbid)\s*$/.test(before)))
    return "end the rule before it with `;`";
  if (message.includes("unexpected token `@`")) return 'name a group as in ChatOps::Group::"ml-approvers"';
  if (message.includes("is impossible"))
    return "it can never apply, as when `has` is followed by a misspelt name: correct it or take it out";
  if (/attribute .* on entity type `ChatOps::Resource` not found/.test(message))
    return `the attributes are ${attributeNames.join(", ")}; for a tag write resource.hasTag("team") && resource.getTag("team") == "x"`;
  return undefined;
}

/** At some places Cedar lists every token that could follow, which helps nobody. */
const tokens = (label: string | null | undefined): string | undefined =>
  label && label.split(", ").length <= 4 ? label : undefined;

/** What stands before a byte offset, and after it. */
function cutAt(text: string, byteOffset: number): readonly [before: string, after: string] {
  const bytes = new TextEncoder().encode(text);
  const read = (part: Uint8Array) => new TextDecoder().decode(part);
  return [read(bytes.subarray(0, byteOffset)), read(bytes.subarray(byteOffset))];
}

/** The place of a byte offset: Cedar counts UTF-8 bytes, people count characters. */
export function lineAndColumn(text: string, byteOffset: number): { readonly line: number; readonly column: number } {
  const lines = cutAt(text, byteOffset)[0].split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}

/** Cedar numbers policies from 0; the line says it better. */
const plain = (message: string): string =>
  message
    .replace(/^failed to parse policies from string: /, "")
    .replace(/^for policy `policy\d+`, /, "")
    .replace(/ in context for ChatOps::Action::"\w+"/, " of the context");
