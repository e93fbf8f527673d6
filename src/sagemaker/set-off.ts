import type { CloudWatchClient } from "@aws-sdk/client-cloudwatch";

const reasonMax = 1023;

/**
 * Sets an alarm off by hand; `reason` is for CloudWatch's history. An alarm over a metric goes back to what that says within
 * seconds (API reference, SetAlarmState). Rejects with the SDK's error.
 */
export async function setOff(client: CloudWatchClient, alarm: string, reason: string): Promise<void> {
  const { SetAlarmStateCommand } = await import("@aws-sdk/client-cloudwatch");
  await client.send(
    new SetAlarmStateCommand({ AlarmName: alarm, StateValue: "ALARM", StateReason: reason.slice(0, reasonMax) }),
  );
}
