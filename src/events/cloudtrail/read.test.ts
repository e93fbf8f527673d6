import { describe, expect, test } from "vitest";
import { fixtureText } from "../../testing/fixtures.ts";
import { decode } from "../decode.ts";
import { callDetailType } from "./read.ts";

const account = "111122223333";
const arn = (resource: string) => `arn:aws:sagemaker:eu-west-1:${account}:${resource}`;

const ana = { type: "IAMUser", arn: `arn:aws:iam::${account}:user/ana`, accountId: account, userName: "ana" };

const call = (eventName: string, requestParameters: unknown, responseElements: unknown = null, more: object = {}) => ({
  source: "aws.sagemaker",
  "detail-type": callDetailType,
  account,
  region: "eu-west-1",
  time: "2026-03-02T14:00:03Z",
  resources: [],
  detail: {
    eventSource: "sagemaker.amazonaws.com",
    eventName,
    eventTime: "2026-03-02T14:00:00Z",
    awsRegion: "eu-west-1",
    sourceIPAddress: "198.51.100.7",
    userIdentity: ana,
    requestParameters,
    responseElements,
    ...more,
  },
});

/** The one change that a call gives. */
function told(event: unknown) {
  const decoded = decode(event);
  if (decoded.is !== "change") throw new Error(JSON.stringify(decoded));
  expect(decoded.changes).toHaveLength(1);
  return decoded.changes[0];
}

describe("the resource that a call names", () => {
  test.each([
    [
      "by the ARN of its answer, in the letters of its request",
      call("CreateTrainingJob", { trainingJobName: "Churn-12" }, { trainingJobArn: arn("training-job/churn-12") }),
      { kind: "training-job", arn: arn("training-job/churn-12"), name: "Churn-12", part: "actors/started" },
    ],
    [
      "by its name alone",
      call("StopTrainingJob", { trainingJobName: "churn-12" }),
      { kind: "training-job", arn: arn("training-job/churn-12"), name: "churn-12", part: "actors/stopped" },
    ],
    [
      "an endpoint whose weights change",
      call("UpdateEndpointWeightsAndCapacities", { endpointName: "ranker" }, { endpointArn: arn("endpoint/ranker") }),
      { kind: "endpoint", part: "actors/scaled" },
    ],
    [
      "an execution, not its pipeline",
      call(
        "StartPipelineExecution",
        { pipelineName: "nightly" },
        { pipelineExecutionArn: arn("pipeline/nightly/execution/4r83jejmhorv") },
      ),
      { kind: "pipeline-execution", arn: arn("pipeline/nightly/execution/4r83jejmhorv"), name: "nightly" },
    ],
    [
      "a version of a group",
      call(
        "CreateModelPackage",
        { modelPackageGroupName: "churn" },
        { modelPackageArn: arn("model-package/churn/12") },
      ),
      { kind: "model-package", name: "churn/12", part: "actors/created" },
    ],
    [
      "a model to deploy, which is no version in the registry",
      call("CreateModel", { modelName: "ranker-42" }, { modelArn: arn("model/ranker-42") }),
      { kind: "deployable-model", name: "ranker-42" },
    ],
    [
      "an image version as people call it",
      call("CreateImageVersion", { imageName: "geo" }, { imageVersionArn: arn("image-version/geo/3") }),
      { kind: "image-version", name: "geo:3" },
    ],
    [
      "a cluster by its id, with its name",
      call("UpdateCluster", { clusterName: "research" }, { clusterArn: arn("cluster/k3x9tq0b7wz1") }),
      { kind: "cluster", arn: arn("cluster/k3x9tq0b7wz1"), name: "research" },
    ],
    [
      "a tracking server",
      call("StartMlflowTrackingServer", { trackingServerName: "exp" }),
      { kind: "tracking-server", arn: arn("mlflow-tracking-server/exp") },
    ],
  ])("%s", (_how, event, expected) => {
    expect(told(event)).toMatchObject(expected);
  });

  test("lives in the partition of its region", () => {
    const event = call("StopTrainingJob", { trainingJobName: "x" }, null, { awsRegion: "cn-north-1" });
    expect(told(event)).toMatchObject({
      arn: `arn:aws-cn:sagemaker:cn-north-1:${account}:training-job/x`,
      region: "cn-north-1",
    });
  });
});

test.each([
  ["Approved", "actors/approved"],
  ["Rejected", "actors/rejected"],
  [undefined, "actors/updated"],
])("an update of a model package to %s is told as %s", (modelApprovalStatus, part) => {
  const request = { modelPackageArn: arn("model-package/churn/12"), modelApprovalStatus };
  expect(told(call("UpdateModelPackage", request))?.part).toBe(part);
});

describe("who did it", () => {
  const role = (principalId: string, more: object = {}) => ({
    type: "AssumedRole",
    principalId,
    arn: `arn:aws:sts::${account}:assumed-role/ml-lead/session`,
    sessionContext: { sessionIssuer: { userName: "ml-lead" } },
    ...more,
  });

  test.each([
    ["an IAM user", ana, "ana"],
    ["a person in a role", role("AROAEXAMPLE:bo@example.com"), "bo@example.com"],
    ["a role in a session that a service named", role("AROAEXAMPLE:SageMaker"), "role ml-lead"],
    ["a role in a session that a tool named", role("AROAEXAMPLE:botocore-session-1772460000"), "role ml-lead"],
    ["the person behind a role", role("AROAEXAMPLE:x", { sessionContext: { sourceIdentity: "cleo" } }), "cleo"],
    ["a federated user", { type: "FederatedUser", arn: `arn:aws:sts::${account}:federated-user/dee` }, "dee"],
    ["the root user", { type: "Root", arn: `arn:aws:iam::${account}:root` }, "the root user"],
    ["an AWS service", { type: "AWSService", invokedBy: "events.amazonaws.com" }, "events.amazonaws.com"],
    ["another account", { type: "AWSAccount", accountId: "444455556666" }, "account 444455556666"],
    ["nobody that is named", {}, "somebody unknown"],
  ])("%s", (_who, userIdentity, by) => {
    const change = told(call("StopTrainingJob", { trainingJobName: "x" }, null, { userIdentity }));
    expect(change?.value).toMatchObject({ by, deed: "stopped", at: Date.parse("2026-03-02T14:00:00Z") });
    expect(JSON.stringify(change)).not.toContain("198.51.100.7");
  });

  test("a call that a service made for somebody is not told as a person's own", () => {
    const userIdentity = role("AROAEXAMPLE:SageMaker", { invokedBy: "sagemaker.amazonaws.com" });
    const change = told(call("CreateTrainingJob", { trainingJobName: "x" }, null, { userIdentity }));
    expect(change?.value).toMatchObject({ by: "role ml-lead", through: "AWS" });
  });
});

describe("a call that is of no interest to a card is ignored, and it is said why", () => {
  test.each([
    [
      call("CreateTrainingJob", {}, null, { errorCode: "AccessDenied" }),
      "CreateTrainingJob was refused by AWS (AccessDenied)",
    ],
    [call("DescribeTrainingJob", { trainingJobName: "x" }), "DescribeTrainingJob only reads"],
    [call("Invent", {}, null, { readOnly: true }), "Invent only reads"],
    [call("CreateDomain", { domainName: "x" }), "CreateDomain names no resource that has a card"],
    [call("CreatePipeline", { pipelineName: "x" }), "CreatePipeline names no resource that has a card"],
    [call("DeleteCluster", { clusterName: "research" }), "DeleteCluster does not name its resource"],
    [call("CreateTrainingJob", null, null, { eventSource: "s3.amazonaws.com" }), "no call of SageMaker's"],
    [{ ...call("x", {}), detail: {} }, "is no call of SageMaker's"],
  ])("%#", (event, why) => {
    expect(decode(event)).toEqual({ is: "ignored", detailType: callDetailType, why: expect.stringContaining(why) });
  });
});

test.each(["create-training-job", "stop-training-job", "update-model-package", "start-pipeline-execution"])(
  "the fixture %s names a resource of the other fixtures",
  (name) => {
    const change = told(JSON.parse(fixtureText(`constructed/cloudtrail-${name}.json`)));
    expect(change?.arn).toMatch(/churn/);
  },
);
