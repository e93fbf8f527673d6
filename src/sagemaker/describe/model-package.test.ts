import { expect, test } from "vitest";
import { look } from "../describe.ts";
import type { LookTarget } from "../target.ts";
import { type Answers, own, Refusal, withStandIn } from "../testing/stand-in.ts";

const arn = (id: string) => `arn:aws:sagemaker:eu-west-1:123456789012:model-package/${id}`;
const gone = new Refusal("ValidationException", `ModelPackage ${arn("x")} does not exist.`);
const version = {
  ModelPackageName: "churn/3",
  ModelPackageGroupName: "Churn",
  ModelPackageVersion: 3,
  ModelPackageArn: arn("churn/3"),
  ModelPackageStatus: "Completed",
  ModelApprovalStatus: "PendingManualApproval",
  CreationTime: new Date(Date.UTC(2026, 10, 23, 10)),
};

const see = (target: LookTarget, answers: Answers) =>
  withStandIn(answers, async ({ clients, calls }) => ({
    looked: await look(target, clients, own),
    asked: calls.map(({ input }) => input["ModelPackageName"] ?? input["ModelPackageGroupName"]),
  }));

test("a group stands for its newest version", async () => {
  const { looked, asked } = await see(
    { kind: "model", name: "Churn" },
    { ListModelPackages: { ModelPackageSummaryList: [version] }, DescribeModelPackage: version },
  );
  expect(asked).toEqual(["Churn", arn("churn/3")]);
  expect(looked).toMatchObject({
    is: "found",
    name: "Churn/3",
    changes: [
      { part: "package", stamp: { at: version.CreationTime.getTime() } },
      { part: "asked", stamp: { at: version.CreationTime.getTime() } },
    ],
  });
});

test("so does the ARN of a group", async () => {
  const { asked } = await see(
    { arn: "arn:aws:sagemaker:eu-west-1:123456789012:model-package-group/churn" },
    { ListModelPackages: { ModelPackageSummaryList: [version] }, DescribeModelPackage: version },
  );
  expect(asked).toEqual(["churn", arn("churn/3")]);
});

test("group/version is looked up as it is written, then in the lower case of ARNs", async () => {
  const { looked, asked } = await see(
    { kind: "model-package", name: "Churn/3" },
    { DescribeModelPackage: [gone, version] },
  );
  expect(asked).toEqual([arn("Churn/3"), arn("churn/3")]);
  expect(looked.is).toBe("found");
});

test("an ARN is asked for as it is", async () => {
  const { asked } = await see({ arn: arn("churn/3") }, { DescribeModelPackage: version });
  expect(asked).toEqual([arn("churn/3")]);
});

test("a name without a group, or of an empty group, is tried as a package without versions", async () => {
  const unversioned = {
    ...version,
    ModelPackageName: "solo",
    ModelPackageGroupName: undefined,
    ModelPackageVersion: undefined,
    ModelPackageArn: arn("solo"),
  };
  for (const answer of [gone, { ModelPackageSummaryList: [] }]) {
    const { looked, asked } = await see(
      { kind: "model", name: "solo" },
      { ListModelPackages: answer, DescribeModelPackage: unversioned },
    );
    expect(asked).toEqual(["solo", "solo"]);
    expect(looked).toMatchObject({ is: "found", name: "solo" });
  }
});

test("what is in neither form is not found, and a refusal is not taken for an absence", async () => {
  const nowhere = await see({ kind: "model", name: "churn/9" }, { DescribeModelPackage: gone });
  expect(nowhere.asked).toEqual([arn("churn/9")]);
  expect(nowhere.looked).toMatchObject({ is: "not-found", because: expect.stringContaining("model package churn/9") });
  const denied = await see(
    { kind: "model", name: "churn" },
    { ListModelPackages: new Refusal("AccessDeniedException", "no") },
  );
  expect(denied.looked).toMatchObject({ is: "failed", retryable: false });
});
