import type { ActionsBlock, Button, ConfirmationDialog } from "@slack/types";
import { limits } from "../limits.ts";
import { plainText } from "./basics.ts";

/** What is asked before a click counts. */
export interface Question {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export interface ButtonFacts {
  readonly label: string;
  readonly actionId: string;
  readonly value?: string | undefined;
  readonly url?: string | undefined;
  readonly style?: "primary" | "danger" | undefined;
  readonly confirm?: Question | undefined;
}

/** A value that Slack would refuse and that must not be cut, since a cut one would mean something else. */
export class ValueTooLong extends RangeError {
  override readonly name = "ValueTooLong";
  constructor(what: string, length: number, max: number) {
    super(`${what} has ${length} characters, Slack takes ${max}: carry an id in it instead of the facts`);
  }
}

/** The value, unless it is longer than Slack takes. Throws ValueTooLong. */
export function uncut(what: string, value: string, max: number): string {
  if (value.length > max) throw new ValueTooLong(what, value.length, max);
  return value;
}

/** A confirmation dialog. */
export const confirm = (question: Question, style?: "primary" | "danger"): ConfirmationDialog => ({
  title: plainText(question.title, limits.confirm.title),
  text: plainText(question.text, limits.confirm.text),
  confirm: plainText(question.yes, limits.confirm.confirm),
  deny: plainText(question.no, limits.confirm.deny),
  ...(style ? { style } : {}),
});

/** A button. Throws ValueTooLong for a value, address or action_id that Slack would refuse. */
export function button(facts: ButtonFacts): Button {
  const { label, actionId, value, url, style, confirm: question } = facts;
  return {
    type: "button",
    action_id: uncut("a button's action_id", actionId, limits.actionId),
    text: plainText(label, limits.button.text),
    ...(value === undefined ? {} : { value: uncut("a button's value", value, limits.button.value) }),
    ...(url === undefined ? {} : { url: uncut("a button's url", url, limits.url) }),
    ...(style === undefined ? {} : { style }),
    ...(question === undefined ? {} : { confirm: confirm(question, style) }),
  };
}

/** All buttons, in as many actions blocks as they need: none ever falls off. No buttons, no block. */
export function actions(blockId: string, buttons: readonly ButtonFacts[]): readonly ActionsBlock[] {
  const blocks: ActionsBlock[] = [];
  for (let from = 0; from < buttons.length; from += limits.actions.elements) {
    const elements = buttons.slice(from, from + limits.actions.elements).map(button);
    blocks.push({ type: "actions", block_id: from === 0 ? blockId : `${blockId}-${blocks.length + 1}`, elements });
  }
  return blocks;
}
