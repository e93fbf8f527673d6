import type { FakeAws } from "./fake-aws.ts";

const place = { account: "111122223333", region: "eu-west-1" };

/**
 * The alarm over the dead-letter queue: goes off with the first message in it, is OK again with the last one out, and tells
 * the bot by EventBridge as CloudWatch does. Unlike CloudWatch it needs no minute to notice.
 */
export function alarmOnDeadLetters({ alarms, buses, deadLetterQueue, queue, tableName }: FakeAws): void {
  const { arn, name } = alarms.put(place, {
    name: `${tableName}-events-dead-letters`,
    description:
      "Events did not reach their card for a day and were given up. What to do: docs/operate.md#events-dead-letters",
    watches: {
      of: "metric",
      Namespace: "AWS/SQS",
      MetricName: "ApproximateNumberOfMessagesVisible",
      Dimensions: { QueueName: `${tableName}-dead-letters` },
      Statistic: "Maximum",
      Period: 60,
      Threshold: 0,
    },
  });
  const defaultBus = buses.defaultBus(place.account, place.region);
  const pattern = JSON.stringify({ source: ["aws.cloudwatch"], resources: [arn] });
  const rule = defaultBus.putRule({ name: `${tableName}-alarms`, pattern, state: "ENABLED" });
  defaultBus.setTargets(rule, new Map([["queue", { Id: "queue", Arn: queue.arn }]]));

  deadLetterQueue.onChange(() => {
    const { depth } = deadLetterQueue;
    const reason = `Threshold Crossed: 1 datapoint [${depth}.0] was ${depth > 0 ? "" : "not "}greater than the threshold (0.0).`;
    alarms.observe(place, name, depth > 0 ? "ALARM" : "OK", reason);
  });
}
