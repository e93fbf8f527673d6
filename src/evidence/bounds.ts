import { maskSecrets } from "../domain/mask.ts";
import { isRecord } from "../events/fields.ts";

/** What is kept of a report: enough for a person to judge by, and small beside everything else that a card remembers. */
export const bounds = {
  metrics: 60,
  constraints: 40,
  bias: 80,
  features: 20,
  nameCharacters: 120,
  /** Deeper values than any known layout has. */
  depth: 10,
  /** Values looked at in one report; curves and distributions may have hundreds of thousands. */
  visits: 20_000,
} as const;

/** A name from a report, short enough for a table and without secrets. Shortened visibly. */
export function boundedName(name: string): string {
  const masked = maskSecrets(name.replace(/\s+/g, " ").trim()).toWellFormed();
  if (masked.length <= bounds.nameCharacters) return masked;
  return `${masked.slice(0, bounds.nameCharacters - 1).toWellFormed()}…`;
}

/** A finite number, also one that Python wrote as text; undefined for everything else, such as "NaN". */
export function numberIn(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\s*[-+]?[\d.]/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : undefined;
}

/** The record under this key; an empty one where there is none. */
export const recordAt = (value: unknown, key: string): Readonly<Record<string, unknown>> => {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
};

/** Words, and numbers as words; undefined for everything else. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
