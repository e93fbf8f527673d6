import { describe, expect, test } from "vitest";
import { authorFrom } from "./author.ts";

const by = (arn: string, more: object = {}) =>
  authorFrom({ IamIdentity: { Arn: arn, PrincipalId: `AROAEXAMPLE:${arn.split("/").at(-1)}`, ...more } });
const session = (role: string, name: string, more: object = {}) =>
  by(`arn:aws:sts::123456789012:assumed-role/${role}/${name}`, more);

describe("who made a version is a person", () => {
  test("by the user profile of Studio", () => {
    const UserProfileArn = "arn:aws:sagemaker:eu-west-1:123456789012:user-profile/d-1/ana";
    expect(authorFrom({ UserProfileArn, UserProfileName: "ana", DomainId: "d-1" })).toEqual({
      name: "ana",
      kind: "person",
    });
  });

  test.each([
    ["an IAM user", by("arn:aws:iam::123456789012:user/ml/ana"), "ana"],
    ["the root user", by("arn:aws:iam::123456789012:root"), "the root user"],
    ["a federated user", by("arn:aws:sts::123456789012:federated-user/ana"), "ana"],
    [
      "a session of IAM Identity Center",
      session("AWSReservedSSO_MLEngineer_0123456789abcdef", "ana@example.com"),
      "ana@example.com",
    ],
    ["a session named by an identity provider", session("MLEngineer", "ana@example.com"), "ana@example.com"],
    ["the source identity of a session", session("SageMakerRole", "SageMaker", { SourceIdentity: "ana" }), "ana"],
  ])("by %s", (_what, author, name) => {
    expect(author).toEqual({ name, kind: "person" });
  });
});

test.each([
  ["SageMakerExecutionRole", "SageMaker", "role SageMakerExecutionRole"],
  [
    "Amazon_EventBridge_Scheduler_SAGEMAKER_1a2b",
    "0123456789abcdef0123456789abcdef",
    "role Amazon_EventBridge_Scheduler_SAGEMAKER_1a2b",
  ],
  ["deployer", "GitHubActions", "GitHubActions"],
  ["MLEngineer", "ana", "ana"],
])("a session of the role %s is no person, since whoever takes a role on names the session", (role, name, called) => {
  expect(session(role, name)).toEqual({ name: called, kind: "service" });
});

test.each([undefined, {}, { IamIdentity: {} }])("%j names nobody", (context) => {
  expect(authorFrom(context)).toBeUndefined();
});
