import { isObject, parseJson } from "../json.ts";
import { Refusal, refusalWith } from "../refusal.ts";
import type { Mint } from "../workspace/mint.ts";
import type { Block, Metadata } from "../workspace/model.ts";
import { identify, isBlock } from "./blocks.ts";
import { blockProblems, type Check, slackProblem } from "./check.ts";

/** What an app wants a message to say; a field that it did not mention is undefined. */
export interface Content {
  readonly text?: string | undefined;
  readonly blocks?: readonly Block[] | undefined;
  readonly attachments?: readonly unknown[] | undefined;
  /** null when the app clears it with `{}`. */
  readonly metadata?: Metadata | null | undefined;
}

// chat.postMessage: "no more than 100 attachments".
const MAX_ATTACHMENTS = 100;
// chat.postMessage cuts longer text; chat.update refuses it: https://docs.slack.dev/reference/methods/chat.update
const KEPT_TEXT = 40_000;

/**
 * Reads `text`, `blocks`, `attachments` and `metadata` of a message; blocks, attachments and metadata may be JSON texts, as forms
 * carry them. Throws a Refusal in Slack's words: no_text, invalid_blocks_format, invalid_blocks, too_many_attachments,
 * invalid_metadata_format.
 */
export function readContent(
  given: Readonly<Record<string, unknown>>,
  { check, mint }: { readonly check: Check; readonly mint: Mint },
): Content {
  const text = readText(given["text"]);
  const blocks = readBlocks(given["blocks"]);
  const attachments = readList(given["attachments"], "invalid_attachments");
  if (attachments !== undefined && attachments.length > MAX_ATTACHMENTS) throw new Refusal("too_many_attachments");
  if (!text && !blocks?.length && !attachments?.length) throw new Refusal("no_text");
  if (blocks !== undefined) {
    const problems = blockProblems(check, text === undefined ? { blocks } : { text, blocks }, "message");
    if (problems.length > 0) throw refusalWith("invalid_blocks", problems);
  }
  return {
    text: text?.slice(0, KEPT_TEXT),
    blocks: blocks === undefined ? undefined : identify(blocks, mint),
    attachments,
    metadata: readMetadata(given["metadata"]),
  };
}

function readText(value: unknown): string | undefined {
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function readBlocks(value: unknown): readonly Block[] | undefined {
  const list = readList(value, "invalid_blocks_format");
  if (list === undefined) return undefined;
  const untyped = list.findIndex((block) => !isBlock(block));
  if (untyped >= 0) {
    throw refusalWith("invalid_blocks", [slackProblem("missing required field: type", `/blocks/${untyped}`)]);
  }
  return list.filter(isBlock);
}

function readList(value: unknown, error: string): readonly unknown[] | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const list = typeof value === "string" ? parseJson(value) : value;
  if (!Array.isArray(list)) throw new Refusal(error);
  return list;
}

function readMetadata(value: unknown): Metadata | null | undefined {
  if (value === undefined || value === null || value === "") return undefined;
  const metadata = typeof value === "string" ? parseJson(value) : value;
  if (!isObject(metadata)) throw new Refusal("invalid_metadata_format");
  if (Object.keys(metadata).length === 0) return null;
  const { event_type: type, event_payload: payload } = metadata;
  if (typeof type !== "string" || type === "" || !isObject(payload)) throw new Refusal("invalid_metadata_format");
  return { event_type: type, event_payload: payload };
}
