import { expect, test } from "vitest";
import { classify } from "./classify.ts";
import { signature } from "./signature.ts";

const of = (reason: string, log?: string) => signature(classify({ reason, log }), reason, log);
const oom = (gpu: number, gib: string) =>
  `AlgorithmError: "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate ${gib} GiB. GPU ${gpu} is full", exit code: 1`;

test("the same failure has one signature, whatever its numbers, names and places", () => {
  expect(of(oom(3, "2.50"))).toBe(of(oom(1, "1.25")));
  expect(of("ClientError: No S3 objects found under s3://bucket/run-17/train")).toBe(
    of("ClientError: No S3 objects found under s3://bucket/run-18/train"),
  );
});

test("another reason has another one, and so has another last line of the log", () => {
  expect(of("AlgorithmError: KeyError: 'label'")).not.toBe(of("AlgorithmError: ValueError: empty"));
  const bare = "AlgorithmError: , exit code: 1";
  expect(of(bare, "KeyError: 'label'")).not.toBe(of(bare, "ValueError: empty"));
});
