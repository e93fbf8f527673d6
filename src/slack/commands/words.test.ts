import { describe, expect, it, test } from "vitest";
import { parseDuration } from "../../domain/duration.ts";
import { nearest } from "./nearest.ts";
import { plainText } from "./plain-text.ts";
import { tokenize } from "./tokens.ts";

describe("the text of a command", () => {
  test.each([
    ["&lt;&amp;lt;&gt;", "<&lt;>"],
    ["<https://x.aws/a?b=1&amp;c=2>", "https://x.aws/a?b=1&c=2"],
    ["<https://x.aws/a|a page>", "https://x.aws/a"],
    ["<http://prod.io|prod.io>", "prod.io"],
    ["<mailto:ana@example.com|ana@example.com>", "ana@example.com"],
    ["<mailto:ana@example.com>", "ana@example.com"],
    ["<@U123|ana> <#C1|ml> <!here>", "<@U123> <#C1> <!here>"],
    ["<not a link>", "<not a link>"],
    ["“a” «b» ‘c’", '"a" "b" \'c\''],
    ["  a\u00a0\u200bb\n\tc ", "a b c"],
  ])("%j reads as %j", (sent, typed) => expect(plainText(sent)).toBe(typed));
});

describe("the words of a command", () => {
  const said = (text: string) =>
    tokenize(text).map((each) => (each.is === "word" ? each.text : [each.key, each.value]));

  test.each([
    ["list training", ["list", "training"]],
    ["Status:Failed", [["status", "Failed"]]],
    ['name:"prod *" x', [["name", "prod *"], "x"]],
    ["name:'prod *'", [["name", "prod *"]]],
    ['"two words" three', ["two words", "three"]],
    ['"never closed', ["never closed"]],
    ["`churn-12`", ["churn-12"]],
    ["don't", ["don't"]],
    ["arn:aws:sagemaker:x", ["arn:aws:sagemaker:x"]],
    ["https://a/b s3://c", ["https://a/b", "s3://c"]],
    ["12:30", ["12:30"]],
    ['"" ``', []],
    ["name:", ["name:"]],
  ])("%j are %j", (text, expected) => expect(said(text)).toEqual(expected));
});

describe("a mistyped word", () => {
  const verbs = ["list", "show", "stop", "help"];

  test.each([
    ["lsit", "list"],
    ["stopp", "stop"],
    ["HELP", "help"],
    ["sow", "show"],
  ])("%s means %s", (word, meant) => expect(nearest(word, verbs)).toBe(meant));

  it("is left alone when nothing is near", () => expect(nearest("deploy", verbs)).toBeUndefined());
  it("may have two slips when it is long", () => expect(nearest("trainnig-jb", ["training-job"])).toBe("training-job"));
});

test.each([
  ["90s", 90],
  ["30m", 1800],
  ["24H", 86_400],
  ["2w", 1_209_600],
  ["0h", undefined],
  ["h", undefined],
  ["1.5h", undefined],
  ["99999999s", undefined],
  ["400d", undefined],
])("the time span %s is %s seconds", (text, seconds) => expect(parseDuration(text)).toBe(seconds));
