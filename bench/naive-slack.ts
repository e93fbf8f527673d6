import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { SageMakerClient, StopTrainingJobCommand } from "@aws-sdk/client-sagemaker";
import { App, AwsLambdaReceiver } from "@slack/bolt";

// The slack function as one would first write it: Bolt's own receiver and every client imported at the top. `authorize`
// instead of `token` is a courtesy: with a token, Bolt would also call auth.test over the network while it starts.
const lambda = new LambdaClient({});
const sagemaker = new SageMakerClient({});
const dynamodb = new DynamoDBClient({});
const receiver = new AwsLambdaReceiver({ signingSecret: process.env["SLACK_SIGNING_SECRET"] ?? "" });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: "xoxb-bench", botId: "B1", botUserId: "U1" }),
});

app.command("/sagemaker", async ({ ack, command }) => {
  const Payload = JSON.stringify(command);
  await lambda.send(new InvokeCommand({ FunctionName: "worker", InvocationType: "Event", Payload }));
  await ack(`Working on: ${command.text}`);
});

app.action("stop", async ({ ack, action, body }) => {
  await ack();
  const TrainingJobName = action.type === "button" ? action.value : undefined;
  await dynamodb.send(new PutItemCommand({ TableName: "audit", Item: { pk: { S: body.user.id } } }));
  await sagemaker.send(new StopTrainingJobCommand({ TrainingJobName }));
});

/** The Lambda handler. */
export const handler = receiver.toHandler();
