import { App, Stack } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { z } from "zod";
import { appOf, synthesised, withSpokes } from "./testing/synthesised.ts";

const config = withSpokes();

test("cdk-nag finds nothing in the hub and the spokes that is not acknowledged", () => {
  const report = new AwsSolutionsChecks().validateScope(appOf(config));
  expect(report.violations.map(({ ruleName }) => ruleName)).toEqual([]);
  expect(report.success).toBe(true);
});

test("cdk-nag does look: a bare queue is found", () => {
  const app = new App();
  new Queue(new Stack(app, "Bare"), "Queue");
  const { violations } = new AwsSolutionsChecks().validateScope(app);
  expect(violations.map(({ ruleName }) => ruleName).toSorted()).toEqual(["AwsSolutions-SQS3", "AwsSolutions-SQS4"]);
});

const suppressions = z.object({
  cdk_nag: z.object({ rules_to_suppress: z.array(z.object({ id: z.string(), reason: z.string() })) }),
});

test("what is acknowledged is one finding at a time, of two rules, each with a reason that a reviewer can check", () => {
  const stacks = ["hub", "spoke-111122223333-us-east-1", "spoke-444455556666-eu-west-1"];
  const all = stacks
    .flatMap((name) => synthesised(config, `sagemaker-chatops-${name}`).all)
    .flatMap(([, { Metadata }]) => {
      const read = suppressions.safeParse(Metadata);
      return read.success ? read.data.cdk_nag.rules_to_suppress : [];
    });
  expect(all.length).toBeGreaterThan(20);
  const meant =
    /^AwsSolutions-(SQS3|IAM5\[Resource::(\*|arn:aws:(sagemaker:[a-z0-9-]+:\d{12}:[a-z-]+\/\*(\/(execution|export-job)\/\*)?|logs:[a-z0-9-]+:\d{12}:log-group:\/aws\/sagemaker\/\*|iam::\d{12}:role\/service-role\/AmazonSageMaker-\*|s3:::ml-evidence\/\*|cloudwatch:[a-z0-9-]+:\d{12}:alarm:\*-abort))\])$/;
  expect(all.filter(({ id }) => !meant.test(id))).toEqual([]);
  expect(all.filter(({ reason }) => reason.split(" ").length < 10)).toEqual([]);
});
