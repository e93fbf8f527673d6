import {
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  UpdateModelPackageCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/2";
const setUp = async () => {
  const started = await freshAws();
  const { registry } = started.aws.sagemaker;
  const group = registry.group(prod, "churn");
  registry.register({ group, ModelApprovalStatus: "Approved" }, "quiet");
  registry.register({
    group,
    ModelApprovalStatus: "PendingManualApproval",
    MetadataProperties: { GeneratedBy: "arn:pipeline" },
  });
  await started.aws.advance(10_000);
  const decide = (more: object) =>
    started.sagemaker.send(
      new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: "Approved", ...more }),
    );
  return { ...started, decide };
};

describe("a model package", () => {
  it("is registered as the group's next version and completes", async () => {
    const { aws, sagemaker } = await setUp();
    const version = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    expect(version).toMatchObject({
      ModelPackageName: "churn/2",
      ModelPackageVersion: 2,
      ModelPackageStatus: "Completed",
      ModelApprovalStatus: "PendingManualApproval",
    });
    expect(aws.sentEvents).toMatchObject([
      {
        detail: {
          ModelPackageName: "churn/2",
          ModelPackageVersion: 2,
          ModelPackageStatus: "Pending",
          CreationTime: expect.any(Number),
        },
      },
      { detail: { ModelPackageStatus: "Completed", MetadataProperties: { GeneratedBy: "arn:pipeline" } } },
    ]);
    expect(aws.sentEvents[1]?.detail).not.toHaveProperty("UpdatedModelPackageFields");
  });

  it("shows who decided and why, in the registry, in its event and on the page", async () => {
    const { aws, sagemaker, decide } = await setUp();
    await decide({ ApprovalDescription: "approved by ana: better AUC" });
    const version = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: "churn/2" }));
    expect(version).toMatchObject({
      ModelApprovalStatus: "Approved",
      ApprovalDescription: "approved by ana: better AUC",
    });
    expect(version.LastModifiedBy?.IamIdentity?.Arn).toContain("assumed-role/sagemaker-chatops");
    expect(aws.sentEvents.at(-1)?.detail).toMatchObject({
      ModelApprovalStatus: "Approved",
      UpdatedModelPackageFields: ["ModelApprovalStatus", "ApprovalDescription"],
    });
    expect(aws.describeForPage()[0]).toEqual({
      kind: "model-package",
      name: "churn/2",
      status: "Approved",
      note: "approved by ana: better AUC",
    });
  });

  it("repeats its approval in the event of any other change, without naming it as changed", async () => {
    const { aws, decide } = await setUp();
    await decide({});
    await decide({
      ModelApprovalStatus: undefined,
      CustomerMetadataProperties: { owner: "ana" },
      ModelLifeCycle: { Stage: "QA", StageStatus: "Approved" },
    });
    await decide({ ModelApprovalStatus: undefined, CustomerMetadataProperties: { tier: "1" } });
    expect(aws.sentEvents.at(-1)?.detail).toMatchObject({
      ModelApprovalStatus: "Approved",
      UpdatedModelPackageFields: ["CustomerMetadataProperties"],
      CustomerMetadataProperties: { owner: "ana", tier: "1" },
    });
  });

  it("is decided once for each client token", async () => {
    const { aws, decide } = await setUp();
    const before = aws.sentEvents.length;
    await decide({ ClientToken: "one-click" });
    await decide({ ClientToken: "one-click" });
    expect(aws.sentEvents.length).toBe(before + 1);
    expect(await refusal(decide({ ClientToken: "one-click", ModelApprovalStatus: "Rejected" }))).toContain(
      "ConflictException",
    );
  });

  it("can be decided the other way later", async () => {
    const { sagemaker, decide } = await setUp();
    await decide({});
    await decide({ ModelApprovalStatus: "Rejected" });
    await decide({ ModelApprovalStatus: "Approved" });
    const version = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    expect(version.ModelApprovalStatus).toBe("Approved");
  });

  it("takes no description with a line break or above 1024 characters, and no other status", async () => {
    const { decide } = await setUp();
    expect(await refusal(decide({ ApprovalDescription: "one\ntwo" }))).toContain(
      "at 'approvalDescription' failed to satisfy constraint: Member must satisfy regular expression pattern: .*",
    );
    expect(await refusal(decide({ ApprovalDescription: "x".repeat(1025) }))).toContain(
      "Member must have length less than or equal to 1024",
    );
    expect(await refusal(decide({ ModelApprovalStatus: "Maybe" }))).toContain(
      "Member must satisfy enum value set: [Approved, Rejected, PendingManualApproval]",
    );
    expect(await refusal(decide({ ModelPackageArn: arn.replace("churn/2", "churn/9") }))).toContain(
      "model-package/churn/9 does not exist.",
    );
  });
});

describe("the registry's lists", () => {
  it("show versions of a group by approval", async () => {
    const { sagemaker } = await setUp();
    const versions = async (more: object) =>
      (await sagemaker.send(new ListModelPackagesCommand(more))).ModelPackageSummaryList?.map(
        (one) => one.ModelPackageVersion,
      );
    expect(await versions({ ModelPackageGroupName: "churn", SortOrder: "Ascending" })).toEqual([1, 2]);
    expect(await versions({ ModelPackageGroupName: "churn", ModelApprovalStatus: "Approved" })).toEqual([1]);
    expect(await versions({})).toEqual([]);
    expect(await versions({ ModelPackageType: "Versioned" })).toHaveLength(2);
  });

  it("show the groups", async () => {
    const { sagemaker } = await setUp();
    const groups = await sagemaker.send(new ListModelPackageGroupsCommand({ NameContains: "chu" }));
    expect(groups.ModelPackageGroupSummaryList).toMatchObject([
      { ModelPackageGroupName: "churn", ModelPackageGroupStatus: "Completed" },
    ]);
    const group = await sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: "churn" }));
    expect(group.ModelPackageGroupArn).toContain("model-package-group/churn");
    expect(await refusal(sagemaker.send(new ListModelPackagesCommand({ ModelPackageGroupName: "none" })))).toContain(
      "ModelPackageGroup arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/none does not exist.",
    );
  });
});
