import { describe, expect, it, test } from "vitest";
import { secret } from "./secret.ts";

const arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:slack-token-Pl4yGr";
const minute = 60_000;

/** A secret whose source says what the test tells it to, and counts how often it is asked. */
function underTest(first: string) {
  let time = 0;
  let source: () => Promise<string> = async () => first;
  let asked = 0;
  const kept = secret(
    arn,
    (given) => {
      expect(given).toBe(arn);
      asked += 1;
      return source();
    },
    () => time,
  );
  return {
    kept,
    asked: () => asked,
    pass: (ms: number) => {
      time += ms;
    },
    holds: (value: string) => {
      source = async () => value;
    },
    breaks: () => {
      source = async () => {
        throw new Error("the source is away");
      };
    },
  };
}

describe("a secret given as it is", () => {
  it.each(["xoxb-123", "a,b", "arn:nonsense"])("is what was given: %s", async (given) => {
    const plain = secret(given, () => Promise.reject(new Error("asked")), Date.now);
    expect([await plain.value(), await plain.refresh()]).toEqual([given, given]);
  });
});

describe("a secret given as an ARN", () => {
  it("is read once and kept for five minutes", async () => {
    const { kept, asked, pass, holds } = underTest("xoxb-1");
    expect([await kept.value(), await kept.value(), asked()]).toEqual(["xoxb-1", "xoxb-1", 1]);
    holds("xoxb-2");
    pass(5 * minute - 1);
    expect(await kept.value()).toBe("xoxb-1");
    pass(1);
    expect(await kept.value()).toBe("xoxb-2");
  });

  it("is read again when it was refused, at most once a minute", async () => {
    const { kept, asked, pass, holds } = underTest("xoxb-1");
    await kept.value();
    holds("xoxb-2");
    expect(await kept.refresh()).toBe("xoxb-1");
    pass(minute);
    expect([await kept.refresh(), await kept.refresh(), await kept.value(), asked()]).toEqual([
      ...["xoxb-2", "xoxb-2", "xoxb-2"],
      2,
    ]);
  });

  it("asks once for many who want it at the same time", async () => {
    const { kept, asked } = underTest("xoxb-1");
    await Promise.all([kept.value(), kept.value(), kept.refresh()]);
    expect(asked()).toBe(1);
  });

  it("asks its source again after a first read that failed", async () => {
    const { kept, holds, breaks } = underTest("");
    breaks();
    await expect(kept.value()).rejects.toThrow("the source is away");
    holds("xoxb-1");
    expect(await kept.value()).toBe("xoxb-1");
  });

  it("stays in use while its source is away", async () => {
    const { kept, asked, pass, holds, breaks } = underTest("xoxb-1");
    await kept.value();
    breaks();
    pass(5 * minute);
    expect([await kept.value(), await kept.value(), asked()]).toEqual(["xoxb-1", "xoxb-1", 2]);
    holds("xoxb-2");
    pass(minute);
    expect(await kept.refresh()).toBe("xoxb-2");
  });

  test.each([
    ["a text with a line's end", "xoxb-1\n", "xoxb-1"],
    ["a JSON object with one value, as the console makes it", '{"token":"xoxb-1"}', "xoxb-1"],
  ])("may be %s", async (_how, stored, value) => {
    expect(await underTest(stored).kept.value()).toBe(value);
  });

  test.each([
    ["an object with two values", '{"a":"xoxb-hush-a","b":"xoxb-hush-b"}', /more than one value/],
    ["an object that holds no text", '{"a":{"b":"xoxb-hush"}}', /more than one value/],
    ["a broken object", '{"a":"xoxb-hush"', /begins like a JSON object/],
    ["empty", " ", /empty/],
  ])("says what to store when it is %s, and never the secret itself", async (_how, stored, says) => {
    const refused = await underTest(stored)
      .kept.value()
      .catch((error: unknown) => String(error));
    expect(refused).toMatch(says);
    expect(refused).not.toContain("hush");
  });
});
