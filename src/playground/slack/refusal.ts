import { slackProblem } from "./content/check.ts";
import type { JsonObject } from "./json.ts";

/** Slack says no: becomes `{ ok: false, error: code, ...extra }`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly extra: JsonObject;

  constructor(code: string, extra: JsonObject = {}) {
    super(`Slack answers ${code}`);
    this.code = code;
    this.extra = extra;
  }
}

/** A refusal with the lines that Slack puts into response_metadata.messages. */
export function refusalWith(code: string, messages: readonly string[]): Refusal {
  return new Refusal(code, { response_metadata: { messages } });
}

/** The refusal of a call that lacks an argument. */
export function missingField(name: string): Refusal {
  return refusalWith("invalid_arguments", [slackProblem(`missing required field: ${name}`)]);
}
