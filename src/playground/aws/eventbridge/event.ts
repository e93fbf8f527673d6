/** A value inside an event. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}
/** A value that patterns compare: everything but objects and arrays. */
export type Scalar = null | boolean | number | string;

/** An event as EventBridge hands it to rules and targets. */
export interface EventEnvelope {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, whole seconds. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
}

/** Whether a JSON value is an object, not an array. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether a JSON value is an array. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** The moment as EventBridge writes it: ISO 8601 in UTC, without a fraction of a second. */
export function isoSeconds(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d+Z$/, "Z");
}

/** The JSON value of a text. Throws SyntaxError. */
export function parseEventJson(text: string): Json {
  return JSON.parse(text);
}

/** Like `parseEventJson`, but undefined for a text that is not JSON. */
export function readEventJson(text: string): Json | undefined {
  try {
    return parseEventJson(text);
  } catch {
    return undefined;
  }
}
