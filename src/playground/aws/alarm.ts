import type { FakeAws } from "./fake-aws.ts";

const place = { account: "111122223333", region: "eu-west-1" };

/**
 * The alarm over the dead-letter queue: goes off with the first message in it, is OK again with the last one out, and tells
 * the bot by EventBridge as CloudWatch does. Unlike CloudWatch it needs no minute to notice.
 */
export function alarmOnDeadLetters(aws: FakeAws): void {
  const { buses, clock, deadLetterQueue, queue, tableName } = aws;
  const alarmName = `${tableName}-events-dead-letters`;
  const arn = `arn:aws:cloudwatch:${place.region}:${place.account}:alarm:${alarmName}`;
  const defaultBus = buses.defaultBus(place.account, place.region);
  const pattern = JSON.stringify({ source: ["aws.cloudwatch"], resources: [arn] });
  const rule = defaultBus.putRule({ name: `${tableName}-alarms`, pattern, state: "ENABLED" });
  defaultBus.setTargets(rule, new Map([["queue", { Id: "queue", Arn: queue.arn }]]));

  let before = "OK";
  deadLetterQueue.onChange(() => {
    const value = deadLetterQueue.depth > 0 ? "ALARM" : "OK";
    if (value === before) return;
    const now = new Date(clock.now()).toISOString();
    defaultBus.put({
      version: "0",
      id: `alarm-${value}-${clock.now()}`,
      "detail-type": "CloudWatch Alarm State Change",
      source: "aws.cloudwatch",
      ...place,
      time: now,
      resources: [arn],
      detail: {
        alarmName,
        state: {
          value,
          timestamp: now.replace("Z", "+0000"),
          reason: `Threshold Crossed: 1 datapoint [${deadLetterQueue.depth}.0] was ${value === "OK" ? "not " : ""}greater than the threshold (0.0).`,
        },
        previousState: { value: before },
        configuration: {
          description:
            "Events did not reach their card for a day and were given up. What to do: docs/operate.md#events-dead-letters",
        },
      },
    });
    before = value;
  });
}
