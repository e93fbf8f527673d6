import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockTypes } from "./check/blocks.ts";
import { type Problem, problems, viewProblems } from "./check.ts";
import { blocks, button, elements, fileInput, inputElements, mrkdwn, pie, plain } from "./testing/samples.ts";

const section = (text: string) => ({ type: "section", text: mrkdwn(text) });
const found = (block: unknown, surface?: "message" | "modal" | "home") => problems({ blocks: [block] }, surface);
const of = (type: string, more: object = {}) => ({ ...blocks[type], ...more });
const at = (pointer: string, message: string): Problem => ({ pointer, message });

test("all 21 block types are known", () => {
  expect(blockTypes.toSorted()).toEqual(Object.keys(blocks).toSorted());
  expect(blockTypes).toHaveLength(21);
});

describe("a sound block is taken", () => {
  const notInMessages = ["file", "alert"];
  test.each(Object.keys(blocks).filter((type) => !notInMessages.includes(type)))("%s in a message", (type) => {
    expect(found(blocks[type])).toEqual([]);
  });
  test("a pie chart", () => expect(found(pie)).toEqual([]));
  test.each(elements)("an element %j in an actions block", (element) => {
    expect(found({ type: "actions", elements: [element] })).toEqual([]);
  });
  test.each(inputElements)("an element %j in an input block", (element) => {
    expect(found({ type: "input", label: plain("l"), element })).toEqual([]);
  });
  test("fields that are undefined count as absent", () => {
    expect(found({ ...section("a"), block_id: undefined })).toEqual([]);
  });
});

describe("each surface takes its own blocks", () => {
  const onlyIn: Readonly<Record<string, readonly string[]>> = {
    markdown: ["message"],
    table: ["message"],
    data_table: ["message"],
    data_visualization: ["message", "home"],
    file: [],
    alert: ["modal"],
    card: ["message", "home"],
    carousel: ["message", "home"],
    container: ["message", "home"],
    context_actions: ["message"],
    task_card: ["message"],
    plan: ["message"],
  };
  const surfaces = ["message", "modal", "home"] as const;
  test.each(Object.keys(blocks))("%s", (type) => {
    const taken = surfaces.filter((surface) => found(blocks[type], surface).length === 0);
    expect(taken).toEqual(onlyIn[type] ?? surfaces);
  });

  test("a file can be asked for in a modal only, and never dispatched", () => {
    const input = { type: "input", label: plain("File"), element: fileInput };
    expect(found(input, "modal")).toEqual([]);
    expect(found(input)).toEqual([at("/blocks/0/element", "unsupported type: file_input in a message")]);
    expect(found({ ...input, dispatch_action: true }, "modal")[0]?.message).toBe(
      "file_input cannot dispatch an action",
    );
  });
});

describe("the message as a whole", () => {
  test("fifty blocks are the most", () => {
    const many = Array.from({ length: 51 }, () => section("a"));
    expect(problems({ blocks: many.slice(1) })).toEqual([]);
    expect(problems({ blocks: many })).toEqual([at("/blocks", "no more than 50 items allowed")]);
    expect(problems({ blocks: many }, "home")).toEqual([]);
  });

  test("there must be text or blocks", () => {
    expect(problems({})).toEqual([at("", "no_text")]);
    expect(problems({ text: "", blocks: [] })).toEqual([at("", "no_text")]);
    expect(problems({ text: "a" })).toEqual([]);
  });

  test("text longer than chat.update takes is a problem", () => {
    expect(problems({ text: "a".repeat(4000) })).toEqual([]);
    expect(problems({ text: "a".repeat(4001) })).toEqual([at("/text", "must be less than 4001 characters")]);
  });

  test("characters are counted, not UTF-16 units", () => {
    expect(found({ type: "header", text: plain("🚨".repeat(150)) })).toEqual([]);
    expect(found({ type: "header", text: plain("🚨".repeat(151)) })).toEqual([
      at("/blocks/0/text/text", "must be less than 151 characters"),
    ]);
  });

  test("a block_id is used once, also across a container's edge", () => {
    const named = { ...section("a"), block_id: "x" };
    expect(problems({ blocks: [named, of("container", { child_blocks: [named] })] })).toEqual([
      at("/blocks/1/child_blocks/0/block_id", "`block_id` `x` already exists"),
    ]);
  });

  test("an action_id is used once in its block, but may come again in the next", () => {
    const twice = { type: "actions", elements: [button(), button()] };
    expect(found(twice)).toEqual([
      at("/blocks/0/elements/1/action_id", "`action_id` `a` already exists in this block"),
    ]);
    const once = { type: "actions", elements: [button()] };
    expect(problems({ blocks: [once, once] })).toEqual([]);
  });

  test("one table, two charts and 12,000 characters of markdown", () => {
    expect(problems({ blocks: [blocks["table"], blocks["data_table"]] })).toEqual([
      at("/blocks/1", "only_one_table_allowed"),
    ]);
    const chart = blocks["data_visualization"];
    expect(problems({ blocks: [chart, chart] })).toEqual([]);
    expect(problems({ blocks: [chart, chart, chart] })[0]?.pointer).toBe("/blocks/2");
    const half = { type: "markdown", text: "a".repeat(6001) };
    expect(problems({ blocks: [half, half] })[0]?.message).toContain("12001 characters together");
  });
});

test("no input makes it throw", () => {
  const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withSparseArray: true });
  const typed = fc
    .record({
      type: fc.constantFrom(...blockTypes),
      more: fc.dictionary(
        fc.constantFrom("text", "elements", "rows", "chart", "tasks", "element", "child_blocks"),
        anything,
      ),
    })
    .map(({ type, more }) => ({ type, ...more }));
  fc.assert(
    fc.property(fc.oneof(anything, typed), (value) => {
      const blocks = [value];
      for (const surface of ["message", "modal", "home"] as const) problems({ blocks }, surface);
      viewProblems({ type: "modal", blocks });
      viewProblems(value);
    }),
  );
  const cyclic: Record<string, unknown> = { type: "modal", title: plain("a") };
  cyclic["blocks"] = [{ ...blocks["table"], rows: [[cyclic]] }];
  expect(viewProblems(cyclic).length).toBeGreaterThan(0);
});
