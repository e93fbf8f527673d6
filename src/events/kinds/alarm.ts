import * as z from "zod/mini";
import type { Level } from "../../domain/card.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { freeText, group, text, time } from "../fields.ts";
import { defineKind, reader } from "../kind.ts";

/** The states of a CloudWatch alarm; none follows from another, so that time alone decides. */
const alarmStates: StatusTable = {
  ALARM: ["In alarm", "failed", 1],
  OK: ["OK", "succeeded", 1],
  INSUFFICIENT_DATA: ["No data", "attention", 1],
};

const significance: Readonly<Record<string, Level>> = { ALARM: "act", OK: "outcomes", INSUFFICIENT_DATA: "all" };

const state = z.object({
  state: z.string(),
  before: z.optional(z.string()),
  since: z.optional(z.number()),
  /** CloudWatch's own words: which threshold, crossed by what. */
  reason: z.optional(z.string()),
  /** What whoever made the alarm wrote about it. */
  description: z.optional(z.string()),
  /** The section of docs/operate.md that says what to do. */
  runbook: z.optional(z.string()),
});
const parts = z.object({ alarm: z.optional(state) });
export type AlarmParts = z.output<typeof parts>;

/** docs.aws.amazon.com, AmazonCloudWatch, "Alarm events and EventBridge". */
const detail = z.looseObject({
  alarmName: text,
  state: group({ value: text, reason: freeText, timestamp: time }),
  previousState: group({ value: text }),
  configuration: group({ description: freeText }),
});

/** The bot's alarms end their description with the page and section that says what to do. */
const runbookIn = /\s*(?:What to do:\s*)?docs\/operate\.md#([a-z0-9-]+)/;

/** A CloudWatch alarm, such as those over the bot itself. */
export const alarm = defineKind<AlarmParts>({
  ...kindTable.alarm,
  parts,
  summary: ({ alarm: facts }) => {
    const status = statusOf(facts?.state ?? "Unknown", alarmStates);
    return {
      status,
      headline: `Alarm · ${status.label}`,
      significance: significance[status.word] ?? "act",
      reason: status.word === "OK" ? undefined : facts?.reason,
      // Each time that it goes off is a new one.
      episode: String(facts?.since ?? ""),
    };
  },
  events: [
    reader(
      "CloudWatch Alarm State Change",
      detail,
      (d) => [
        {
          arn: undefined,
          name: d.alarmName,
          part: "alarm",
          at: d.state.timestamp,
          rank: 1,
          value: {
            state: d.state.value ?? "Unknown",
            before: d.previousState.value,
            since: d.state.timestamp,
            reason: d.state.reason,
            description: d.configuration.description?.replace(runbookIn, ""),
            runbook: runbookIn.exec(d.configuration.description ?? "")?.[1],
          } satisfies z.input<typeof state>,
        },
      ],
      "aws.cloudwatch",
    ),
  ],
});
