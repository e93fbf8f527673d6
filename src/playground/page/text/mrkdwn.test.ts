import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Inline, parseInline, parseMrkdwn, parsePlain, plainText } from "./mrkdwn.ts";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const kinds = (inlines: readonly Inline[]): readonly string[] =>
  inlines.flatMap((inline) => [inline.kind, ...(inline.kind === "styled" ? kinds(inline.children) : [])]);
const words = (text: string) =>
  plainText(parseInline(text), (entity) => (entity.kind === "link" ? entity.label : entity.kind));

describe("styles", () => {
  test("bold, italic and strike stand around words", () => {
    expect(parseInline("*a* _b_ ~c~")).toEqual([
      { kind: "styled", style: "bold", children: [{ kind: "text", text: "a" }] },
      { kind: "text", text: " " },
      { kind: "styled", style: "italic", children: [{ kind: "text", text: "b" }] },
      { kind: "text", text: " " },
      { kind: "styled", style: "strike", children: [{ kind: "text", text: "c" }] },
    ]);
  });

  test.each(["snake_case_name", "2 * 3 * 4", "__init__", "a*b*c", "*not\nclosed*", "~ x ~", "**"])(
    "%j is only text",
    (text) => {
      expect(parseInline(text)).toEqual([{ kind: "text", text }]);
    },
  );

  test("styles nest, and code inside bold stays code", () => {
    expect(parseInline("*still serves `ranker_v1`* _*both*_")).toEqual([
      {
        kind: "styled",
        style: "bold",
        children: [
          { kind: "text", text: "still serves " },
          { kind: "code", text: "ranker_v1" },
        ],
      },
      { kind: "text", text: " " },
      {
        kind: "styled",
        style: "italic",
        children: [{ kind: "styled", style: "bold", children: [{ kind: "text", text: "both" }] }],
      },
    ]);
  });

  test("a mark inside code or a link does not end a style", () => {
    expect(kinds(parseInline("*a `*` b <https://x/*|*> c*"))).toEqual([
      "styled",
      "text",
      "code",
      "text",
      "link",
      "text",
    ]);
  });
});

describe("what came from outside", () => {
  test("escaped brackets are shown as they are, never as a ping or a link", () => {
    expect(parseInline("&lt;!channel&gt; &amp; &lt;https://evil|click&gt; &amp;lt;")).toEqual([
      { kind: "text", text: "<!channel> & <https://evil|click> &lt;" },
    ]);
  });

  test("no escaped text can mention anybody, and every letter of it is shown", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>!@#|&;*_~`: \nUSab1^") }), (text) => {
        const found = parseMrkdwn(escaped(text)).flatMap((piece) =>
          piece.kind === "pre" ? [] : kinds(piece.children),
        );
        expect(found).not.toContain("user");
        expect(found).not.toContain("usergroup");
        expect(found).not.toContain("channel");
        expect(found).not.toContain("broadcast");
        expect(found).not.toContain("date");
        expect(found).not.toContain("link");
      }),
    );
  });

  test("plain text without markup comes through letter by letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."abc <>&./-'\"()") }), (text) => {
        expect(words(escaped(text))).toBe(text);
      }),
    );
  });

  test("parsing never throws", () => {
    fc.assert(fc.property(fc.string(), (text) => void parseMrkdwn(text)));
  });
});

describe("angle brackets", () => {
  test.each([
    ["<@U0BO>", { kind: "user", id: "U0BO" }],
    ["<@U0BO|bo>", { kind: "user", id: "U0BO", label: "bo" }],
    ["<#C0ML|ml>", { kind: "channel", id: "C0ML", label: "ml" }],
    ["<!subteam^S0A|@ml-approvers>", { kind: "usergroup", id: "S0A", label: "@ml-approvers" }],
    ["<!here>", { kind: "broadcast", range: "here" }],
    [
      "<https://x.example/a?b=1&amp;c=2|the &lt;job&gt;>",
      { kind: "link", href: "https://x.example/a?b=1&c=2", label: "the <job>" },
    ],
    ["<mailto:a@b.example>", { kind: "link", href: "mailto:a@b.example", label: "a@b.example" }],
    [
      "<!date^1772550000^{date} at {time}|Tue>",
      { kind: "date", timestamp: 1772550000, format: "{date} at {time}", fallback: "Tue" },
    ],
    [
      "<!date^1772550000^{ago}^https://x.example/|soon>",
      { kind: "date", timestamp: 1772550000, format: "{ago}", fallback: "soon", href: "https://x.example/" },
    ],
  ])("%s", (text, entity) => {
    expect(parseInline(text)).toEqual([entity]);
  });

  test.each(["<javascript:alert(1)|x>", "<nothing>", "<!unknown>", "a < b", "<>"])("%s stays text", (text) => {
    expect(parseInline(text)).toEqual([{ kind: "text", text }]);
  });

  test("a bare address becomes a link without the full stop after it", () => {
    expect(parseInline("see https://x.example/a_b_c.")).toEqual([
      { kind: "text", text: "see " },
      { kind: "link", href: "https://x.example/a_b_c", label: "https://x.example/a_b_c" },
      { kind: "text", text: "." },
    ]);
  });
});

describe("pieces", () => {
  test("fenced text keeps its spaces and loses the newlines at the fences", () => {
    expect(parseMrkdwn("before\n```\n  a *b* &lt;c&gt;\n```\nafter")).toEqual([
      { kind: "paragraph", children: [{ kind: "text", text: "before\n" }] },
      { kind: "pre", text: "  a *b* <c>" },
      { kind: "paragraph", children: [{ kind: "text", text: "after" }] },
    ]);
  });

  test("quoted lines next to each other are one quote, escaped or not", () => {
    expect(parseMrkdwn("> a\n&gt; b\nc")).toEqual([
      { kind: "quote", children: [{ kind: "text", text: "a\nb" }] },
      { kind: "paragraph", children: [{ kind: "text", text: "c" }] },
    ]);
  });
});

describe("emoji", () => {
  test("known names are emoji, unknown ones stay as typed", () => {
    expect(parseInline(":red_circle: 12:30:45 :nope:")).toEqual([
      { kind: "emoji", name: "red_circle" },
      { kind: "text", text: " 12:30:45 :nope:" },
    ]);
  });

  test("plain text objects know emoji and nothing else", () => {
    expect(parsePlain("*a* :x: <@U1>")).toEqual([
      { kind: "text", text: "*a* " },
      { kind: "emoji", name: "x" },
      { kind: "text", text: " <@U1>" },
    ]);
  });

  test("the words alone, for previews", () => {
    expect(words("*Failed* <https://x.example|job> by <@U1> :x: `code`")).toBe("Failed job by user :x: code");
  });
});
