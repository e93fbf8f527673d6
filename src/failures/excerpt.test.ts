import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const traceback = [
  "Traceback (most recent call last):",
  '  File "/opt/ml/code/train.py", line 88, in <module>',
  "    train(args)",
  '  File "/opt/ml/code/train.py", line 41, in train',
  "    loss.backward()",
  "torch.OutOfMemoryError: CUDA out of memory.",
];

describe("what a card shows of a log", () => {
  test("is the last traceback, whatever was printed before and after", () => {
    const log = ["epoch 1", "Traceback (most recent call last):", "  x", "ValueError: caught", ...traceback, "bye"];
    expect(excerpt(log)).toBe(traceback.join("\n"));
  });

  test("of a traceback that is too long, its end, where the error is named", () => {
    const frames = Array.from({ length: 60 }, (_, i) => `  File "/opt/ml/code/deep.py", line ${i}, in call`);
    const shown = excerpt(["Traceback (most recent call last):", ...frames, "KeyError: 'label'"]) ?? "";
    expect(shown).toMatch(/^Traceback \(most recent call last\):\n {2}…\n[\s\S]*line 59, in call\nKeyError: 'label'$/);
    expect(shown.length).toBeLessThanOrEqual(500);
  });

  test("of Java and C++ as well", () => {
    const java = [
      'Exception in thread "main" java.lang.IllegalStateException: no data',
      "\tat com.acme.Train.main(Train.java:7)",
    ];
    expect(excerpt(["INFO start", ...java, "INFO end"])).toBe(java.join("\n"));
    const cpp = ["terminate called after throwing an instance of 'std::bad_alloc'", "  what():  std::bad_alloc"];
    expect(excerpt(["[LightGBM] [Info] start", ...cpp])).toBe(cpp.join("\n"));
  });

  test("without the marks that launchers put before each line", () => {
    const log = traceback.map((line) => `[1,mpirank:0,algo-1]<stderr>:${line}`);
    expect(excerpt(log)).toBe(traceback.join("\n"));
  });

  test("is what led to the last error where there is no traceback, and the end where there is none", () => {
    expect(excerpt(["a", "b", "c", "d", "ERROR: no such column", "done"])).toBe("b\nc\nd\nERROR: no such column\ndone");
    expect(excerpt(Array.from({ length: 20 }, (_, i) => `line ${i}`))).toMatch(/^line 12\n[\s\S]*line 19$/);
    expect(excerpt(["", "  "])).toBeUndefined();
  });

  test("is never longer than 500 characters", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 900 })), (lines) => {
        expect((excerpt(lines) ?? "").length).toBeLessThanOrEqual(500);
      }),
    );
  });
});
