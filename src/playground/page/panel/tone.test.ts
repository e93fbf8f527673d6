import { expect, test } from "vitest";
import { tone } from "./tone.ts";

test.each([
  ["Failed", "bad"],
  ["UpdateRollbackFailed", "bad"],
  ["PendingManualApproval", "attention"],
  ["RollingBack", "attention"],
  ["InProgress", "busy"],
  ["Executing", "busy"],
  ["Updating", "busy"],
  ["Stopping", "busy"],
  ["InService", "good"],
  ["Completed", "good"],
  ["Approved", "good"],
  ["Running", "good"],
  ["Stopped", "idle"],
  ["Rejected", "idle"],
  ["SomethingNew", "idle"],
])("%s looks %s", (status, expected) => {
  expect(tone(status)).toBe(expected);
});
