import { describe, expect, it, test } from "vitest";
import { asArn } from "../../domain/ids.ts";
import { consoleUrl } from "../../sagemaker/links.ts";
import { linkedResource } from "./console-url.ts";

const home = "https://eu-west-1.console.aws.amazon.com/sagemaker/home?region=eu-west-1";

describe("a console link", () => {
  test.each([
    [`${home}#/jobs/churn-12`, { kind: "training-job", name: "churn-12" }],
    [
      `${home}#/hyper-tuning-jobs/churn-hpo?region=eu-west-1&tab=bestTrainingJob`,
      { kind: "tuning-job", name: "churn-hpo" },
    ],
    [
      "https://console.aws.amazon.com/sagemaker/home?region=eu-west-1#/endpoints/ranker",
      { kind: "endpoint", name: "ranker" },
    ],
    [
      "https://111122223333-ab12cd34.eu-central-1.console.aws.amazon.com/sagemaker/home?region=eu-central-1#/jobs/churn-12",
      { arn: "arn:aws:sagemaker:eu-central-1:111122223333:training-job/churn-12" },
    ],
  ])("leads to the resource on its page: %s", (link, target) => {
    expect(linkedResource(link, "eu-west-1")).toEqual({ is: "target", target });
  });

  it("to another region is not taken for a resource of the same name here", () => {
    expect(linkedResource(`${home}#/jobs/churn-12`, "us-east-1")).toEqual({ is: "elsewhere", region: "eu-west-1" });
  });

  test.each([
    "not a link",
    "https://example.com/sagemaker/home?region=eu-west-1#/jobs/churn-12",
    "https://console.aws.amazon.com.example.com/sagemaker/home?region=eu-west-1#/jobs/churn-12",
    "https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#/jobs/churn-12",
    "https://console.aws.amazon.com/sagemaker/home#/jobs/churn-12",
    "https://d-abc.studio.eu-west-1.sagemaker.aws/pipelines/view/churn/executions/4r83jejmhorv/graph",
    `${home}#/jobs`,
    `${home}#/constructor/churn-12`,
  ])("that shows no resource is not guessed at: %s", (link) => {
    expect(linkedResource(link, "eu-west-1")).toEqual({ is: "unknown" });
  });

  it("keeps a name that is wrongly encoded as it came", () => {
    const target = { kind: "endpoint", name: "100%" };
    expect(linkedResource(`${home}#/endpoints/100%`, "eu-west-1")).toEqual({ is: "target", target });
  });

  test.each([
    ["training-job", "aws", "eu-west-1"],
    ["tuning-job", "aws", "eu-west-1"],
    ["transform-job", "aws-cn", "cn-north-1"],
    ["processing-job", "aws-us-gov", "us-gov-west-1"],
    ["endpoint", "aws", "eu-west-1"],
    ["endpoint-config", "aws", "eu-west-1"],
    ["deployable-model", "aws", "eu-west-1"],
    ["notebook-instance", "aws", "eu-west-1"],
  ])("that a card of a %s in %s carries is understood", (kind, partition, region) => {
    const arn = asArn(`arn:${partition}:sagemaker:${region}:111122223333:${kind}/churn-12`);
    const link = consoleUrl({ kind, arn, name: "churn-12", region });
    expect(linkedResource(link ?? "", region)).toEqual({ is: "target", target: { kind, name: "churn-12" } });
  });
});
