import { isObject, parseJson } from "../json.ts";
import { missingField, Refusal } from "../refusal.ts";

/** The arguments of a call, named as Slack names them; values are texts from a form or anything from JSON. */
export type Args = Readonly<Record<string, unknown>>;

/**
 * Reads a call's arguments from its query and body: form-encoded, as @slack/web-api sends, or JSON. Throws a Refusal in Slack's
 * words: invalid_json, json_not_object, missing_post_type, invalid_post_type.
 */
export function readArgs(query: URLSearchParams, contentType: string | undefined, body: string): Args {
  const fromQuery = Object.fromEntries(query);
  if (body === "") return fromQuery;
  switch (contentType?.split(";")[0]?.trim().toLowerCase()) {
    case "application/x-www-form-urlencoded":
      return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) };
    case "application/json":
      return { ...fromQuery, ...jsonArgs(body) };
    case undefined:
    case "":
      throw new Refusal("missing_post_type");
    default:
      throw new Refusal("invalid_post_type");
  }
}

/** An argument as text, or undefined when it is missing or empty. */
export function optional(args: Args, name: string): string | undefined {
  const value = args[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** An argument that must be there. Throws invalid_arguments. */
export function required(args: Args, name: string): string {
  const value = optional(args, name);
  if (value === undefined) throw missingField(name);
  return value;
}

/** Whether a yes/no argument is on. */
export function flag(args: Args, name: string): boolean {
  return [true, 1, "true", "1"].some((yes) => yes === args[name]);
}

const JSON_ARGS = new Set(["blocks", "attachments", "metadata", "view"]);

/** The arguments for the call log: without the token, and with the JSON texts of a form parsed. */
export function loggedArgs(args: Args): Args {
  const shown = Object.entries(args).filter(([name]) => name !== "token");
  return Object.fromEntries(
    shown.map(([name, value]) => [
      name,
      JSON_ARGS.has(name) && typeof value === "string" ? (parseJson(value) ?? value) : value,
    ]),
  );
}

function jsonArgs(body: string): Args {
  const value = parseJson(body);
  if (value === undefined) throw new Refusal("invalid_json");
  if (!isObject(value)) throw new Refusal("json_not_object");
  return value;
}
