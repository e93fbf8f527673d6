import { createServer } from "node:http";
import { TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import {
  DescribeClusterCommand,
  DescribeTrainingJobCommand,
  ListEndpointsCommand,
  SageMakerClient,
  StopTrainingJobCommand,
} from "@aws-sdk/client-sagemaker";
import { GetSecretValueCommand } from "@aws-sdk/client-secrets-manager";
import { DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it, onTestFinished } from "vitest";
import { freshAws, prod, refusal } from "./testing/aws.ts";

const authorization =
  "AWS4-HMAC-SHA256 Credential=test/20261103/eu-west-1/sts/aws4_request, SignedHeaders=host, Signature=0";
const training = (TrainingJobName: string) => ({
  TrainingJobName,
  ModelArtifacts: undefined,
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});

describe("the shared address", () => {
  it("refuses a request without a credential", async () => {
    const { aws } = await freshAws();
    const answer = await fetch(aws.url, {
      method: "POST",
      headers: { "x-amz-target": "SageMaker.ListEndpoints" },
      body: "{}",
    });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      __type: "MissingAuthenticationToken",
      message: "Missing Authentication Token",
    });
  });

  it("says which operation it does not simulate", async () => {
    const { sagemaker } = await freshAws();
    expect(await refusal(sagemaker.send(new DescribeClusterCommand({ ClusterName: "c" })))).toBe(
      "UnknownOperationException: The operation DescribeCluster is not simulated.",
    );
  });

  it("answers 404 where no service listens, and SerializationException for a broken body", async () => {
    const { aws } = await freshAws();
    expect((await fetch(`${aws.url}/elsewhere`)).status).toBe(404);
    const broken = await fetch(aws.url, {
      method: "POST",
      headers: { authorization, "x-amz-target": "SageMaker.ListEndpoints" },
      body: "{",
    });
    expect(broken.headers.get("x-amzn-errortype")).toBe("SerializationException");
  });

  it("can be mounted in another server, which keeps what is not for AWS", async () => {
    const { aws } = await freshAws();
    const server = createServer((request, response) => {
      void aws.handle(request, response).then((handled) => {
        if (!handled) response.end("the page");
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("the page");
    const headers = { authorization, "x-amz-target": "SageMaker.ListEndpoints" };
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", headers, body: "{}" });
    expect(await answer.json()).toEqual({ Endpoints: [] });
  });
});

describe("switches", () => {
  it("throttles every SageMaker call while it is on", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.setSwitches({ sagemakerThrottled: true });
    expect(await refusal(sagemaker.send(new ListEndpointsCommand({})))).toBe("ThrottlingException: Rate exceeded");
    aws.setSwitches({ sagemakerThrottled: false });
    expect(await refusal(sagemaker.send(new ListEndpointsCommand({})))).toBe("accepted");
  });

  it("denies the operations that it is told to deny", async () => {
    const { aws, sagemaker } = await freshAws();
    aws.denied.add("StopTrainingJob");
    expect(await refusal(sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "x" })))).toBe(
      "AccessDeniedException: User: arn:aws:sts::111122223333:assumed-role/sagemaker-chatops/playground is not authorized to perform: " +
        "sagemaker:StopTrainingJob because no identity-based policy allows the sagemaker:StopTrainingJob action",
    );
  });
});

describe("the bot's table", () => {
  it("is there from the start and keeps conditions", async () => {
    const { aws, dynamodb } = await freshAws();
    const table = DynamoDBDocumentClient.from(dynamodb);
    const put = (Item: Record<string, unknown>) =>
      table.send(new PutCommand({ TableName: aws.tableName, Item, ConditionExpression: "attribute_not_exists(pk)" }));
    await put({ pk: "card#1", sk: "C1", version: 1 });
    expect(await refusal(put({ pk: "card#1", sk: "C1", version: 2 }))).toContain("ConditionalCheckFailedException");
    const got = await table.send(new GetCommand({ TableName: aws.tableName, Key: { pk: "card#1", sk: "C1" } }));
    expect(got.Item).toEqual({ pk: "card#1", sk: "C1", version: 1 });
    const query = {
      TableName: aws.tableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": "card#1" },
    };
    expect((await table.send(new QueryCommand(query))).Count).toBe(1);
  });

  it("knows no transactions", async () => {
    const { dynamodb } = await freshAws();
    expect(await refusal(dynamodb.send(new TransactWriteItemsCommand({ TransactItems: [] })))).toContain(
      "UnknownOperationException",
    );
  });
});

describe("Secrets Manager", () => {
  it("gives a secret by name and by ARN", async () => {
    const { secrets } = await freshAws({ "chatops/slack": '{"token":"x"}' });
    const byName = await secrets.send(new GetSecretValueCommand({ SecretId: "chatops/slack" }));
    expect(byName.SecretString).toBe('{"token":"x"}');
    const byArn = await secrets.send(new GetSecretValueCommand({ SecretId: byName.ARN }));
    expect(byArn.Name).toBe("chatops/slack");
  });

  it("has no other secrets", async () => {
    const { secrets } = await freshAws();
    expect(await refusal(secrets.send(new GetSecretValueCommand({ SecretId: "none" })))).toBe(
      "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    );
  });
});

describe("AssumeRole", () => {
  const sts = async (url: string, form: Record<string, string>) => {
    const headers = { authorization, "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(form) });
    return answer.text();
  };
  const assume = {
    Action: "AssumeRole",
    RoleArn: "arn:aws:iam::444455556666:role/chatops-spoke",
    RoleSessionName: "ana",
  };

  it("opens the way to another account's resources, and only to those", async () => {
    const { aws } = await freshAws();
    aws.sagemaker.training.create({ ...prod, account: "444455556666" }, training("dev-job"));
    aws.sagemaker.training.create(prod, training("prod-job"));
    aws.trusts.set(assume.RoleArn, { sourceIdentity: true });
    const accessKeyId =
      /<AccessKeyId>(.*?)</.exec(await sts(aws.url, { ...assume, SourceIdentity: "U123" }))?.[1] ?? "";
    const credentials = { accessKeyId, secretAccessKey: "any" };
    const dev = new SageMakerClient({ endpoint: aws.url, region: prod.region, credentials, maxAttempts: 1 });
    onTestFinished(() => dev.destroy());
    const job = await dev.send(new DescribeTrainingJobCommand({ TrainingJobName: "dev-job" }));
    expect(job.TrainingJobArn).toBe("arn:aws:sagemaker:eu-west-1:444455556666:training-job/dev-job");
    expect(await refusal(dev.send(new DescribeTrainingJobCommand({ TrainingJobName: "prod-job" })))).toContain(
      "Requested resource not found.",
    );
  });

  it("asks the role's trust policy: for the external id, and whether a person may be named", async () => {
    const { aws } = await freshAws();
    const named = { ...assume, SourceIdentity: "U123" };
    const lacks = (call: string) =>
      `<Code>AccessDenied</Code><Message>User: arn:aws:sts::111122223333:assumed-role/sagemaker-chatops/playground is not authorized to perform: ${call} on resource: ${assume.RoleArn}</Message>`;
    expect(await sts(aws.url, named)).toContain(lacks("sts:SetSourceIdentity"));
    aws.trusts.set(assume.RoleArn, { externalId: "chatops-of-example", sourceIdentity: true });
    expect(await sts(aws.url, named)).toContain(lacks("sts:AssumeRole"));
    expect(await sts(aws.url, { ...named, ExternalId: "chatops-of-example" })).toContain("<AccessKeyId>");
  });

  it("says who calls", async () => {
    const { aws } = await freshAws();
    expect(await sts(aws.url, { Action: "GetCallerIdentity" })).toContain("<Account>111122223333</Account>");
    expect(await sts(aws.url, { ...assume, RoleArn: "arn:aws:iam::1:role/short" })).toContain("ValidationError");
    expect(await sts(aws.url, { Action: "GetFederationToken" })).toContain("UnknownOperationException");
  });
});

it("tells whoever listens what SageMaker does and what the bot calls", async () => {
  const { aws, sagemaker } = await freshAws();
  const lines: string[] = [];
  const stop = aws.onActivity(({ from, text }) => lines.push(`${from}: ${text}`));
  aws.sagemaker.training.create(prod, training("churn"));
  await sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: "churn" }));
  stop();
  await aws.advance(600_000);
  expect(lines).toEqual([
    "sagemaker: training-job churn: InProgress",
    "bot: called StopTrainingJob",
    "sagemaker: training-job churn: Stopping",
  ]);
});

describe("the bot's queue and functions", () => {
  const route = { id: "all", channel: "C0ML", level: "all" } as const;

  it("work beside the clock when it ticks", async () => {
    const { aws } = await freshAws();
    const arrived = Promise.withResolvers<number>();
    aws.queue.consume(async ({ Records }) => {
      arrived.resolve(Records.length);
      return undefined;
    });
    aws.addRoute(route, { source: ["aws.sagemaker"] });
    aws.sagemaker.training.create(prod, training("churn"));
    aws.tick(1_000);
    expect(await arrived.promise).toBe(1);
    await aws.drain();
    expect(aws.queue.depth).toBe(0);
  });

  it("tell the page when one of them throws", async () => {
    const { aws } = await freshAws();
    const lines: string[] = [];
    aws.onActivity(({ text }) => lines.push(text));
    aws.queue.consume(async () => {
      throw new Error("no such channel");
    });
    aws.addRoute(route, { source: ["aws.sagemaker"] });
    aws.sagemaker.training.create(prod, training("churn"));
    await aws.advance(1_000);
    expect(lines).toContain("the reader of the queue threw Error: no such channel");
  });

  it("include functions that a rule invokes directly", async () => {
    const { aws } = await freshAws();
    const seen: unknown[] = [];
    aws.functions.register("auditor", async (event) => void seen.push(event));
    const rule = aws.bus.putRule({ name: "audit", pattern: '{"source":["aws.sagemaker"]}', state: "ENABLED" });
    aws.bus.setTargets(
      rule,
      new Map([["fn", { Id: "fn", Arn: aws.functions.arnOf("auditor"), InputPath: "$.detail.TrainingJobName" }]]),
    );
    aws.sagemaker.training.create(prod, training("churn"));
    await aws.drain();
    expect(seen).toEqual(["churn"]);
  });
});
