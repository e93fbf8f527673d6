import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { advice } from "./classes.ts";
import { classify } from "./classify.ts";
import { parts } from "./testing/corpus.ts";
import { score } from "./testing/score.ts";

describe("the corpus", () => {
  test("has at least sixty strings, about a third of them held out", () => {
    const [written, held] = [parts["written with"].length, parts["held out"].length];
    expect(written + held).toBeGreaterThanOrEqual(60);
    expect(held / (written + held)).toBeGreaterThan(0.25);
  });

  test("names only classes that there are", () => {
    const classes = Object.values(parts).flatMap((cases) => cases.map((each) => each.class));
    expect(classes.filter((each) => !Object.hasOwn(advice, each))).toEqual([]);
  });

  test("the rules hold on what they were written with", () => {
    const { precision, recall } = score(parts["written with"]);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });

  test("and, less well, on what was set aside before", () => {
    const { precision, recall } = score(parts["held out"]);
    expect(precision).toBeGreaterThanOrEqual(0.9);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });
});

describe("why it failed", () => {
  const told = (reason: string, log?: string) => classify({ reason, log });

  test("the log tells what a bare exit code does not", () => {
    expect(told("AlgorithmError: , exit code: 1").class).toBe("user-code");
    expect(told("AlgorithmError: , exit code: 1", "RuntimeError: CUDA out of memory.").class).toBe("out-of-memory");
  });

  test("a container that was killed is said to be out of memory with the doubt that there is", () => {
    expect(told("AlgorithmError: , exit code: 137")).toMatchObject({
      class: "out-of-memory",
      title: "Probably out of memory",
    });
  });

  test("what SageMaker says itself weighs more than what the container printed on the way", () => {
    const log = "urllib3 connection timed out, retrying\nMemoryError";
    expect(told("InternalServerError: We encountered an internal error. Please try again.", log).class).toBe(
      "internal-error",
    );
  });

  test("the container's talk of limits and timeouts is not AWS's", () => {
    const reason = "AlgorithmError: KeyError: 'timeout' while reading the memory limit, exit code: 1";
    expect(told(reason)).toMatchObject({ class: "user-code", sentence: expect.stringContaining("KeyError") });
  });

  test("an alarm that took a deployment back is one, and a program that prints of alarms is not", () => {
    expect(told("One or more alarms are in ALARM state: [ranker-5xx]. The update was rolled back.").class).toBe(
      "alarm",
    );
    expect(told("AlgorithmError: ValueError: alarm was triggered, exit code: 1").class).toBe("user-code");
  });

  test("an exit code that has a meaning is explained", () => {
    expect(told("AlgorithmError: Exit Code: 139").sentence).toContain("segmentation fault");
    expect(told("AlgorithmError: Exit Code: 127").sentence).toContain("not found");
  });

  test("a job that SageMaker stopped at its limit ran out of time", () => {
    expect(classify({ secondary: "MaxRuntimeExceeded" }).class).toBe("timeout");
    expect(classify({ secondary: "MaxWaitTimeExceeded" }).class).toBe("timeout");
  });

  test("what nobody knows is called so, and nothing at all as well", () => {
    expect(told("The flux capacitor is not aligned.").class).toBe("unknown");
    expect(classify({})).toEqual({ class: "unknown", ...advice.unknown });
  });

  test("any text has an answer of one sentence", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (reason, secondary, log) => {
        const { title, sentence } = classify({ reason, secondary, log });
        expect(title).not.toBe("");
        expect(sentence).toMatch(/^[^\n]+[.)]$/);
      }),
    );
  });
});
