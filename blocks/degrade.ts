/**
 * The same facts for a Slack that refuses newer blocks (`invalid_blocks` during a roll-out): only sections, context,
 * actions, headers, dividers and images.
 */
import type { CardBlock, ContainerBlock, KnownBlock, PlanBlock, TaskCardBlock } from "@slack/types";
import { chartAsMrkdwn } from "./degrade/chart.ts";
import { containerAsMrkdwn } from "./degrade/rich-text.ts";
import { tableAsMrkdwn } from "./degrade/table.ts";
import { context, section } from "./kit/basics.ts";
import { asChart } from "./kit/chart.ts";
import { limits } from "./limits.ts";
import type { Message } from "./message.ts";
import { bold, join, lines, link, type Mrkdwn, mrkdwn, prose } from "./text.ts";

/** The message with its newer blocks drawn in the oldest ones. Buttons keep their ids and values. */
export function basic(message: Message): Message {
  return { text: message.text, blocks: withinLimit(message.blocks.flatMap(redraw)) };
}

/** The message without any block: all that it says, as text of at most 4,000 characters. Without its buttons. */
export function textOnly(message: Message): Message {
  const said = basic(message).blocks.flatMap(wordsOf).slice(1);
  return { text: whileItFits([message.text, ...said], limits.message.text), blocks: [] };
}

function redraw(block: KnownBlock): readonly KnownBlock[] {
  const chart = asChart(block);
  if (chart) return [section(chartAsMrkdwn(chart))];
  switch (block.type) {
    case "section":
    case "context":
    case "actions":
    case "header":
    case "divider":
    case "image":
    case "input":
    case "file":
      return [block];
    case "rich_text":
      return block.elements.map((element) => section(containerAsMrkdwn(element)));
    case "plan":
      return planAsSections(block);
    case "task_card":
      return [section(taskLine(block))];
    case "table":
    case "data_table":
      return [section(tableAsMrkdwn(block))];
    case "container":
      return [section(containerTitle(block)), ...block.child_blocks.flatMap(redraw)];
    // The kit draws none of these; what they say is kept all the same.
    case "markdown":
      return [section(prose(block.text))];
    case "alert":
      return [{ type: "section", text: block.text }];
    case "card":
      return cardAsSections(block);
    case "carousel":
      return block.elements.flatMap(cardAsSections);
    case "video":
      return [section(link(block.title_url ?? block.video_url, block.title.text))];
    case "context_actions":
      return [];
  }
}

function cardAsSections({ title, subtitle, body, actions }: CardBlock): readonly KnownBlock[] {
  const texts = [title, subtitle, body].flatMap((text) => (text ? [{ type: "section" as const, text }] : []));
  return [...texts, ...(actions?.length ? [{ type: "actions" as const, elements: actions }] : [])];
}

const containerTitle = (block: ContainerBlock): Mrkdwn =>
  block.rich_text_title
    ? lines(block.rich_text_title.elements.map(containerAsMrkdwn))
    : bold(block.title?.text ?? "Details");

const signs: Readonly<Record<TaskCardBlock["status"], string>> = {
  complete: "✅",
  in_progress: "⏳",
  error: "❌",
  pending: "▫️",
};

function taskLine(task: TaskCardBlock): Mrkdwn {
  const details = [task.details, task.output].flatMap((each) => each?.elements.map(containerAsMrkdwn) ?? []);
  return join([mrkdwn`${signs[task.status]} ${task.title}`, ...details], " — ");
}

/** As many sections as the tasks need: none is left out. */
function planAsSections(plan: PlanBlock): readonly KnownBlock[] {
  const tasks = (plan.tasks ?? []).flatMap((task) => (isTask(task) ? taskLine(task) : []));
  const pages: Mrkdwn[][] = [[bold(plan.title)]];
  let room: number = limits.section.text;
  for (const line of tasks) {
    const length = String(line).length + 1;
    if (length > room) {
      pages.push([]);
      room = limits.section.text;
    }
    pages.at(-1)?.push(line);
    room -= length;
  }
  return pages.map((page) => section(lines(page)));
}

// The type of @slack/types lets anything stand in a plan.
const isTask = (task: NonNullable<PlanBlock["tasks"]>[number]): task is TaskCardBlock =>
  task["type"] === "task_card" && "status" in task;

/** Redrawing makes more blocks; where they are too many, the buttons stay and the middle says what is missing. */
function withinLimit(blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  if (blocks.length <= limits.message.blocks) return blocks;
  const buttons = blocks.filter((block) => block.type === "actions");
  const rest = blocks.filter((block) => block.type !== "actions");
  const room = limits.message.blocks - buttons.length - 1;
  return [
    ...rest.slice(0, room),
    context(mrkdwn`and ${String(rest.length - room)} more parts that do not fit here`),
    ...buttons,
  ];
}

function wordsOf(block: KnownBlock): readonly string[] {
  switch (block.type) {
    case "header":
      return [String(prose(block.text.text))];
    case "section":
      return [block.text?.text ?? "", ...(block.fields ?? []).map((field) => field.text.replace("\n", ": "))];
    case "context":
      return [block.elements.map((element) => ("text" in element ? element.text : element.alt_text)).join(" ")];
    default:
      return [];
  }
}

/** Whole paragraphs while there is room. */
function whileItFits(paragraphs: readonly string[], max: number): string {
  let text = "";
  for (const paragraph of paragraphs) {
    if (text.length + paragraph.length + 1 > max) break;
    text += text ? `\n${paragraph}` : paragraph;
  }
  return text;
}
