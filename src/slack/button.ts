import * as z from "zod/mini";
import { type Intent, intentSchema } from "../domain/intent.ts";

/** Raised when a change of Intent would give old buttons another meaning; they are then refused in words. */
const VERSION = 1;

/** Slack's limit on a button's value (docs.slack.dev/reference/block-kit/block-elements/button-element). */
const MAX_VALUE = 2000;

const versioned = z.looseObject({ v: z.literal(VERSION) });

/**
 * An intent as a button's value: compact JSON, which fits Slack's 2000 characters for every ARN and name that AWS allows.
 * `seen`, a status as an event had it, is left out when it is too long for that.
 */
export function encodeIntent(intent: Intent): string {
  const value = JSON.stringify({ v: VERSION, ...intent });
  return value.length <= MAX_VALUE ? value : JSON.stringify({ v: VERSION, ...intent, seen: undefined });
}

/** The intent that a clicked button carries; undefined for a value of another version, or of no button of ours. */
export function decodeIntent(value: string | undefined): Intent | undefined {
  const json = parseJson(value);
  return versioned.safeParse(json).success ? intentSchema.safeParse(json).data : undefined;
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "");
  } catch {
    return undefined;
  }
}
