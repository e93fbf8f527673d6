import { afterEach, beforeEach, expect, test } from "vitest";
import { defineConfig } from "../config.ts";
import { freshAws, prod } from "../playground/aws/testing/aws.ts";
import { ForeignAccountError, type Own, sageMakerClients } from "../sagemaker/clients.ts";
import { look } from "../sagemaker/describe.ts";
import { spokeCredentials } from "./spokes.ts";

const own: Own = { ...prod, partition: "aws" };
const dev = { account: "444455556666", region: "eu-west-1" };
const secret = (name: string) => `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${name}-AbCdEf`;
const { deployment } = defineConfig({
  deployment: {
    ...prod,
    opsChannel: "C0OPS",
    secrets: { botToken: secret("token"), signingSecret: secret("signing") },
    spokes: [{ ...dev, externalId: "chatops-of-example" }],
  },
});

let before: string | undefined;
beforeEach(() => {
  before = process.env["AWS_ENDPOINT_URL"];
});
afterEach(() => {
  if (before === undefined) delete process.env["AWS_ENDPOINT_URL"];
  else process.env["AWS_ENDPOINT_URL"] = before;
});

const job = (name: string) => ({
  name,
  arn: `arn:aws:sagemaker:${dev.region}:${dev.account}:training-job/${name}`,
});

async function worldWithJob(name: string) {
  const { aws } = await freshAws();
  process.env["AWS_ENDPOINT_URL"] = aws.url;
  const TrainingJobName = name;
  aws.sagemaker.training.create(dev, {
    TrainingJobName,
    StoppingCondition: { MaxRuntimeInSeconds: 3600 },
  });
  return aws;
}

test("the worker looks at and stops a job of a spoke by the role that is offered to it there", async () => {
  const aws = await worldWithJob("dev-job");
  const clients = sageMakerClients({ own, credentialsFor: spokeCredentials(deployment, "worker", own) });
  expect(await look(job("dev-job"), clients, own)).toMatchObject({ is: "found", account: dev.account });
  await clients.writesAt(dev).stopTrainingJob("dev-job");
  expect(aws.describeForPage().find(({ name }) => name === "dev-job")?.status).toBe("Stopping");
});

test("a place that is no spoke is refused before anything is called", () => {
  const { at } = sageMakerClients({ own, credentialsFor: spokeCredentials(deployment, "clock", own) });
  expect(() => at({ ...dev, region: "us-east-1" })).toThrow(ForeignAccountError);
  expect(() => at({ account: "999988887777", region: "eu-west-1" })).toThrow("deployment.spokes in chatops.config.ts");
  expect(spokeCredentials(undefined, "clock", own)(dev)).toBeUndefined();
});
