import { Duration, Stack } from "aws-cdk-lib";
import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  MathExpression,
  Metric,
  TreatMissingData,
} from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { Construct } from "constructs";
import { degradedMetric, metricsNamespace } from "../../src/lambda/metric-names.ts";
import type { AlarmRule, Watched } from "../alarms.ts";
import { LAMBDAS } from "../lambdas.ts";

interface AlarmsProps {
  readonly name: string;
  readonly email: string | undefined;
  readonly rules: readonly AlarmRule[];
}

/** The alarms, and the topic that tells of them without Slack. */
export class Alarms extends Construct {
  readonly topic: Topic;
  readonly all: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, email, rules }: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, "Topic", { topicName: `${name}-alarms`, enforceSSL: true });
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
    // CloudWatch publishes as a service; only alarms of this account may make it do so.
    this.topic.grants.publish(
      new ServicePrincipal("cloudwatch.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": Stack.of(this).account } },
      }),
    );
    this.all = rules.map((rule) => this.alarm(name, rule));
  }

  private alarm(name: string, rule: AlarmRule): Alarm {
    const { id, says, over, minutes, measurements, silence } = rule;
    const [datapointsToAlarm, evaluationPeriods] = measurements;
    const alarm = new Alarm(this, id, {
      alarmName: `${name}-${id}`,
      alarmDescription: `${says}. What to do: docs/operate.md#${id}`,
      metric: metricOf(name, rule.watches, Duration.minutes(minutes)),
      threshold: over,
      comparisonOperator: silence ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_THRESHOLD,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData: silence ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    const tell = new SnsAction(this.topic);
    alarm.addAlarmAction(tell);
    alarm.addOkAction(tell);
    return alarm;
  }
}

/** The metric behind an alarm, also for the dashboard. `name` is the deployment's. */
export function metricOf(name: string, watched: Watched, period: Duration): IMetric {
  switch (watched.is) {
    case "function":
      return new Metric({
        namespace: "AWS/Lambda",
        metricName: watched.metric,
        dimensionsMap: { FunctionName: `${name}-${watched.lambda}` },
        statistic: watched.statistic,
        label: watched.lambda,
        period,
      });
    case "queue":
      return new Metric({
        namespace: "AWS/SQS",
        metricName: watched.metric,
        dimensionsMap: { QueueName: `${name}-${watched.queue}` },
        statistic: "Maximum",
        label: watched.queue,
        period,
      });
    case "degraded":
      return degraded(period);
  }
}

/** Powertools writes one metric per function; what they have not written counts as nothing. */
function degraded(period: Duration): MathExpression {
  const writers = LAMBDAS.filter((lambda) => lambda !== "slack");
  const metric = (service: string) =>
    new Metric({
      namespace: metricsNamespace,
      metricName: degradedMetric,
      dimensionsMap: { service },
      statistic: "Sum",
      period,
    });
  return new MathExpression({
    expression: writers.map((lambda) => `FILL(${lambda}, 0)`).join(" + "),
    usingMetrics: Object.fromEntries(writers.map((lambda) => [lambda, metric(lambda)])),
    label: "messages in a simpler form",
    period,
  });
}
