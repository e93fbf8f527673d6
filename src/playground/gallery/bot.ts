import { letterArn } from "../../dead-letters/letter.ts";
import { asArn } from "../../domain/ids.ts";
import type { Change } from "../../domain/resource.ts";
import { minutes, type Story, start } from "./story.ts";

/** What CloudWatch sends of an alarm over the bot itself. */
const alarmEvent = (value: string, before: string): unknown => ({
  source: "aws.cloudwatch",
  "detail-type": "CloudWatch Alarm State Change",
  account: "111122223333",
  region: "eu-west-1",
  time: new Date(start).toISOString(),
  resources: ["arn:aws:cloudwatch:eu-west-1:111122223333:alarm:sagemaker-chatops-dead-letters"],
  detail: {
    alarmName: "sagemaker-chatops-dead-letters",
    state: {
      value,
      reason: "Threshold Crossed: 1 datapoint [3.0 (02/03/26 14:00:00)] was greater than the threshold (0.0).",
      timestamp: new Date(start).toISOString(),
    },
    previousState: { value: before },
    configuration: { description: "Events were given up. docs/operate.md#dead-letters" },
  },
});

export const alarm: readonly Story[] = [
  { title: "in alarm", events: [alarmEvent("ALARM", "OK")] },
  { title: "OK again", events: [alarmEvent("OK", "ALARM")] },
  { title: "no data", events: [alarmEvent("INSUFFICIENT_DATA", "OK")] },
];

/** No event tells of a dead letter: the clock finds it in its queue. */
const letter = (part: string, value: object): Change => ({
  kind: "dead-letter",
  arn: asArn(letterArn("5fea7756")),
  name: "bert-large-p5",
  account: "111122223333",
  region: "eu-west-1",
  part,
  stamp: { final: 0, at: start, rank: 0 },
  value,
});
const waiting = letter("letter", {
  what: "SageMaker Training Job State Change",
  channel: "C0TRAINING",
  why: "not_in_channel: the bot is not a member of the channel",
  tries: 5,
  sentAt: minutes(-90),
  replayable: true,
});

export const deadLetter: readonly Story[] = [
  { title: "waits for a decision", events: [], changes: [waiting] },
  ...(["Replayed", "Discarded"] as const).map(
    (is): Story => ({
      title: is.toLowerCase(),
      events: [],
      changes: [waiting, letter("decision", { is })],
      acts: [{ verb: is === "Replayed" ? "replay" : "discard", by: "U0CHI00001", at: start, outcome: "done" }],
    }),
  ),
];
