import fc from "fast-check";
import { expect, test } from "vitest";
import { consoleUrl, logsUrl } from "./links.ts";

const of = (kind: string, type: string, name = "churn-42", partition = "aws", region = "eu-west-1") => ({
  kind,
  name,
  region,
  arn: `arn:${partition}:sagemaker:${region}:123456789012:${type}/${name.toLowerCase()}`,
});

test("every job and endpoint leads to its page in the console", () => {
  const home = "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1";
  expect(consoleUrl(of("training-job", "training-job"))).toBe(`${home}#/jobs/churn-42`);
  expect(consoleUrl(of("tuning-job", "hyper-parameter-tuning-job"))).toBe(`${home}#/hyper-tuning-jobs/churn-42`);
  expect(consoleUrl(of("transform-job", "transform-job"))).toBe(`${home}#/transform-jobs/churn-42`);
  expect(consoleUrl(of("processing-job", "processing-job"))).toBe(`${home}#/processing-jobs/churn-42`);
  expect(consoleUrl(of("endpoint", "endpoint"))).toBe(`${home}#/endpoints/churn-42`);
});

test("what lives in Studio, or has no typed ARN, has no link rather than a broken one", () => {
  expect(consoleUrl(of("pipeline-execution", "pipeline"))).toBeUndefined();
  expect(consoleUrl(of("model-package", "model-package"))).toBeUndefined();
  expect(logsUrl(of("model-package", "model-package"))).toBeUndefined();
  expect(consoleUrl({ ...of("training-job", "training-job"), arn: "event:Something" })).toBeUndefined();
  expect(logsUrl({ ...of("training-job", "training-job"), arn: "event:Something" })).toBeUndefined();
});

test("China and GovCloud have consoles of their own, an unknown partition has none", () => {
  expect(consoleUrl(of("endpoint", "endpoint", "churn", "aws-cn", "cn-north-1"))).toBe(
    "https://cn-north-1.console.amazonaws.cn/sagemaker/home?region=cn-north-1#/endpoints/churn",
  );
  expect(consoleUrl(of("endpoint", "endpoint", "churn", "aws-us-gov", "us-gov-west-1"))).toBe(
    "https://us-gov-west-1.console.amazonaws-us-gov.com/sagemaker/home?region=us-gov-west-1#/endpoints/churn",
  );
  expect(consoleUrl(of("endpoint", "endpoint", "churn", "aws-iso", "us-iso-east-1"))).toBeUndefined();
});

test("logs lead to the streams of exactly this job, in the letters of its name", () => {
  const logs = "https://eu-west-1.console.aws.amazon.com/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group";
  expect(logsUrl(of("training-job", "training-job", "Churn-42"))).toBe(
    `${logs}/$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3DChurn-42$252F`,
  );
  expect(logsUrl(of("tuning-job", "hyper-parameter-tuning-job", "hpo"))).toBe(
    `${logs}/$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3Dhpo-`,
  );
  expect(logsUrl(of("transform-job", "transform-job"))).toContain("$252FTransformJobs$3F");
  expect(logsUrl(of("processing-job", "processing-job"))).toContain("$252FProcessingJobs$3F");
  expect(logsUrl(of("endpoint", "endpoint", "churn"))).toBe(`${logs}/$252Faws$252Fsagemaker$252FEndpoints$252Fchurn`);
});

test("whatever a name holds, the link is one URL that cannot leave its place", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const resource = { ...of("training-job", "training-job"), name };
      for (const link of [consoleUrl(resource), logsUrl(resource)]) {
        expect(link).toMatch(/^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/[^\s<>|"]*$/);
      }
    }),
  );
});
