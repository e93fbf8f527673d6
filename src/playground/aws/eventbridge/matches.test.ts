import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, type Json } from "./event.ts";
import { matches } from "./matches.ts";

const failed = {
  source: "aws.sagemaker",
  account: "111122223333",
  "detail-type": "SageMaker Training Job State Change",
  resources: ["arn:aws:sagemaker:eu-west-1:111122223333:training-job/churn-nightly"],
  detail: {
    TrainingJobName: "churn-nightly",
    TrainingJobStatus: "Failed",
    FailureReason: null,
    BillableTimeInSeconds: 300,
    sourceIPAddress: "10.1.2.3",
    Tags: { team: "churn" },
    Variants: [
      { Name: "A", Weight: 1 },
      { Name: "B", Weight: 9 },
    ],
    Empty: [],
  },
};
const detail = (pattern: Json) => matches({ detail: pattern }, failed);

describe("content filters", () => {
  it.each<[string, Json, boolean]>([
    ["an exact value", { TrainingJobStatus: ["Failed"] }, true],
    ["one of several values", { TrainingJobStatus: ["Stopped", "Failed"] }, true],
    ["letters in another case", { TrainingJobStatus: ["failed"] }, false],
    [
      "letters in another case, when asked to ignore it",
      { TrainingJobStatus: [{ "equals-ignore-case": "fAILED" }] },
      true,
    ],
    ["null", { FailureReason: [null] }, true],
    ["the empty string, which is not null", { FailureReason: [""] }, false],
    ["a number", { BillableTimeInSeconds: [300] }, true],
    ["a number, which is not its text", { BillableTimeInSeconds: ["300"] }, false],
    ["a prefix", { TrainingJobName: [{ prefix: "churn-" }] }, true],
    ["a prefix in another case", { TrainingJobName: [{ prefix: { "equals-ignore-case": "CHURN" } }] }, true],
    ["a suffix", { TrainingJobName: [{ suffix: "nightly" }] }, true],
    ["a suffix in another case", { TrainingJobName: [{ suffix: { "equals-ignore-case": "LY" } }] }, true],
    ["a wildcard", { TrainingJobName: [{ wildcard: "ch*-night*" }] }, true],
    ["a wildcard that does not fit", { TrainingJobName: [{ wildcard: "ch*x" }] }, false],
    ["anything but this value", { TrainingJobStatus: [{ "anything-but": "Failed" }] }, false],
    ["anything but these values", { TrainingJobStatus: [{ "anything-but": ["Completed", "Stopped"] }] }, true],
    ["anything but a prefix", { TrainingJobName: [{ "anything-but": { prefix: ["bert", "churn"] } }] }, false],
    ["anything but a suffix", { TrainingJobName: [{ "anything-but": { suffix: "-test" } }] }, true],
    [
      "anything but a word in any case",
      { TrainingJobStatus: [{ "anything-but": { "equals-ignore-case": "FAILED" } }] },
      false,
    ],
    ["anything but a wildcard", { TrainingJobName: [{ "anything-but": { wildcard: "*-tmp-*" } }] }, true],
    ["anything but, of a field that is absent", { Missing: [{ "anything-but": "x" }] }, false],
    ["a numeric range", { BillableTimeInSeconds: [{ numeric: [">", 0, "<=", 300] }] }, true],
    ["a numeric equality", { BillableTimeInSeconds: [{ numeric: ["=", 3e2] }] }, true],
    ["a numeric range that ends before", { BillableTimeInSeconds: [{ numeric: [">=", 301] }] }, false],
    ["a numeric filter on text", { TrainingJobName: [{ numeric: ["<", 5] }] }, false],
    ["a network", { sourceIPAddress: [{ cidr: "10.0.0.0/8" }] }, true],
    ["another network", { sourceIPAddress: [{ cidr: "2001:db8::/32" }] }, false],
    ["a field that exists", { TrainingJobName: [{ exists: true }] }, true],
    ["a field that must not exist", { TrainingJobName: [{ exists: false }] }, false],
    ["absence", { Missing: [{ exists: false }] }, true],
    ["absence or a value", { Missing: [{ exists: false }, "x"] }, true],
    ["existence of an object, which is no leaf", { Tags: [{ exists: true }] }, false],
    ["existence of an empty array, which has no leaf", { Empty: [{ exists: true }] }, false],
    ["a tag", { Tags: { team: ["churn"] } }, true],
  ])("decides about %s", (_what, pattern, expected) => {
    expect(detail(pattern)).toBe(expected);
  });
});

describe("arrays and alternatives", () => {
  it("matches an array when one element does", () => {
    expect(matches({ resources: [{ suffix: "/churn-nightly" }] }, failed)).toBe(true);
  });

  it("does not mix fields of different array elements", () => {
    expect(detail({ Variants: { Name: ["A"], Weight: [9] } })).toBe(false);
    expect(detail({ Variants: { Name: ["B"], Weight: [9] } })).toBe(true);
  });

  it("joins $or with the fields beside it", () => {
    const either = { $or: [{ detail: { TrainingJobStatus: ["Stopped"] } }, { account: [{ prefix: "1111" }] }] };
    expect(matches({ ...either, source: ["aws.sagemaker"] }, failed)).toBe(true);
    expect(matches({ ...either, source: ["aws.ec2"] }, failed)).toBe(false);
  });
});

describe("refused patterns", () => {
  it.each<[Json, string]>([
    [[], "Filter is not an object"],
    [{}, "Empty objects are not allowed"],
    [{ source: [] }, "Empty arrays are not allowed"],
    [{ source: "aws.sagemaker" }, '"source" must be an object or an array'],
    [{ source: [{ startsWith: "aws" }] }, "Unrecognized match type startsWith"],
    [{ source: [{ prefix: "a", suffix: "b" }] }, "Only one key allowed in match expression"],
    [{ source: [{ prefix: 3 }] }, "prefix match pattern must be a string"],
    [{ source: [{ wildcard: "a**b" }] }, "Consecutive wildcard characters at pos 1"],
    [{ source: [{ wildcard: "a\\b" }] }, "Invalid escape character at pos 1"],
    [{ source: [{ numeric: ["!", 3] }] }, "Unrecognized numeric range operator: !"],
    [{ source: [{ numeric: [">"] }] }, "Value of numeric must be an array of one or two comparisons."],
    [{ source: [{ numeric: [">", 6e9] }] }, "Value of numeric must be a number between -5e9 and 5e9."],
    [{ source: [{ exists: "yes" }] }, "exists match pattern must be either true or false."],
    [{ source: [{ "anything-but": { numeric: [">", 1] } }] }, "Unsupported anything-but pattern"],
    [{ source: [{ "anything-but": [] }] }, "Empty arrays are not allowed"],
    [{ source: [{ "anything-but": [["x"]] }] }, "Inside anything but list, only strings and numbers are allowed"],
    [{ source: [["x"]] }, "Arrays inside arrays are not allowed"],
    [{ source: [{ cidr: "10.0.0.0/99" }] }, "Malformed CIDR, one '/' required: 10.0.0.0/99"],
  ])("%j because %s", (pattern, reason) => {
    expect(() => matches(pattern, failed)).toThrow(reason);
  });
});

describe("laws", () => {
  const scalar = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
  const name = fc.string({ minLength: 1 }).filter((candidate) => candidate !== "$or" && candidate !== "__proto__");
  const event: fc.Arbitrary<Json> = fc.dictionary(name, fc.oneof(scalar, fc.dictionary(name, scalar, { minKeys: 1 })), {
    minKeys: 1,
  });
  /** The pattern that asks for exactly the values of an event. */
  const itself = (value: Json): Json =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, itself(member)])) : [value];

  it("every event matches the pattern made of its own values", () => {
    fc.assert(fc.property(event, (one) => matches(itself(one), one)));
  });

  it("anything-but is the opposite of the exact match", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.integer()), scalar, (wanted, value) => {
        expect(matches({ f: [{ "anything-but": [wanted] }] }, { f: value })).toBe(
          !matches({ f: [wanted] }, { f: value }),
        );
      }),
    );
  });

  it("a text matches each of its prefixes, suffixes and the wildcard between them", () => {
    const plain = fc.string({ unit: fc.constantFrom("a", "b", ".", "(", "-", "\n") });
    fc.assert(
      fc.property(plain, plain, plain, (head, middle, tail) => {
        const value = { f: head + middle + tail };
        expect(matches({ f: [{ prefix: head }] }, value)).toBe(true);
        expect(matches({ f: [{ suffix: tail }] }, value)).toBe(true);
        expect(matches({ f: [{ wildcard: `${head}*${tail}` }] }, value)).toBe(true);
      }),
    );
  });

  it("an escaped wildcard matches only itself", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (wanted, value) => {
        const literal = wanted.replace(/[\\*]/g, "\\$&");
        expect(matches({ f: [{ wildcard: literal }] }, { f: value })).toBe(wanted === value);
        expect(matches({ f: [{ wildcard: literal }] }, { f: wanted })).toBe(true);
      }),
    );
  });

  it("$or matches when one of its choices does", () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), (left, right) => {
        const pattern = { $or: [{ left: [true] }, { right: [true] }] };
        expect(matches(pattern, { left, right })).toBe(left || right);
      }),
    );
  });

  it("exists is true exactly when the field is there", () => {
    fc.assert(
      fc.property(fc.option(scalar, { nil: undefined }), (value) => {
        const one: Json = value === undefined ? { other: 1 } : { f: value };
        expect(matches({ f: [{ exists: true }] }, one)).toBe(value !== undefined);
        expect(matches({ f: [{ exists: false }] }, one)).toBe(value === undefined);
      }),
    );
  });
});
