import { z } from "zod";
import { limits } from "../../../../blocks/limits.ts";
import { isObject, parseJson } from "../json.ts";
import { missingField, Refusal, refusalWith } from "../refusal.ts";
import type { Mint } from "../workspace/mint.ts";
import type { Block, ViewDefinition } from "../workspace/model.ts";
import { identify, isBlock } from "./blocks.ts";
import { blockProblems, type Check, slackProblem } from "./check.ts";

const plainText = (max: number) =>
  z.strictObject({ type: z.literal("plain_text"), text: z.string().min(1).max(max), emoji: z.boolean().optional() });
const block = z.custom<Block>(isBlock);
const shared = {
  blocks: z.array(block),
  private_metadata: z.string().max(limits.view.privateMetadata).default(""),
  callback_id: z.string().max(limits.view.callbackId).default(""),
  external_id: z.string().max(limits.view.externalId).default(""),
};
const orNull = (text: ReturnType<typeof plainText>) => text.nullish().transform((value) => value ?? undefined);
const modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(limits.view.title),
  submit: orNull(plainText(limits.view.submit)),
  close: orNull(plainText(limits.view.close)),
  clear_on_close: z.boolean().default(false),
  notify_on_close: z.boolean().default(false),
  submit_disabled: z.boolean().optional(),
  ...shared,
});
const home = z.strictObject({
  type: z.literal("home"),
  clear_on_close: z.literal(false).default(false),
  notify_on_close: z.literal(false).default(false),
  ...shared,
});

/**
 * Reads the `view` argument, an object or its JSON text. Throws a Refusal in Slack's words: invalid_arguments with
 * response_metadata.messages for a view that breaks the schema, view_too_large.
 */
export function readView(
  given: unknown,
  type: "modal" | "home",
  { check, mint }: { readonly check: Check; readonly mint: Mint },
): ViewDefinition {
  if (given === undefined || given === "") throw missingField("view");
  const view = typeof given === "string" ? parseJson(given) : given;
  if (!isObject(view)) throw invalid([slackProblem("failed to match all allowed schemas", "/view")]);
  if (Buffer.byteLength(JSON.stringify(view)) > limits.view.bytes) throw new Refusal("view_too_large");
  const parsed = (type === "modal" ? modal : home).safeParse(view);
  if (!parsed.success) throw invalid(parsed.error.issues.flatMap((issue) => issueProblems(issue, view)));
  const definition = parsed.data;
  const problems = [...blockProblems(check, definition, type), ...submitProblems(definition)];
  if (problems.length > 0) throw invalid(problems);
  return { ...definition, blocks: identify(definition.blocks, mint) };
}

function invalid(messages: readonly string[]): Refusal {
  return refusalWith("invalid_arguments", messages);
}

function issueProblems(issue: z.core.$ZodIssue, view: unknown): readonly string[] {
  const pointer = ["/view", ...issue.path.map(String)].join("/");
  const parent = ["/view", ...issue.path.slice(0, -1).map(String)].join("/");
  if (valueAt(view, issue.path) === undefined) {
    return [slackProblem(`missing required field: ${String(issue.path.at(-1))}`, parent)];
  }
  switch (issue.code) {
    case "too_big":
      return [slackProblem(`must be less than ${Number(issue.maximum) + 1} characters`, pointer)];
    case "too_small":
      return [slackProblem("must be more than 0 characters", pointer)];
    case "unrecognized_keys":
      return issue.keys.map((key) => slackProblem(`invalid additional property: ${key}`, pointer));
    case "custom":
      return [slackProblem("missing required field: type", pointer)];
    default:
      return [slackProblem("failed to match all allowed schemas", pointer)];
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => {
    if (Array.isArray(at)) return at[Number(key)];
    return isObject(at) ? at[String(key)] : undefined;
  }, value);
}

function submitProblems(view: { readonly type: string; readonly submit?: unknown; readonly blocks: readonly Block[] }) {
  if (view.type !== "modal" || view.submit !== undefined) return [];
  return view.blocks.flatMap((candidate, index) =>
    candidate.type === "input"
      ? [slackProblem("must define `submit` to use an `input` block in modals", `/view/blocks/${index}/input`)]
      : [],
  );
}
