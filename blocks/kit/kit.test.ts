import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problems } from "../check.ts";
import { limits } from "../limits.ts";
import { bold, code, mrkdwn, prose } from "../text.ts";
import { context, divider, fields, fitLines, folded, header, preformatted, section } from "./basics.ts";
import { actions, button, ValueTooLong } from "./buttons.ts";
import { lineChart } from "./chart.ts";
import { plan, type TaskStatus } from "./plan.ts";
import { table } from "./table.ts";

const long = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("", " \n ", "&".repeat(4000), "👩‍👩‍👧‍👦".repeat(600), "x".repeat(5000), "\uD800"),
);
const count = fc.nat({ max: 40 });
const statuses: readonly TaskStatus[] = ["pending", "in_progress", "complete", "error"];

test("every block is within Slack's limits for any text", () => {
  fc.assert(
    fc.property(long, fc.array(long, { maxLength: 230 }), count, (text, texts, many) => {
      const cells = texts.map((each) => [each, { text: each, url: `https://x/${many}` }, { at: many * 1e11 }]);
      const drawn = [
        header(text),
        divider,
        section(prose(text)),
        context(mrkdwn`${text} ${bold(text)}`),
        fields(
          texts
            .slice(0, many)
            .map((each) => [each, prose(each)])
            .concat([["a", prose("b")]]) as [string, ReturnType<typeof prose>][],
        ),
        preformatted(text),
        folded(text, fitLines(texts.map(prose), 2000)),
        plan(
          text,
          texts.map((each, i) => ({ title: each, status: statuses[i % 4] ?? "pending", details: each })),
        ),
        table(["Name", text, "Changed"], cells),
        lineChart(
          text,
          text,
          texts.map((each, i) => ({ label: each, value: i })),
          text,
        ),
      ].flatMap((block) => block ?? []);
      expect(problems({ blocks: drawn })).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

describe("buttons", () => {
  test("never fall off: more than 25 make a second block", () => {
    const many = Array.from({ length: 30 }, (_, i) => ({ label: `Button ${i}`, actionId: `a${i}` }));
    const blocks = actions("offers", many);
    expect(blocks.map((block) => [block.block_id, block.elements.length])).toEqual([
      ["offers", 25],
      ["offers-2", 5],
    ]);
    expect(problems({ blocks })).toEqual([]);
    expect(actions("offers", [])).toEqual([]);
  });

  test("shorten their label visibly, and never their value", () => {
    const made = button({ label: "Deploy ".repeat(20), actionId: "a", value: "v".repeat(2000), url: "https://x" });
    expect(made.text.text).toMatch(/…$/);
    expect(made.value).toHaveLength(2000);
    expect(() => button({ label: "a", actionId: "a", value: "v".repeat(2001) })).toThrow(ValueTooLong);
  });
});

test("fields beyond ten are counted in the last place", () => {
  const pairs = Array.from({ length: 14 }, (_, i) => [`metric ${i}`, code(String(i))] as const);
  const texts = fields(pairs).fields?.map((field) => field.text);
  expect(texts).toHaveLength(10);
  expect(texts?.at(-1)).toBe("and 5 more");
});

test("lines that do not fit are left out whole and counted", () => {
  const items = Array.from({ length: 10 }, (_, i) => code(`value-${i}`));
  expect(String(fitLines(items, 80, "values"))).toBe("`value-0`\n`value-1`\n`value-2`\n`value-3`\nand 6 more values");
});

test("preformatted text keeps its indentation", () => {
  expect(JSON.stringify(preformatted('\n  File "train.py"\n    loss.backward()\n'))).toContain(
    '"  File \\"train.py\\"\\n    loss.backward()"',
  );
});

describe("a table", () => {
  test("links, dates and plain cells stand beside each other, missing ones show a dash", () => {
    const drawn = table(
      ["Name", "Status", "Changed"],
      [[{ text: "a", url: "https://x" }, "Failed", { at: 1_795_440_000_000 }], [{ text: "b", url: undefined }]],
    );
    expect(drawn?.rows[1]?.map((cell) => cell.type)).toEqual(["rich_text", "raw_text", "rich_text"]);
    expect(drawn?.rows[2]).toEqual([
      { type: "raw_text", text: "b" },
      { type: "raw_text", text: "–" },
      { type: "raw_text", text: "–" },
    ]);
  });

  test("takes whole rows while there is room, and is none without rows", () => {
    const rows = Array.from({ length: 300 }, (_, i) => [`row ${i}`]);
    expect(table(["Name"], rows)?.rows).toHaveLength(limits.table.rows);
    expect(
      table(
        ["Name"],
        Array.from({ length: 90 }, () => ["x".repeat(299)]),
      )?.rows,
    ).toHaveLength(33);
    expect(table(["Name"], [])).toBeUndefined();
    expect(table([], rows)).toBeUndefined();
  });
});

test("a chart keeps one point for each label and leaves out what is no number", () => {
  const drawn = lineChart(
    "loss",
    "loss",
    [
      { label: "1", value: 3 },
      { label: "1", value: 2 },
      { label: "2", value: Number.NaN },
      { label: "3", value: 1 },
    ],
    "epoch",
  );
  expect(JSON.stringify(drawn)).toContain('"data":[{"label":"1","value":2},{"label":"3","value":1}]');
});
