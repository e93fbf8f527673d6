import type { DetailedError } from "@cedar-policy/cedar-wasm/nodejs";
import { actionNames } from "./schema.ts";

/** One mistake in a policy: where it is, what is wrong and what to do. Line and column count from 1. */
export interface Mistake {
  readonly line: number | undefined;
  readonly column: number | undefined;
  readonly what: string;
  readonly fix: string | undefined;
}

/** The policy cannot be used. The message is written for the person who edits policy.cedar. */
export class PolicyProblem extends Error {
  override readonly name = "PolicyProblem";
  readonly mistakes: readonly Mistake[];

  constructor(mistakes: readonly Mistake[]) {
    super(["The policy cannot be used:", ...mistakes.map(inWords)].join("\n"));
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
    fix: ownFix(message) ?? (help ? plain(help) : tokens(place?.label)),
  };
}

/** What to do where Cedar gives no advice, or a dangerous one: to it `act`, which is all actions, is close to `aprove`. */
function ownFix(message: string): string | undefined {
  if (message.includes("unrecognized action")) return `the actions are ${actionNames.join(", ")}`;
  if (message.includes("unexpected token `@`")) return 'name a group as in ChatOps::Group::"ml-approvers"';
  if (message.includes("is impossible")) return "it can never apply: correct it or take it out";
  return undefined;
}

/** At some places Cedar lists every token that could follow, which helps nobody. */
const tokens = (label: string | null | undefined): string | undefined =>
  label && label.split(", ").length <= 4 ? label : undefined;

/** The place of a byte offset: Cedar counts UTF-8 bytes, people count characters. */
export function lineAndColumn(text: string, byteOffset: number): { readonly line: number; readonly column: number } {
  const before = new TextDecoder().decode(new TextEncoder().encode(text).subarray(0, byteOffset)).split("\n");
  return { line: before.length, column: [...(before.at(-1) ?? "")].length + 1 };
}

/** Cedar numbers policies from 0; the line says it better. */
const plain = (message: string): string =>
  message.replace(/^failed to parse policies from string: /, "").replace(/^for policy `policy\d+`, /, "");
