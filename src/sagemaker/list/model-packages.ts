import { ListModelPackagesCommand, ModelApprovalStatus, ModelPackageStatus } from "@aws-sdk/client-sagemaker";
import { apiWord, type Lister, pageSize } from "./lister.ts";

const approvals = Object.values(ModelApprovalStatus);

/**
 * Versions of all groups and packages without one. The approval is filtered by SageMaker; names are looked through on
 * our side, because a version has no name of its own that NameContains could match.
 */
export const modelPackages: Lister = {
  iam: ["sagemaker:ListModelPackages"],
  statuses: [...approvals, ...Object.values(ModelPackageStatus)],
  aliases: { pending: "PendingManualApproval", "approval needed": "PendingManualApproval" },
  page: async (client, { status, createdAfter }, token) => {
    const answer = await client.send(
      new ListModelPackagesCommand({
        ModelPackageType: "Both",
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: pageSize,
        ModelApprovalStatus: apiWord(approvals, status),
        CreationTimeAfter: createdAfter,
        NextToken: token,
      }),
    );
    const items = (answer.ModelPackageSummaryList ?? []).map((model) => ({
      detailType: "SageMaker Model Package State Change",
      detail: model,
      at: model.CreationTime,
      createdAt: model.CreationTime,
      note: model.ModelPackageDescription,
    }));
    return { items, next: answer.NextToken };
  },
};
