import { App } from "@slack/bolt";
import { createLambdaReceiver } from "../src/slack/receiver/receiver.ts";

// The same two listeners as naive-slack.ts, on this project's receiver, with each client loaded when it is first needed.
const receiver = createLambdaReceiver({
  secrets: async () => [process.env["SLACK_SIGNING_SECRET"] ?? ""],
  now: Date.now,
  log: { info: console.info, warn: console.warn, error: console.error },
});
const app = new App({
  receiver,
  convoStore: false,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B1", botUserId: "U1" }),
});

app.command("/sagemaker", async ({ ack, command }) => {
  const { InvokeCommand, LambdaClient } = await import("@aws-sdk/client-lambda");
  const Payload = JSON.stringify(command);
  await new LambdaClient({}).send(new InvokeCommand({ FunctionName: "worker", InvocationType: "Event", Payload }));
  await ack(`Working on: ${command.text}`);
});

app.action("stop", async ({ ack, action, body }) => {
  await ack();
  const { DynamoDBClient, PutItemCommand } = await import("@aws-sdk/client-dynamodb");
  const { SageMakerClient, StopTrainingJobCommand } = await import("@aws-sdk/client-sagemaker");
  const TrainingJobName = action.type === "button" ? action.value : undefined;
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName: "audit", Item: { pk: { S: body.user.id } } }));
  await new SageMakerClient({}).send(new StopTrainingJobCommand({ TrainingJobName }));
});

/** The Lambda handler. */
export const handler = receiver.handler;
