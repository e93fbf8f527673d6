import { describe, expect, test } from "vitest";
import { type Problem, problems } from "../check.ts";
import { blocks, button, mrkdwn, plain, richText } from "../testing/samples.ts";

const section = (text: string) => ({ type: "section", text: mrkdwn(text) });
const found = (block: unknown) => problems({ blocks: [block] });
const of = (type: string, more: object = {}) => ({ ...blocks[type], ...more });
const at = (pointer: string, message: string): Problem => ({ pointer, message });

describe("what is refused, and where", () => {
  const cases: readonly (readonly [what: string, block: unknown, pointer: string, message: string])[] = [
    ["no block at all", "hello", "", "must provide an object"],
    ["no type", {}, "", "missing required field: type"],
    ["an unknown type", { type: "sections" }, "", "unsupported type: sections"],
    [
      "a field named like one of Object's own",
      { ...section("a"), constructor: 1 },
      "",
      "invalid additional property: constructor",
    ],
    ["an unknown key", { ...section("a"), colour: "red" }, "", "invalid additional property: colour"],
    [
      "emoji on mrkdwn",
      { type: "section", text: { ...mrkdwn("a"), emoji: true } },
      "/text",
      "invalid additional property: emoji",
    ],
    ["an empty text", section(""), "/text/text", "must be more than 0 characters"],
    ["a long text", section("a".repeat(3001)), "/text/text", "must be less than 3001 characters"],
    ["a section of nothing", { type: "section" }, "", "must define at least one of: text, fields"],
    [
      "eleven fields",
      { type: "section", fields: Array.from({ length: 11 }, () => mrkdwn("a")) },
      "/fields",
      "no more than 10 items allowed",
    ],
    [
      "a long field",
      { type: "section", fields: [mrkdwn("a".repeat(2001))] },
      "/fields/0/text",
      "must be less than 2001 characters",
    ],
    [
      "a long block_id",
      { ...section("a"), block_id: "a".repeat(256) },
      "/block_id",
      "must be less than 256 characters",
    ],
    [
      "mrkdwn in a header",
      { type: "header", text: mrkdwn("a") },
      "/text/type",
      "must be a valid enum value: plain_text",
    ],
    ["a header of level 5", of("header", { level: 5 }), "/level", "must be less than or equal to 4"],
    ["an empty context", { type: "context", elements: [] }, "/elements", "no fewer than 1 items allowed"],
    [
      "eleven context elements",
      of("context", { elements: Array.from({ length: 11 }, () => mrkdwn("a")) }),
      "/elements",
      "no more than 10 items allowed",
    ],
    [
      "26 buttons",
      { type: "actions", elements: Array.from({ length: 26 }, (_, i) => button({ action_id: `${i}` })) },
      "/elements",
      "no more than 25 items allowed",
    ],
    [
      "an image in an actions block",
      { type: "actions", elements: [{ ...blocks["image"], title: undefined }] },
      "/elements/0",
      "unsupported type: image",
    ],
    [
      "a long button",
      of("actions", { elements: [button({ text: plain("a".repeat(76)) })] }),
      "/elements/0/text/text",
      "must be less than 76 characters",
    ],
    [
      "a long value",
      of("actions", { elements: [button({ value: "a".repeat(2001) })] }),
      "/elements/0/value",
      "must be less than 2001 characters",
    ],
    [
      "a long url",
      of("actions", { elements: [button({ url: `https://x/${"a".repeat(3000)}` })] }),
      "/elements/0/url",
      "must be less than 3001 characters",
    ],
    [
      "a url that is none",
      of("actions", { elements: [button({ url: "javascript:alert(1)" })] }),
      "/elements/0/url",
      "must be a valid URL",
    ],
    [
      "a green button",
      of("actions", { elements: [button({ style: "green" })] }),
      "/elements/0/style",
      "must be a valid enum value: primary, danger",
    ],
    [
      "a long confirm",
      of("actions", { elements: [button({ confirm: { text: plain("a".repeat(301)) } })] }),
      "/elements/0/confirm/text/text",
      "must be less than 301 characters",
    ],
    [
      "a long deny",
      of("actions", { elements: [button({ confirm: { text: plain("a"), deny: plain("a".repeat(31)) } })] }),
      "/elements/0/confirm/deny/text",
      "must be less than 31 characters",
    ],
    [
      "an image without alt_text",
      { type: "image", image_url: "https://x/a.png" },
      "",
      "missing required field: alt_text",
    ],
    [
      "an image from two places",
      of("image", { slack_file: { id: "F1" } }),
      "",
      "must define exactly one of: image_url, slack_file",
    ],
    [
      "a file by id and url",
      { type: "image", alt_text: "a", slack_file: { id: "F1", url: "https://x" } },
      "/slack_file",
      "must define exactly one of: id, url",
    ],
    ["an input in an input", of("input", { element: button() }), "/element", "unsupported type: button"],
    ["an empty rich text", richText(""), "/elements/0/elements/0/text", "must be more than 0 characters"],
    [
      "a user in preformatted text",
      {
        type: "rich_text",
        elements: [{ type: "rich_text_preformatted", elements: [{ type: "user", user_id: "U1" }] }],
      },
      "/elements/0/elements/0",
      "unsupported type: user",
    ],
    [
      "a list without style",
      {
        type: "rich_text",
        elements: [{ type: "rich_text_list", elements: [{ type: "rich_text_section", elements: [] }] }],
      },
      "/elements/0",
      "missing required field: style",
    ],
    [
      "a deep list",
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_list",
            style: "bullet",
            indent: 9,
            elements: [{ type: "rich_text_section", elements: [] }],
          },
        ],
      },
      "/elements/0/indent",
      "must be less than or equal to 8",
    ],
    ["a video by http", of("video", { video_url: "http://x" }), "/video_url", "must be a valid https URL"],
    ["a card of nothing", { type: "card" }, "", "must define at least one of: hero_image, title, actions, body"],
    ["an empty carousel", { type: "carousel", elements: [] }, "/elements", "no fewer than 1 items allowed"],
    [
      "a container in a container",
      of("container", { child_blocks: [blocks["container"]] }),
      "/child_blocks/0",
      "unsupported type: container",
    ],
    [
      "a collapsed container that cannot open",
      of("container", { is_collapsible: false }),
      "/default_collapsed",
      "default_collapsed requires is_collapsible",
    ],
    [
      "a container without title",
      of("container", { title: undefined }),
      "",
      "must define at least one of: title, rich_text_title",
    ],
    [
      "another icon",
      { type: "context_actions", elements: [{ type: "icon_button", icon: "bin", text: plain("a") }] },
      "/elements/0/icon",
      "must be a valid enum value: trash",
    ],
    [
      "a task of unknown status",
      of("task_card", { status: "done" }),
      "/status",
      "must be a valid enum value: pending, in_progress, complete, error",
    ],
    [
      "51 tasks",
      of("plan", { tasks: Array.from({ length: 51 }, () => blocks["task_card"]) }),
      "/tasks",
      "no more than 50 items allowed",
    ],
  ];
  test.each(cases)("%s", (_what, block, pointer, message) => {
    expect(found(block)).toContainEqual(at(`/blocks/0${pointer}`, message));
  });
});
