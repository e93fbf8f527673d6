import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { alarmRules } from "./alarms.ts";
import { ROOT } from "./bundle.ts";
import { configWith, synthesised } from "./testing/synthesised.ts";

const [, alarms = ""] = readFileSync(join(ROOT, "docs", "operate.md"), "utf8").split(/^## Alarms$/m);
const runbooks = [...(alarms.split(/^## /m)[0] ?? "").matchAll(/^### (.+)$/gm)].map(([, id]) => id);

test("each alarm has a runbook in docs/operate.md, and each runbook an alarm", () => {
  expect(runbooks.toSorted()).toEqual(alarmRules.map(({ id }) => id).toSorted());
});

test("an alarm says what it means and where its runbook is", () => {
  const descriptions = synthesised(configWith())
    .of("AWS::CloudWatch::Alarm")
    .map(([, { Properties }]) => String(Properties["AlarmDescription"]));
  expect(descriptions).toHaveLength(alarmRules.length);
  for (const { id, says } of alarmRules) expect(descriptions).toContain(`${says}. What to do: docs/operate.md#${id}`);
});
