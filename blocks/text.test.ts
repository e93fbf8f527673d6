import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  bold,
  clip,
  code,
  join,
  lines,
  link,
  mention,
  mrkdwn,
  nothing,
  plain,
  prose,
  slackDate,
  userMention,
  utc,
} from "./text.ts";

const wild = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: "grapheme" }),
  fc
    .array(
      fc.constantFrom(
        "<",
        ">",
        "&",
        "*",
        "_",
        "~",
        "`",
        ":",
        "|",
        "\n",
        " ",
        "a",
        "é",
        "👩‍👧",
        "\uD800",
        "<!channel>",
        "&amp;",
        "x:",
      ),
      {
        maxLength: 40,
      },
    )
    .map((parts) => parts.join("")),
);
/** What Slack would show: markup of our own taken off, entities decoded. */
const shown = (text: unknown) =>
  String(text)
    .replace(/<[^>|]*\|([^>]*)>/g, "$1")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
const ownMarkup =
  /<(?:https?:\/\/[^\s<>|]+\|[^<>|]*|!date\^\d+\^[^<>|]*\|[^<>|]*|@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!here|!channel)>/g;
const brokenEntity = /&(?!amp;|lt;|gt;)/;

describe("foreign text shows literally", () => {
  test("a mention and a disguised link are text", () => {
    const reason = "<!channel> & <https://evil|click>";
    expect(String(mrkdwn`Failed: ${reason}`)).toBe("Failed: &lt;!channel&gt; &amp; &lt;https://evil|click&gt;");
    expect(shown(prose(reason))).toBe(reason);
  });

  test("for any text nothing can act as markup", () => {
    fc.assert(
      fc.property(wild, wild, (a, b) => {
        const built = String(
          lines([
            mrkdwn`${a} and ${bold(b)}`,
            code(a),
            link(`https://x/${b}`, a),
            link(a, b),
            userMention(a),
            join([a, b]),
            slackDate(1.7e12, "{time}", b),
          ]),
        );
        const rest = built.replace(ownMarkup, "");
        expect(rest).not.toMatch(/[<>]/);
        expect(built).not.toMatch(brokenEntity);
        expect(built.isWellFormed()).toBe(true);
      }),
    );
  });

  test("nesting does not escape twice", () => {
    const inner = mrkdwn`a & ${"<b>"}`;
    expect(String(mrkdwn`${inner} ${inner}`)).toBe("a & &lt;b&gt; a & &lt;b&gt;");
  });

  test("marks that could format are replaced by look-alikes, marks inside words and arithmetic are kept", () => {
    expect(String(prose("*bold* _it_ ~no~ `x` :fire: 12:30:45 2 * 3 my_job_v2 a~b"))).toBe(
      "∗bold∗ ˍitˍ ∼no∼ ˋxˋ ꞉fire: 12:30:45 2 ∗ 3 my_job_v2 a~b",
    );
    const harmless = "SELECT * FROM t; rm -rf ~ ; arn:aws:sagemaker:eu-west-1:1:x/my_job_v2; 5 > 3";
    expect(shown(prose(harmless))).toBe(harmless);
  });

  test("a bare broadcast is text, an address of a person is kept", () => {
    expect(String(prose("ask @Channel, @here or ana@here.com @channels"))).toBe(
      "ask ＠Channel, ＠here or ana@here.com @channels",
    );
  });

  test("a quote sign at the start of a line does not quote", () => {
    expect(String(prose("log:\n> ok\n1 > 0"))).toBe("log:\n› ok\n1 &gt; 0");
  });

  test("terminal colours, control characters and direction overrides are taken out", () => {
    expect(plain("\u001b[31mred\u001b[0m\u0000 a\r\nb\u202Egnp.exe")).toBe("red a\nbgnp.exe");
  });
});

describe("the pieces", () => {
  test("code keeps names and ids as they are, on one line", () => {
    expect(String(code("my_job*_~:x:"))).toBe("`my_job*_~:x:`");
    expect(String(code("a`b\nc<&"))).toBe("`aˋb c&lt;&amp;`");
    expect(String(code(""))).toBe("");
  });

  test("bold stays bold whatever is inside", () => {
    expect(String(bold("a* b\nc"))).toBe("*a∗ b c*");
    expect(String(bold(mrkdwn`serves ${code("v1")}`))).toBe("*serves `v1`*");
    expect(String(bold("\n"))).toBe("");
  });

  test("a link needs an http address; without one its label stays", () => {
    expect(String(link("https://x/?a=1&b=<2>|3", "job|1"))).toBe("<https://x/?a=1&amp;b=%3C2%3E%7C3|job¦1>");
    expect(String(link("javascript:alert(1)", "job"))).toBe("job");
    expect(String(link(undefined, "job"))).toBe("job");
    expect(String(link("https://x", ""))).toBe("<https://x|https://x>");
  });

  test("a date always has a fallback in UTC", () => {
    const at = Date.UTC(2026, 2, 3, 15, 0);
    expect(String(slackDate(at))).toBe("<!date^1772550000^{date_short_pretty} {time}|2026-03-03 15:00 UTC>");
    expect(String(slackDate(at, "{time}", "15:00"))).toBe("<!date^1772550000^{time}|15:00>");
  });

  test("a moment that Slack cannot write is written out", () => {
    expect(String(slackDate(Number.NaN))).toBe("an unknown time");
    expect(String(slackDate(8.64e15))).toBe("+275760-09-13 00:00 UTC");
    expect(utc(0)).toBe("1970-01-01 00:00 UTC");
  });

  test("only what is a mention becomes one", () => {
    expect(String(userMention("U123"))).toBe("<@U123>");
    expect(String(userMention("!channel"))).toBe("!channel");
    expect(String(mention("<!subteam^S1>"))).toBe("<!subteam^S1>");
    expect(String(mention("<!everyone> hi"))).toBe("&lt;!everyone&gt; hi");
  });

  test("parts that say nothing leave no separator", () => {
    expect(String(join(["a", undefined, "", nothing, code(""), "b"]))).toBe("a · b");
  });
});

describe("clip", () => {
  test("shortens prose visibly and never cuts a link", () => {
    const text = mrkdwn`${link("https://example.com/job", "job")} failed: ${"out of memory & more"}`;
    expect(String(clip(text, 50))).toBe("<https://example.com/job|job> failed: out of memo…");
    expect(String(clip(text, 51))).toBe("<https://example.com/job|job> failed: out of memor…");
    expect(String(clip(text, 20))).toBe("…");
    expect(clip(text, 500)).toBe(text);
  });

  test("holds the length and keeps markup and entities whole, for any text", () => {
    fc.assert(
      fc.property(wild, wild, fc.integer({ min: 1, max: 200 }), (a, b, max) => {
        const text = String(clip(mrkdwn`${a} ${bold(b)} ${link("https://x/a?b&c", a)} ${code(b)} ${b}`, max));
        expect(text.length).toBeLessThanOrEqual(max);
        expect(text.replace(ownMarkup, "")).not.toMatch(/[<>]/);
        expect(text).not.toMatch(brokenEntity);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });
});
