import { describe, expect, test } from "vitest";
import { problems } from "./check.ts";
import { basic, textOnly } from "./degrade.ts";
import { folded, preformatted, section } from "./kit/basics.ts";
import { actions } from "./kit/buttons.ts";
import { lineChart } from "./kit/chart.ts";
import { plan } from "./kit/plan.ts";
import { table } from "./kit/table.ts";
import type { Message } from "./message.ts";
import { read } from "./testing/read.ts";
import { blocks as samples } from "./testing/samples.ts";
import { mrkdwn, prose } from "./text.ts";

type Blocks = Message["blocks"];
const message = (...blocks: (Blocks[number] | undefined)[]): Message => ({
  text: "A sentence.",
  blocks: blocks.flatMap((each) => each ?? []),
});
// The samples are plain objects, as they come over the wire.
const wire = (type: string): Blocks[number] => JSON.parse(JSON.stringify(samples[type]));
const old = ["section", "context", "actions", "header", "divider", "image", "input"];

describe("the basic rendering", () => {
  test.each(Object.keys(samples).filter((type) => type !== "file"))(
    "draws a %s with the oldest blocks only",
    (type) => {
      const drawn = basic(message(wire(type)));
      expect(drawn.blocks.every((block) => old.includes(block.type))).toBe(true);
      expect(problems(drawn)).toEqual([]);
    },
  );

  test("turns a plan into a list with a sign for each state", () => {
    const drawn = basic(
      message(
        plan("Steps: 1 done", [
          { title: "Prepare · cached", status: "complete" },
          { title: "Train", status: "error", details: "S3 access <denied>" },
          { title: "Evaluate", status: "in_progress" },
          { title: "Register", status: "pending" },
        ]),
      ),
    );
    expect(read(drawn)).toBe(
      "*Steps: 1 done*\n✅ Prepare · cached\n❌ Train — S3 access <denied>\n⏳ Evaluate\n▫️ Register",
    );
  });

  test("keeps all fifty tasks of a long plan", () => {
    const tasks = Array.from({ length: 50 }, (_, i) => ({
      title: `step ${i} ${"x".repeat(90)}`,
      status: "complete" as const,
    }));
    const drawn = basic(message(plan("Steps", tasks)));
    expect(drawn.blocks.length).toBeGreaterThan(1);
    for (let i = 0; i < 50; i++) expect(read(drawn)).toContain(`step ${i} `);
  });

  test("aligns the columns of a table and keeps the words of its links", () => {
    const drawn = basic(
      message(
        table(
          ["Name", "Status"],
          [
            [{ text: "bert-large", url: "https://x" }, "Failed"],
            ["b", "Stopped & gone"],
          ],
        ),
      ),
    );
    expect(read(drawn)).toBe("```\nName        Status\nbert-large  Failed\nb           Stopped & gone\n```");
  });

  test("says how many rows of a long table do not fit", () => {
    const rows = Array.from({ length: 150 }, (_, i) => [`job-${i}-${"x".repeat(80)}`]);
    expect(read(basic(message(table(["Name"], rows))))).toMatch(/and \d+ more rows$/);
  });

  test("tells a chart in one line", () => {
    const points = [0.861, 0.9, 0.884].map((value, i) => ({ label: String(i), value }));
    expect(read(basic(message(lineChart("auc, best so far", "best", points, "jobs"))))).toBe(
      "*auc, best so far*: best 0.861 → *0.884* (lowest 0.861, highest 0.9)",
    );
  });

  test("keeps preformatted text exact, its backticks apart", () => {
    expect(read(basic(message(preformatted("a <b> *c* `d`\n  e"))))).toBe("```\na <b> *c* ˋdˋ\n  e\n```");
    const escaped = basic(message(preformatted("&".repeat(2900))));
    expect(problems(escaped)).toEqual([]);
    expect(read(escaped)).toMatch(/&…\n```$/);
  });

  test("opens what was folded", () => {
    expect(read(basic(message(folded("Hyperparameters (1)", mrkdwn`lr 0.1`))))).toBe("*Hyperparameters (1)*\nlr 0.1");
  });

  test("draws rich text with its links, people and lists", () => {
    const text = read(basic(message(wire("rich_text"))));
    expect(text).toContain("*bold*a link<@U1><!subteam^S1>T1C1:wave:＠herethen`#2eb886`");
    expect(text).toContain("• one");
    expect(text).toContain(">said");
  });

  test("keeps the buttons when there are too many blocks", () => {
    const many = Array.from({ length: 60 }, (_, i) => section(prose(`part ${i}`)));
    const drawn = basic(message(...many, ...actions("offers", [{ label: "Stop", actionId: "a" }])));
    expect(drawn.blocks).toHaveLength(50);
    expect(drawn.blocks.at(-1)?.type).toBe("actions");
    expect(read(drawn)).toContain("and 12 more parts that do not fit here");
  });
});

describe("text only", () => {
  test("says everything but the state line, which the sentence says", () => {
    const drawn = textOnly(
      message(section(prose("state")), section(prose("why")), wire("header"), wire("context"), wire("actions")),
    );
    expect(drawn).toEqual({ text: "A sentence.\nwhy\nhello\na b a", blocks: [] });
  });

  test("stops at what chat.update takes, between paragraphs", () => {
    const many = Array.from({ length: 5 }, (_, i) => section(prose(`${i}`.repeat(1500))));
    const { text } = textOnly(message(...many));
    expect(text.length).toBeLessThanOrEqual(4000);
    expect(text.endsWith("2")).toBe(true);
  });
});
