import { describe, expect, it } from "vitest";
import { defaultCast } from "../workspace/cast.ts";
import { readable, readableView } from "./readable.ts";

const text = (words: string) => ({ type: "mrkdwn", text: words });
const plain = (words: string) => ({ type: "plain_text", text: words });
const rich = (...elements: readonly object[]) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements }],
});
const button = (words: string) => ({ type: "button", action_id: words, text: plain(words) });
const read = (...blocks: readonly Record<string, unknown>[]) => readable({ text: "fallback", blocks }, defaultCast);

describe("readable text", () => {
  it.each([
    ["*Training failed* · <https://x.test/a|bert-large>", "Training failed · bert-large"],
    ["<@U0ANA00001> and <@U0STRANGER>", "@ana and @U0STRANGER"],
    ["<@U0STRANGER|eve> in <#C0OPS> and <#C0GONE|old>", "@eve in #ml-ops and #old"],
    ["<!subteam^S0APPROVERS> <!subteam^S0GONE|@others> <!here>", "@ml-approvers @others @here"],
    ["Expires <!date^1772550000^{date_short_pretty} {time}|Tuesday>", "Expires Tuesday"],
    ["name_with_underscores and _italic_ and ~gone~", "name_with_underscores and italic and gone"],
    ["*_both_*", "both"],
    ["2 * 3 * 4", "2 * 3 * 4"],
    ["`rm -rf *x*` and ```\nTraceback &lt;module&gt;\n```", "rm -rf *x* and \nTraceback <module>\n"],
    ["a &lt;!channel&gt; &amp;amp;", "a <!channel> &amp;"],
    ["<https://x.test/a>", "https://x.test/a"],
  ])("%s reads %s", (mrkdwn, words) => {
    expect(readable({ text: mrkdwn, blocks: [] }, defaultCast)).toBe(words);
    expect(read({ type: "section", text: text(mrkdwn) })).toBe(words);
  });

  it("knows no names without a cast", () => {
    expect(readable({ text: "<@U0ANA00001>", blocks: [] })).toBe("@U0ANA00001");
  });
});

describe("readable blocks", () => {
  it("read from top to bottom, with their buttons and menus", () => {
    expect(
      read(
        { type: "header", text: plain("churn v12") },
        { type: "section", text: text("*Needs* you"), accessory: { type: "overflow", action_id: "o", options: [] } },
        { type: "section", fields: [text("*AUC*\n0.91"), plain("Log loss")] },
        { type: "divider" },
        {
          type: "context",
          elements: [{ type: "image", image_url: "https://x.test/i.png", alt_text: "SageMaker" }, text("prod")],
        },
        { type: "actions", elements: [button("Approve"), { type: "static_select", placeholder: plain("Level") }] },
        { type: "image", image_url: "https://x.test/c.png", alt_text: "Loss curve" },
        { type: "markdown", text: "**as it is**" },
      ),
    ).toBe("churn v12\nNeeds you\nAUC\n0.91\nLog loss\nSageMaker prod\n[Approve] [Level]\nLoss curve\n**as it is**");
  });

  it("read rich text, tables and charts", () => {
    expect(
      read(
        {
          type: "rich_text",
          elements: [
            {
              type: "rich_text_list",
              style: "bullet",
              elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "one" }] }],
            },
            { type: "rich_text_preformatted", elements: [{ type: "text", text: "Traceback" }] },
          ],
        },
        rich(
          { type: "user", user_id: "U0BO000001" },
          { type: "text", text: " in " },
          { type: "channel", channel_id: "C0OPS" },
          { type: "emoji", name: "tada" },
          { type: "link", url: "https://x.test" },
          { type: "broadcast", range: "here" },
          { type: "usergroup", usergroup_id: "S0APPROVERS" },
          { type: "date", timestamp: 1, format: "{time}", fallback: "noon" },
        ),
        {
          type: "data_table",
          caption: "Jobs",
          rows: [
            [
              { type: "raw_text", text: "name" },
              { type: "raw_number", value: 3 },
            ],
            [rich({ type: "text", text: "a" }), { type: "raw_number", text: "4.0", value: 4 }],
          ],
        },
        {
          type: "data_visualization",
          title: "Latency",
          chart: {
            type: "line",
            series: [
              {
                name: "v1",
                data: [
                  { label: "14:20", value: 41 },
                  { label: "14:22", value: 43 },
                ],
              },
            ],
          },
        },
        { type: "data_visualization", title: "Share", chart: { type: "pie", segments: [{ label: "v1", value: 9 }] } },
        { type: "data_visualization", title: "Empty" },
      ),
    ).toBe(
      "• one\nTraceback\n@bo in #ml-ops:tada:https://x.test@here@ml-approversnoon\nJobs\nname | 3\na | 4.0\nLatency\n" +
        "v1: 14:20 41, 14:22 43\nShare\nv1 9\nEmpty",
    );
  });

  it("read plans, cards, carousels and containers", () => {
    const task = {
      task_id: "1",
      title: "Train",
      status: "in_progress",
      output: rich({ type: "text", text: "12 min" }),
    };
    expect(
      read(
        { type: "plan", title: "churn-nightly", tasks: [task] },
        {
          type: "carousel",
          elements: [{ type: "card", title: text("v12"), body: text("good"), actions: [button("Open")] }],
        },
        { type: "container", title: plain("Details"), child_blocks: [{ type: "section", text: text("inside") }] },
      ),
    ).toBe("churn-nightly\nTrain (in progress)\n12 min\nv12\ngood\n[Open]\nDetails\ninside");
  });

  it("read a form with its fields and its button", () => {
    const input = {
      type: "input",
      label: plain("Reason"),
      hint: plain("At most a sentence"),
      element: { type: "plain_text_input", action_id: "t", initial_value: "drift" },
    };
    const view = { title: plain("Reject"), submit: plain("Reject now"), blocks: [input] };
    expect(readableView(view)).toBe("Reject\nReason [drift]\nAt most a sentence\n[Reject now]");
  });

  it("skip what they cannot read", () => {
    expect(read({ type: "hologram" }, { type: "table", rows: "none" }, { type: "table", rows: ["x"] })).toBe("");
  });
});
