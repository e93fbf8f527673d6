import { CloudWatchClient } from "@aws-sdk/client-cloudwatch";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SQSClient } from "@aws-sdk/client-sqs";
import { onTestFinished } from "vitest";
import { startAws } from "../gateway.ts";
import type { Place } from "../sagemaker/place.ts";

/** The account and region of the bot in tests. */
export const prod: Place = { account: "111122223333", region: "eu-west-1" };
/** 3 November 2026, 09:00 UTC. */
export const startAt = Date.UTC(2026, 10, 3, 9);

/** A fresh simulated AWS with real SDK clients for it; all are gone when the test ends. */
export async function freshAws(secrets: Readonly<Record<string, string>> = {}) {
  const aws = await startAws({ startAt, secrets });
  const settings = {
    endpoint: aws.url,
    region: prod.region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    // Refusals are what tests look at; waiting between retries would only cost time.
    maxAttempts: 1,
  };
  const clients = {
    sagemaker: new SageMakerClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    eventbridge: new EventBridgeClient(settings),
    lambda: new LambdaClient(settings),
    dynamodb: new DynamoDBClient(settings),
    sqs: new SQSClient(settings),
    secrets: new SecretsManagerClient(settings),
  };
  onTestFinished(async () => {
    for (const client of Object.values(clients)) client.destroy();
    await aws.close();
  });
  return { aws, ...clients };
}

/** What a call was refused with, as the SDK shows it: name and message. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return "accepted";
}
