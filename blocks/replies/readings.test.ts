import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { problems } from "../check.ts";
import { basic } from "../degrade.ts";
import { at, nasty } from "../testing/facts.ts";
import { leftovers, read } from "../testing/read.ts";
import { logReply } from "./log.ts";
import { metricsReply } from "./metrics.ts";

const log = { noun: "training job", name: "churn-12", url: "https://eu-west-1.console.aws.amazon.com/cloudwatch/home" };

describe("a log", () => {
  test("shows what went wrong, then the last lines of each stream, and links the rest", () => {
    const message = logReply({
      ...log,
      error: "Traceback (most recent call last):\nKeyError: 'label'",
      tails: [{ stream: "churn-12/algo-1-1772460000", lines: ["epoch 1", "epoch 2"] }],
    });
    expect(read(message)).toMatch(/What went wrong[\s\S]*KeyError[\s\S]*algo-1[\s\S]*epoch 2/);
    expect(message.text).toBe("The log of the training job churn-12: KeyError: 'label'");
  });

  test("that is long is cut before its end, and says by how much", () => {
    const lines = Array.from({ length: 500 }, (_, index) => `line ${index} ${"x".repeat(90)}`);
    const text = read(logReply({ ...log, tails: [{ stream: "s", lines }] }));
    expect(text).toMatch(/… and \d+ more lines before/);
    expect(text).toContain("line 499");
  });

  test("passes Slack's limits whatever it holds, also in basic blocks", () => {
    const line = fc.oneof(fc.string({ maxLength: 2000 }), fc.constant(nasty));
    const tails = fc.array(fc.record({ stream: line, lines: fc.array(line, { maxLength: 60 }) }), { maxLength: 6 });
    fc.assert(
      fc.property(tails, fc.option(line, { nil: undefined }), (given, error) => {
        const message = logReply({ ...log, name: nasty, grep: error, error, tails: given });
        expect(problems(message)).toEqual([]);
        expect(problems(basic(message))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("metrics", () => {
  const points = (values: readonly number[]) => values.map((value, index) => ({ at: at(14, index), value }));
  const curves = [
    { title: "Metrics", series: [{ name: "validation:auc", points: points([0.5, 0.8, 0.914]) }] },
    {
      title: "Utilisation of algo-1, %",
      series: [
        { name: "CPU", points: points([310, 320]) },
        { name: "GPU", points: points([700]) },
      ],
    },
    { title: "A third one", series: [{ name: "one point", points: points([7]) }] },
  ];

  test("are charts, and words where a chart has no room; the fallback text says the last values", () => {
    const message = metricsReply({ noun: "training job", name: "churn-12", url: undefined, curves, time: "elapsed" });
    expect(message.blocks.map((block) => String(block.type))).toEqual([
      "section",
      "data_visualization",
      "data_visualization",
      "context",
    ]);
    expect(message.text).toMatch(/Metrics: validation:auc 0\.914\. Utilisation of algo-1, %: CPU 320, GPU 700/);
    expect(problems(message)).toEqual([]);
    expect(read(message)).not.toMatch(leftovers);
  });

  test("pass Slack's limits, also with names that are equal once they are shortened, and in basic blocks", () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const point = fc.record({ at: fc.integer({ min: at(0), max: at(23) }), value });
    const series = fc.array(
      fc.record({ name: fc.string({ maxLength: 60 }), points: fc.array(point, { minLength: 1, maxLength: 60 }) }),
      {
        minLength: 1,
        maxLength: 15,
      },
    );
    const many = fc.array(fc.record({ title: fc.string({ maxLength: 90 }), series }), { maxLength: 4 });
    fc.assert(
      fc.property(many, fc.constantFrom("elapsed", "clock" as const), (given, time) => {
        const message = metricsReply({ noun: "endpoint", name: nasty, url: undefined, curves: given, time });
        expect(problems(message)).toEqual([]);
        expect(problems(basic(message))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
