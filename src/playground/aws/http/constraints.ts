import * as z from "zod";
import { AwsError, validationException } from "./errors.ts";
import type { Caller } from "./identity.ts";
import type { Operation } from "./service.ts";

/** Bounds of a string member, as the service model gives them; `pattern` without anchors. */
export interface TextBounds {
  readonly min?: number;
  readonly max?: number;
  readonly pattern?: string;
}

/** A string member with AWS's constraints, each failing in AWS's words. */
export function text({ min, max, pattern }: TextBounds): z.ZodString {
  let schema = z.string();
  if (min) schema = schema.min(min, `Member must have length greater than or equal to ${min}`);
  if (max !== undefined) schema = schema.max(max, `Member must have length less than or equal to ${max}`);
  if (pattern !== undefined) {
    const shape = new RegExp(`^(?:${pattern})$`, "u");
    schema = schema.regex(shape, `Member must satisfy regular expression pattern: ${pattern}`);
  }
  return schema;
}

/** A whole number member between two bounds. */
export function whole(min: number, max: number): z.ZodNumber {
  return z
    .number()
    .min(min, `Member must have value greater than or equal to ${min}`)
    .max(max, `Member must have value less than or equal to ${max}`);
}

/** A member with a closed set of words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words) {
  return z.enum(words, { error: `Member must satisfy enum value set: [${words.join(", ")}]` });
}

/** A point in time: epoch seconds on the wire. */
export const timestamp = z.number().transform((seconds) => new Date(seconds * 1000));

/** An operation whose input is checked against `schema` before it runs. */
export function operation<Schema extends z.ZodType, Answer extends object>(
  schema: Schema,
  run: (input: z.output<Schema>, caller: Caller) => Answer,
): Operation {
  return (input, caller) => run(parseInput(schema, input), caller);
}

/** The checked input. Throws ValidationException ("1 validation error detected: …") or SerializationException. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input, { reportInput: true });
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const wrongType = issues.find((issue) => issue.code === "invalid_type" && (issue.input ?? null) !== null);
  if (wrongType)
    throw new AwsError("SerializationException", `Unexpected type for member ${memberPath(wrongType.path)}`);
  const failures = issues.map((issue) => {
    const missing = (issue.input ?? null) === null;
    const value = missing ? "null" : `'${typeof issue.input === "object" ? JSON.stringify(issue.input) : issue.input}'`;
    const constraint = missing ? "Member must not be null" : issue.message;
    return `Value ${value} at '${memberPath(issue.path)}' failed to satisfy constraint: ${constraint}`;
  });
  const heading = failures.length === 1 ? "1 validation error" : `${failures.length} validation errors`;
  throw validationException(`${heading} detected: ${failures.join("; ")}`);
}

// AWS writes members in lower camel case and list items as `tags.1.member.key`.
function memberPath(path: readonly PropertyKey[]): string {
  return path
    .map((part) =>
      typeof part === "number" ? `${part + 1}.member` : String(part).replace(/^./, (first) => first.toLowerCase()),
    )
    .join(".");
}
