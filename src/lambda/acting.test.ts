import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { defineConfig } from "../config.ts";
import { silentLog } from "../log.ts";
import type { FakeAws } from "../playground/aws/fake-aws.ts";
import { freshAws, prod } from "../playground/aws/testing/aws.ts";
import { clientsForPeople, type Own, type Place } from "../sagemaker/clients.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import { actingCredentials } from "./acting.ts";
import { spokeCredentials } from "./spokes.ts";

const own: Own = { ...prod, partition: "aws" };
const dev = { account: "444455556666", region: "eu-west-1" };
const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`;
const withIdentity = ({ hub, spoke }: { readonly hub: boolean; readonly spoke: boolean }) =>
  defineConfig({
    deployment: {
      ...prod,
      opsChannel: "C0OPS",
      secrets: { botToken: secret("token"), signingSecret: secret("signing") },
      sourceIdentity: hub,
      spokes: [{ ...dev, externalId: "chatops-of-example", sourceIdentity: spoke }],
    },
  }).deployment;

const actor = "arn:aws:iam::111122223333:role/sagemaker-chatops-eu-west-1-actor";
const devWorker = "arn:aws:iam::444455556666:role/sagemaker-chatops-eu-west-1-worker";

let before: string | undefined;
beforeEach(() => {
  before = process.env["AWS_ENDPOINT_URL"];
});
afterEach(() => {
  if (before === undefined) delete process.env["AWS_ENDPOINT_URL"];
  else process.env["AWS_ENDPOINT_URL"] = before;
});

async function world(config: { readonly hub: boolean; readonly spoke: boolean }) {
  const { aws } = await freshAws();
  // The SDK judges by the machine's clock when a session runs out.
  aws.clock.advance(Date.now() - aws.clock.now());
  process.env["AWS_ENDPOINT_URL"] = aws.url;
  const deployment = withIdentity(config);
  const lines: string[] = [];
  const log = { ...silentLog, error: (message: string) => void lines.push(message) };
  const clients = clientsForPeople({
    own,
    credentialsFor: spokeCredentials(deployment, "worker", own),
    credentialsAs: actingCredentials(deployment, own, log),
    maxAttempts: 1,
  });
  const execution = (place: Place) => {
    const plan = { name: "churn-training", steps: [{ name: "Check", type: "Condition", work: condition }] };
    return aws.sagemaker.pipelines.start(aws.sagemaker.pipelines.define(place, plan), {}).arn;
  };
  return { aws, clients, lines, execution };
}
const condition = () => ({ does: "condition", outcome: "True" }) as const;
const token = "a".repeat(32);

/** Who SageMaker says changed the execution last. */
const lastBy = (aws: FakeAws, arn: string) =>
  aws.sagemaker.pipelines.executions.at(arn)?.api.LastModifiedBy?.IamIdentity;

describe("in the bot's own account", () => {
  test("the worker acts through its own role for that, in the person's name", async () => {
    const { aws, clients, execution } = await world({ hub: true, spoke: false });
    aws.trusts.set(actor, { sourceIdentity: true });
    const arn = execution(prod);
    await clients("ana").writesAt(prod).stopPipelineExecution(arn, token);
    expect(lastBy(aws, arn)).toMatchObject({
      Arn: "arn:aws:sts::111122223333:assumed-role/sagemaker-chatops-eu-west-1-actor/ana",
      SourceIdentity: "ana",
    });
  });

  test("it acts in its own name unless the configuration says otherwise", async () => {
    const { aws, clients, execution } = await world({ hub: false, spoke: true });
    const arn = execution(prod);
    await clients("ana").writesAt(prod).stopPipelineExecution(arn, token);
    expect(lastBy(aws, arn)?.SourceIdentity).toBeUndefined();
  });
});

describe("in another account", () => {
  test("the session of the spoke's role names the person, and each person has their own", async () => {
    const { aws, clients, execution } = await world({ hub: false, spoke: true });
    aws.trusts.set(devWorker, { externalId: "chatops-of-example", sourceIdentity: true });
    const [first, second] = [execution(dev), execution(dev)];
    await clients("ana").writesAt(dev).stopPipelineExecution(first, token);
    await clients("bo@example.com").writesAt(dev).stopPipelineExecution(second, token.replaceAll("a", "b"));
    expect(lastBy(aws, first)?.SourceIdentity).toBe("ana");
    expect(lastBy(aws, second)?.SourceIdentity).toBe("bo@example.com");
  });

  test("one session of a person serves until it runs out", async () => {
    const { aws, clients, execution } = await world({ hub: false, spoke: true });
    aws.trusts.set(devWorker, { sourceIdentity: true });
    const [first, second] = [execution(dev), execution(dev)];
    await clients("ana").writesAt(dev).stopPipelineExecution(first, token);
    aws.trusts.set(devWorker, { sourceIdentity: false });
    await clients("ana").writesAt(dev).stopPipelineExecution(second, token.replaceAll("a", "b"));
    expect(lastBy(aws, second)?.SourceIdentity).toBe("ana");
  });

  test("what is only looked at needs no person", async () => {
    const { aws, clients, execution } = await world({ hub: false, spoke: true });
    aws.trusts.set(devWorker, { externalId: "chatops-of-example" });
    const arn = execution(dev);
    const { DescribePipelineExecutionCommand } = await import("@aws-sdk/client-sagemaker");
    const seen = await clients("ana")
      .at(dev)
      .send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
    expect(seen.PipelineExecutionStatus).toBe("Executing");
  });
});

describe("a trust policy that does not allow it", () => {
  test.each([
    ["sts:SetSourceIdentity", { externalId: "chatops-of-example" }],
    ["sts:AssumeRole", { externalId: "another one", sourceIdentity: true }],
  ])("without %s changes nothing, tells the person, and the log names the line", async (lacks, trust) => {
    const { aws, clients, lines, execution } = await world({ hub: false, spoke: true });
    aws.trusts.set(devWorker, trust);
    const arn = execution(dev);
    const error = await clients("ana")
      .writesAt(dev)
      .stopPipelineExecution(arn, token)
      .then(
        () => "it was stopped",
        (problem: unknown) => problem,
      );
    expect(sageMakerProblem(error, "the pipeline execution")).toEqual({
      kind: "denied",
      retryable: false,
      sentence: `Nothing was changed: AWS does not let the bot act in your name there. The trust policy of the role sagemaker-chatops-eu-west-1-worker lacks ${lacks}; whoever runs the bot deploys its stack again, or turns sourceIdentity off.`,
    });
    expect(lines).toEqual([
      `The trust policy of ${devWorker} has no statement that allows the bot's worker ${lacks}: deploy the stack that the role is in`,
    ]);
    expect(aws.sagemaker.pipelines.executions.at(arn)?.api.PipelineExecutionStatus).toBe("Executing");
  });
});
