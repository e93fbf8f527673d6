import type {
  DescribeModelPackageGroupOutput,
  DescribeModelPackageOutput,
  ListModelPackageGroupsOutput,
  ListModelPackagesOutput,
  ModelPackageSummary,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { oneOf, operation } from "../../http/constraints.ts";
import { type AwsError, validationException } from "../../http/errors.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operations } from "../../http/service.ts";
import { filters, listPage, ownedBy, paging } from "../listing.ts";
import { findOrThrow, nameIn } from "../lookup.ts";
import { groupNameOrArn, modelPackageName } from "../names.ts";
import { arnOf } from "../place.ts";
import type { Held } from "../shelf.ts";
import type { ModelPackages } from "./model-packages.ts";

/** What SageMaker answers for a version that is not there. */
export const noPackage = (arn: string): AwsError => validationException(`ModelPackage ${arn} does not exist.`);
const noGroup = (arn: string): AwsError => validationException(`ModelPackageGroup ${arn} does not exist.`);

/** Describe and list model packages and their groups. */
export function registryReadOperations({ groups, packages }: ModelPackages): Operations {
  const groupOf = (caller: Caller, nameOrArn: string) => {
    const name = nameIn(nameOrArn);
    return findOrThrow(groups, caller, name, () => noGroup(arnOf(caller, "model-package-group", name)));
  };
  return {
    DescribeModelPackage: operation(
      z.object({ ModelPackageName: modelPackageName }),
      ({ ModelPackageName: name }, caller): DescribeModelPackageOutput => {
        const arn = name.startsWith("arn:") ? name : arnOf(caller, "model-package", name);
        const held = packages.at(arn);
        if (!held || held.place.account !== caller.account) throw noPackage(arn);
        return held.api;
      },
    ),
    DescribeModelPackageGroup: operation(
      z.object({ ModelPackageGroupName: groupNameOrArn }),
      (input, caller): DescribeModelPackageGroupOutput => groupOf(caller, input.ModelPackageGroupName).api,
    ),
    ListModelPackages: operation(
      z.object({
        ...filters,
        ...paging,
        SortBy: oneOf(["Name", "CreationTime"]).optional(),
        ModelPackageGroupName: groupNameOrArn.optional(),
        ModelApprovalStatus: oneOf(["Approved", "Rejected", "PendingManualApproval"]).optional(),
        ModelPackageType: oneOf(["Versioned", "Unversioned", "Both"]).optional(),
      }),
      ({ ModelPackageGroupName, ModelApprovalStatus, ...query }, caller): ListModelPackagesOutput => {
        // Without a group SageMaker lists unversioned packages, of which there are none here, unless it is told otherwise.
        const versioned =
          ModelPackageGroupName !== undefined || (query.ModelPackageType ?? "Unversioned") !== "Unversioned";
        const group = ModelPackageGroupName === undefined ? undefined : groupOf(caller, ModelPackageGroupName).name;
        const rows = ownedBy(caller, packages.all()).filter(
          ({ api }) =>
            versioned &&
            (group === undefined || api.ModelPackageGroupName === group) &&
            (ModelApprovalStatus === undefined || api.ModelApprovalStatus === ModelApprovalStatus),
        );
        const { items, NextToken } = listPage(rows, query, {
          name: ({ name }) => name,
          created: ({ api }) => api.CreationTime,
        });
        return { ModelPackageSummaryList: items.map(summary), NextToken };
      },
    ),
    ListModelPackageGroups: operation(
      z.object({ ...filters, ...paging, SortBy: oneOf(["Name", "CreationTime"]).optional() }),
      (query, caller): ListModelPackageGroupsOutput => {
        const { items, NextToken } = listPage(ownedBy(caller, groups.all()), query, {
          name: ({ name }) => name,
          created: ({ api }) => api.CreationTime,
        });
        return { ModelPackageGroupSummaryList: items.map(({ api }) => api), NextToken };
      },
    ),
  };
}

const summary = ({ api }: Held<DescribeModelPackageOutput>): ModelPackageSummary => ({
  ModelPackageGroupName: api.ModelPackageGroupName,
  ModelPackageVersion: api.ModelPackageVersion,
  ModelPackageArn: api.ModelPackageArn,
  ModelPackageDescription: api.ModelPackageDescription,
  CreationTime: api.CreationTime,
  ModelPackageStatus: api.ModelPackageStatus,
  ModelApprovalStatus: api.ModelApprovalStatus,
  ModelLifeCycle: api.ModelLifeCycle,
});
