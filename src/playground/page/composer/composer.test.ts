import { describe, expect, test } from "vitest";
import { emptyHistory, remember, walk } from "./history.ts";
import { refuseCommand } from "./refusal.ts";
import { splitUsage, suggest } from "./suggest.ts";

const commands = [
  { command: "/sagemaker list", usage: "<kind> [status:failed]", description: "A table" },
  { command: "/sagemaker logs", usage: "<kind> <name> [lines]", description: "The end of the log" },
  { command: "/sagemaker", usage: "start pipeline <name> [param=value ...]", description: "Start" },
  { command: "/sagemaker doctor", usage: "", description: "Health" },
];
const people = [
  { id: "U0BO", handle: "bo", name: "Bo Berg" },
  { id: "U0ANA", handle: "ana", name: "Ana Lima" },
];
const hints = (text: string, caret = text.length) => suggest(text, caret, commands, people);
const titles = (text: string) => hints(text).map(({ title }) => title);

describe("command hints", () => {
  test("a slash shows every command", () => {
    expect(titles("/")).toHaveLength(4);
  });

  test("typing narrows them down, whatever the case and the spaces", () => {
    expect(titles("/sagemaker l")).toEqual(["/sagemaker list", "/sagemaker logs"]);
    expect(titles("/SageMaker  LO")).toEqual(["/sagemaker logs"]);
  });

  test("a verb alone finds its command", () => {
    expect(titles("/doc")).toEqual(["/sagemaker doctor"]);
  });

  test("taking one types its words and leaves its arguments to the person", () => {
    expect(hints("/sagemaker lo")[0]).toMatchObject({
      text: "/sagemaker logs ",
      caret: 16,
      usage: "<kind> <name> [lines]",
    });
    expect(hints("/doc")[0]?.text).toBe("/sagemaker doctor");
    expect(hints("/sagemaker st")[0]).toMatchObject({
      title: "/sagemaker start pipeline",
      text: "/sagemaker start pipeline ",
    });
  });

  test("while arguments are typed the usage stays and taking it changes nothing", () => {
    expect(hints("/sagemaker logs training be")).toMatchObject([
      { title: "/sagemaker logs", text: "/sagemaker logs training be" },
    ]);
  });

  test("words that are no command have no hints", () => {
    expect(hints("sagemaker list")).toEqual([]);
    expect(hints("/sagemaker zzz")).toEqual([]);
  });

  test("a usage that repeats its command is not shown twice", () => {
    expect(splitUsage({ command: "/sagemaker stop", usage: "/sagemaker stop <kind>", description: "" })).toEqual({
      words: "/sagemaker stop",
      usage: "<kind>",
    });
  });
});

describe("mentions", () => {
  test("an @ names people by handle or by name, and taking one leaves the rest of the text", () => {
    expect(hints("ask @be now", 7)).toMatchObject([{ key: "U0BO", text: "ask @bo  now", caret: 8 }]);
    expect(hints("@")).toHaveLength(2);
    expect(hints("mail a@b")).toEqual([]);
  });
});

describe("history", () => {
  const sent = remember(remember(remember(emptyHistory, "one"), "two"), "two");

  test("up walks back, down comes forward to the draft", () => {
    const back = walk(sent, -1, "draft");
    expect(back?.text).toBe("two");
    const further = back && walk(back.history, -1, back.text);
    expect(further?.text).toBe("one");
    expect(further && walk(further.history, -1, "one")).toBeUndefined();
    const forward = back && walk(back.history, 1, "two");
    expect(forward?.text).toBe("draft");
  });

  test("the same line twice in a row is remembered once, and only so many are kept", () => {
    expect(sent.sent).toEqual(["one", "two"]);
    const many = Array.from({ length: 80 }, (_, index) => `line ${index}`).reduce(remember, emptyHistory);
    expect(many.sent).toHaveLength(50);
  });
});

describe("what Slack itself refuses", () => {
  test("a command that no app has", () => {
    expect(refuseCommand("/nope now", commands, false)).toContain("`/nope` is not a valid command.");
  });

  test("a command in a thread", () => {
    expect(refuseCommand("/sagemaker help", commands, true)).toBe("/sagemaker is not supported in threads. Sorry!");
  });

  test("words, and the app's command in a channel, pass", () => {
    expect(refuseCommand("hello", commands, true)).toBeUndefined();
    expect(refuseCommand("/sagemaker help", commands, false)).toBeUndefined();
    expect(refuseCommand("/anything", [], false)).toBeUndefined();
  });
});
