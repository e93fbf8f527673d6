import { createHash } from "node:crypto";
import { resourceKey } from "../domain/arn.ts";
import type { ActionVerb } from "../domain/intent.ts";

/** 64 hex digits, the same for every repeat of the same work: AWS then takes a repeat for what it is. */
export const idempotencyToken = (verb: ActionVerb, arn: string, seed: string): string =>
  createHash("sha256")
    .update(JSON.stringify([verb, resourceKey(arn), seed]))
    .digest("hex");
