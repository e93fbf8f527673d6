import type { EventEnvelope } from "../../eventbridge/event.ts";
import type { Alarm } from "./alarm.ts";

/** `CloudWatch Alarm State Change`, as the account's default bus gets it (CloudWatch user guide, "Alarm events"). */
export function alarmEvent(alarm: Alarm, before: Alarm, id: string): EventEnvelope {
  const { name, arn, place, state, reason, since, description } = alarm;
  return {
    version: "0",
    id,
    "detail-type": "CloudWatch Alarm State Change",
    source: "aws.cloudwatch",
    ...place,
    time: new Date(since).toISOString(),
    resources: [arn],
    detail: {
      alarmName: name,
      state: { value: state, timestamp: timestamp(since), reason },
      previousState: { value: before.state, timestamp: timestamp(before.since), reason: before.reason },
      configuration: description === undefined ? {} : { description },
    },
  };
}

/** CloudWatch writes the zone as an offset here. */
const timestamp = (at: number): string => new Date(at).toISOString().replace("Z", "+0000");
