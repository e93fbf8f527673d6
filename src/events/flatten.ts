import { maskSecrets } from "../domain/mask.ts";
import { isRecord, toMillis } from "./fields.ts";

/** Path and words of one leaf of a detail. */
export type Field = readonly [path: string, text: string];

/**
 * Every leaf of a value that says something, in the order in which the event has them: lists of words in one line, times
 * in ISO, secrets masked. Nulls and empty lists say nothing.
 */
export function flatten(value: unknown, path = ""): readonly Field[] {
  if (value === null || value === undefined || value === "") return [];
  if (Array.isArray(value)) {
    const flat = value.every((each) => !isRecord(each) && !Array.isArray(each));
    const told = value.filter((each) => each !== null && each !== undefined);
    if (!flat) return value.flatMap((each, index) => flatten(each, `${path}[${index}]`));
    return told.length > 0 ? [[path, maskSecrets(told.join(", "))]] : [];
  }
  if (isRecord(value)) {
    return Object.entries(value).flatMap(([key, each]) => flatten(each, path ? `${path}.${key}` : key));
  }
  const millis = momentIn(path, value);
  return [[path, millis === undefined ? maskSecrets(String(value)) : new Date(millis).toISOString()]];
}

/** Between these, a number in a field that names no amount is a moment of this century in epoch milliseconds. */
const [epochFrom, epochTo] = [1e12, 4e12];

function momentIn(path: string, value: unknown): number | undefined {
  if (/(time|timestamp|date|at)$/i.test(path)) return toMillis(value);
  const amount = /(bytes|size|count|seconds|number|limit)$/i.test(path);
  return !amount && typeof value === "number" && value > epochFrom && value < epochTo ? toMillis(value) : undefined;
}
