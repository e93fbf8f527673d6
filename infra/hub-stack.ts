import { CfnOutput, Stack } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Config } from "../src/config.ts";
import type { Deployment } from "../src/deployment.ts";
import { alarmRules } from "./alarms.ts";
import { AlarmCards } from "./constructs/alarm-cards.ts";
import { Alarms } from "./constructs/alarms.ts";
import { BotBus } from "./constructs/bus.ts";
import { Board } from "./constructs/dashboard.ts";
import { ForwardRule } from "./constructs/forward-rule.ts";
import { Functions } from "./constructs/functions.ts";
import { Gates } from "./constructs/gates.ts";
import { Inbox } from "./constructs/inbox.ts";
import { Routes } from "./constructs/routes.ts";
import { StateTable } from "./constructs/state-table.ts";
import { Tick } from "./constructs/tick.ts";

export interface HubProps {
  readonly deployment: Deployment;
  readonly routes: Config["routes"];
  /** The folder that `npm run build` fills. */
  readonly bundles: string;
  readonly deleteData: boolean;
}

/** The bot itself: its bus and queue, its four functions, its memory, and what tells of trouble. */
export class HubStack extends Stack {
  constructor(scope: Construct, { deployment, routes, bundles, deleteData }: HubProps) {
    const { name, account, region, existingTable, opsChannel, alarmEmail } = deployment;
    super(scope, hubStackName(name), {
      env: { account, region },
      description: "Living Slack cards for Amazon SageMaker: the bot",
    });
    const { bus } = new BotBus(this, "Bus", deployment);
    const inbox = new Inbox(this, "Inbox", { name, busName: name });
    new ForwardRule(this, "Forward", { name, busArn: bus.eventBusArn, undelivered: inbox.undelivered });
    new Routes(this, "Routes", routes, bus, inbox);

    const table = new StateTable(this, "State", { existing: existingTable, deleteData });
    const gates = new Gates(this, "Gates", deployment);
    const functions = new Functions(this, "Functions", { deployment, bundles, deleteData, table, bus, inbox, gates });
    new Tick(this, "Tick", { name, clock: functions.all.clock.function, undelivered: inbox.undelivered });

    const alarms = new Alarms(this, "Alarms", { name, email: alarmEmail, rules: alarmRules });
    new AlarmCards(this, "AlarmCards", { name, opsChannel, inbox });
    new Board(this, "Board", { name, alarms: alarms.all });

    new CfnOutput(this, "FunctionUrl", { value: functions.url.url, description: "Where Slack sends its requests" });
    new CfnOutput(this, "TableName", { value: table.tableName, description: "The bot's memory" });
    new CfnOutput(this, "QueueUrl", { value: inbox.queue.queueUrl, description: "Events on their way to cards" });
    new CfnOutput(this, "GateQueueUrl", {
      value: gates.queue.queueUrl,
      description: "Where callback steps of pipelines ask people: sqs_queue_url of a CallbackStep",
    });
  }
}

/** The hub's stack, by the deployment's name. */
export const hubStackName = (name: string): string => `${name}-hub`;
