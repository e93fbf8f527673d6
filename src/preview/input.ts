import { type JsonProblem, readJson, readJsonLeniently } from "../events/json.ts";

/** What a text of events holds: the values in it, and what is wrong with the rest, in words with line and column. */
export interface Input {
  readonly values: readonly unknown[];
  readonly problems: readonly string[];
}

const at = (line: number, { column, why }: JsonProblem): string => `line ${line}, column ${column}: ${why}`;

/**
 * Reads one JSON value, a JSON list of events, or JSON Lines. Strict unless `lenient`, which repairs what it can and tells
 * each repair.
 */
export function readInput(text: string, lenient: boolean): Input {
  const whole = readJson(text);
  if (whole.ok) return { values: flatten(whole.value), problems: [] };
  const lines = text.split("\n").map((line, index) => ({ line: index + 1, text: line.trim() }));
  const filled = lines.filter((line) => line.text !== "");
  // In JSON Lines the first line is a whole value; a document whose first line is not one is a document with a mistake.
  if (filled.length > 1 && filled[0] && readJson(filled[0].text).ok) return readLines(filled, lenient);
  if (lenient) {
    const { value, repairs } = readJsonLeniently(text);
    return { values: flatten(value), problems: repairs.map((repair) => `repaired ${at(repair.line, repair)}`) };
  }
  return { values: [], problems: [`${at(whole.problem.line, whole.problem)} (try --lenient to read it all the same)`] };
}

function readLines(lines: readonly { readonly line: number; readonly text: string }[], lenient: boolean): Input {
  const values: unknown[] = [];
  const problems: string[] = [];
  for (const { line, text } of lines) {
    const read = readJson(text);
    if (read.ok) {
      values.push(...flatten(read.value));
    } else if (lenient) {
      const { value, repairs } = readJsonLeniently(text);
      values.push(...flatten(value));
      problems.push(...repairs.map((repair) => `repaired ${at(line, repair)}`));
    } else {
      problems.push(at(line, read.problem));
    }
  }
  return { values, problems };
}

const flatten = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
