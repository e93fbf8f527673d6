import type { PolicyJson } from "@cedar-policy/cedar-wasm/nodejs";
import { isRecord } from "../events/fields.ts";

/** Whether a rule, or a part of one, asks for a tag. */
export function speaksOfTags(part: unknown): boolean {
  if (Array.isArray(part)) return part.some(speaksOfTags);
  if (!isRecord(part)) return false;
  return Object.entries(part).some(([name, each]) => tagOperators.has(name) || speaksOfTags(each));
}

const tagOperators: ReadonlySet<string> = new Set(["hasTag", "getTag"]);

/**
 * A rule about tags as it counts before they are known, undefined when it does not count at all: one that permits loses the
 * conditions that speak of tags, and one that forbids waits. What is permitted by all rules is then never less than with
 * the tags, whatever they are.
 */
export const beforeTags = (rule: PolicyJson): PolicyJson | undefined =>
  rule.effect === "forbid"
    ? undefined
    : { ...rule, conditions: rule.conditions.filter((condition) => !speaksOfTags(condition)) };
