/**
 * Says what Slack would refuse, in Slack's own words and with its JSON pointers (`[ERROR] … [json-pointer:/blocks/0]`
 * of an invalid_blocks answer). For tests, for the playground's Slack and, as a metric, before sending.
 */
import { block } from "./check/blocks.ts";
import { isFields, list, type Sink, type Surface, text } from "./check/rule.ts";
import { view as viewRule } from "./check/view.ts";
import { together } from "./check/whole.ts";
import { limits } from "./limits.ts";

/** One thing that Slack would refuse, and the JSON pointer to it. */
export interface Problem {
  readonly pointer: string;
  readonly message: string;
}

/**
 * All that is wrong with a message's `text` and `blocks` (or with blocks alone, as they stand on another surface).
 * Empty when Slack would take them. Never throws, whatever the input is. Text is held to the 4,000 characters that
 * chat.update takes, since every card gets updated; chat.postMessage alone would take more.
 */
export function problems(
  message: { readonly text?: string; readonly blocks?: readonly unknown[] },
  surface: Surface = "message",
): readonly Problem[] {
  const { found, sink } = collect(surface);
  const given: unknown = message;
  if (!isFields(given)) return [{ pointer: "", message: "must provide an object" }];
  const { text: words, blocks } = given;
  if (words !== undefined) text({ min: 0, max: limits.message.text })(words, "/text", sink);
  if (blocks !== undefined) {
    const max = surface === "message" ? limits.message.blocks : limits.view.blocks;
    list(block, { max })(blocks, "/blocks", sink);
    together(blocks, "/blocks", sink);
  }
  const empty = (words === undefined || words === "") && (!Array.isArray(blocks) || blocks.length === 0);
  if (surface === "message" && empty) sink.report("", "no_text");
  return found;
}

/** All that is wrong with a modal or Home view; empty when Slack would take it. Never throws. */
export function viewProblems(view: unknown): readonly Problem[] {
  const { found, sink } = collect(isFields(view) && view["type"] === "home" ? "home" : "modal");
  viewRule(view, "", sink);
  return found;
}

function collect(surface: Surface): { readonly found: readonly Problem[]; readonly sink: Sink } {
  const found: Problem[] = [];
  return { found, sink: { surface, report: (pointer, message) => found.push({ pointer, message }) } };
}
