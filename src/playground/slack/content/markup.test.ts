import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { defaultCast } from "../workspace/cast.ts";
import { commandText, escapeEntities, messageText, unescapeEntities } from "./markup.ts";

describe("entities", () => {
  it("come back as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(unescapeEntities(escapeEntities(text))).toBe(text);
        expect(escapeEntities(text)).not.toMatch(/[<>]/);
      }),
    );
  });
});

describe("what a person types", () => {
  it.each([
    ["@ana", "<@U0ANA00001|ana>"],
    ["@SageMaker", "<@U0SAGEMAKER|sagemaker>"],
    ["(@bo)", "(<@U0BO000001|bo>)"],
    ["mail ana@bo.test", "mail ana@bo.test"],
    ["@ml-engineers, go", "<!subteam^S0ENGINEERS|@ml-engineers>, go"],
    ["#ml-ops", "<#C0OPS|ml-ops>"],
    ["#1 of 2", "#1 of 2"],
    ["@channel", "<!channel>"],
    ["a && b", "a &amp;&amp; b"],
    ["<https://x.test/#/jobs/a>", "&lt;<https://x.test/#/jobs/a>&gt;"],
    ["param=a@b name:prod-*", "param=a@b name:prod-*"],
  ])("%s is sent as %s", (typed, sent) => {
    expect(commandText(typed, defaultCast, true)).toBe(sent);
  });

  it("carries no names in messages", () => {
    expect(messageText("@ana see #ml-ops", defaultCast)).toBe("<@U0ANA00001> see <#C0OPS|ml-ops>");
  });

  it("is only escaped when the command does not ask for more", () => {
    expect(commandText("@ana <x>", defaultCast, false)).toBe("@ana &lt;x&gt;");
  });
});
