import { Duration } from "aws-cdk-lib";
import { AlarmStatusWidget, Dashboard, GraphWidget, type IAlarm, TextWidget } from "aws-cdk-lib/aws-cloudwatch";
import { Construct } from "constructs";
import type { QueueName, Watched } from "../alarms.ts";
import { LAMBDAS } from "../lambdas.ts";
import { metricOf } from "./alarms.ts";

interface BoardProps {
  readonly name: string;
  readonly alarms: readonly IAlarm[];
}

const failureQueues: readonly QueueName[] = [
  "events-dead-letters",
  "gates-dead-letters",
  "undelivered",
  "failed-work",
  "failed-ticks",
];
const period = Duration.minutes(5);

/** One page that answers: does it work, is it behind, is it slow, what failed. */
export class Board extends Construct {
  constructor(scope: Construct, id: string, { name, alarms }: BoardProps) {
    super(scope, id);
    const graph = (title: string, watched: readonly Watched[]) =>
      new GraphWidget({ title, width: 12, left: watched.map((each) => metricOf(name, each, period)) });
    const perFunction = (metric: "Invocations" | "Errors" | "Duration", statistic: "Sum" | "p95"): readonly Watched[] =>
      LAMBDAS.map((lambda) => ({ is: "function", lambda, metric, statistic }));

    const board = new Dashboard(this, "Dashboard", { dashboardName: name, defaultInterval: Duration.hours(12) });
    board.addWidgets(
      new TextWidget({ markdown: "What to do about each alarm: docs/operate.md", width: 24, height: 1 }),
    );
    board.addWidgets(new AlarmStatusWidget({ title: "Alarms", alarms: [...alarms], width: 24, height: 4 }));
    board.addWidgets(
      graph("Seconds that the oldest event waits for its card", [
        { is: "queue", queue: "events", metric: "ApproximateAgeOfOldestMessage" },
      ]),
      graph(
        "What failed and is kept",
        failureQueues.map((queue) => ({ is: "queue", queue, metric: "ApproximateNumberOfMessagesVisible" })),
      ),
    );
    board.addWidgets(
      graph("Milliseconds, 95 of 100 are faster", perFunction("Duration", "p95")),
      graph("Errors", perFunction("Errors", "Sum")),
    );
    board.addWidgets(
      graph("Invocations", perFunction("Invocations", "Sum")),
      graph("Messages in a simpler form", [{ is: "degraded" }]),
    );
  }
}
