/**
 * Codecs for the fields of SageMaker's events, tolerant of every form that AWS documents or sends
 * (EventBridge page of the SageMaker developer guide, and captures): four time formats, explicit nulls and absent
 * fields, numbers as strings, Tags as a map or a list.
 */
import * as z from "zod/mini";
import { maskSecrets } from "../domain/mask.ts";

/** Any value, also none at all: a codec built on it accepts absent fields. */
export const anything = z.optional(z.unknown());

/** A codec that makes something of any value, also of none; it never fails. */
export const read = <T>(make: (value: unknown) => T) => z.pipe(anything, z.transform(make));

/** Below this a number of "milliseconds" would lie before March 1973, so it must be seconds. */
const secondsBelow = 1e11;

/** Milliseconds since the epoch from a number, a numeric string or an ISO time; undefined for what is no time. */
export function toMillis(value: unknown): number | undefined {
  const text = typeof value === "string" ? value.trim() : value;
  if (typeof text === "string" && !/^-?\d+(\.\d+)?$/.test(text)) {
    // Date.parse reads at most milliseconds; AWS writes nanoseconds in places.
    const parsed = Date.parse(text.replace(/(\.\d{3})\d+/, "$1"));
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  if (typeof text !== "number" && typeof text !== "string") return undefined;
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) return undefined;
  const millis = Math.round(number < secondsBelow ? number * 1000 : number);
  // Beyond the range of Date a number is no time at all.
  return millis <= 8.64e15 ? millis : undefined;
}

/** A time in any of the four forms, in milliseconds since the epoch. */
export const time = read(toMillis);

/** Words from outside: strings, and numbers as strings; null, empty and other values count as absent. */
export const text = read((value): string | undefined => {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  return typeof value === "string" && value.trim() !== "" ? value : undefined;
});

/** Free text that may hold anything a container printed: secrets are masked before it is kept anywhere. */
export const freeText = z.pipe(
  text,
  z.transform((value) => (value === undefined ? undefined : maskSecrets(value))),
);

/** A whole or broken number, also as a string. */
export const number = read((value): number | undefined => {
  const parsed = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof parsed === "number" && Number.isFinite(parsed) ? parsed : undefined;
});

/** Tags as a map, as AWS's list of Key and Value, or absent. */
export const tags = read((value): Readonly<Record<string, string>> => {
  const pairs = Array.isArray(value)
    ? value.map((tag) => [field(tag, "Key") ?? field(tag, "key"), field(tag, "Value") ?? field(tag, "value")])
    : isRecord(value)
      ? Object.entries(value)
      : [];
  return Object.fromEntries(
    pairs.flatMap(([key, tag]) =>
      typeof key === "string" && tag !== null && tag !== undefined ? [[key, String(tag)]] : [],
    ),
  );
});

/** A list whose items that do not fit are left out; null, absent and other values are an empty list. */
export function list<T extends z.ZodMiniType>(item: T) {
  return read((value): z.output<T>[] =>
    (Array.isArray(value) ? value : []).flatMap((each) => {
      const read = item.safeParse(each);
      return read.success ? [read.data] : [];
    }),
  );
}

/** An object of which only the named fields are read; null, absent and other values give one with no fields set. */
export function group<T extends z.core.$ZodShape>(shape: T) {
  return z.pipe(
    read((value) => (isRecord(value) ? value : {})),
    z.looseObject(shape),
  );
}

/** A map of words to words, such as HyperParameters. */
export const words = read(
  (value): Readonly<Record<string, string>> =>
    isRecord(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, each]) =>
            each === null || each === undefined ? [] : [[key, typeof each === "string" ? each : JSON.stringify(each)]],
          ),
        )
      : {},
);

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function field(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}
