import type {
  DescribeFeatureGroupResponse,
  DescribeImageResponse,
  DescribeImageVersionResponse,
  ListFeatureGroupsResponse,
  ListImagesResponse,
  ListImageVersionsResponse,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { oneOf, operation, text, whole } from "../../http/constraints.ts";
import { resourceNotFound } from "../../http/errors.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operations } from "../../http/service.ts";
import { filters, listPage, ownedBy, paging } from "../listing.ts";
import { findOrThrow, nameIn } from "../lookup.ts";
import { named } from "../names.ts";
import type { FeatureGroups } from "./feature-groups.ts";
import type { Images } from "./images.ts";

const imageName = text({ min: 1, max: 63, pattern: "[a-zA-Z0-9]([-.]?[a-zA-Z0-9]){0,62}" });
// The lists of images write their sorting in capitals, unlike the others.
const imageList = z.object({
  NameContains: filters.NameContains,
  SortOrder: oneOf(["ASCENDING", "DESCENDING"]).optional(),
  ...paging,
});
const order = (sortOrder: "ASCENDING" | "DESCENDING" | undefined) =>
  sortOrder === "ASCENDING" ? "Ascending" : "Descending";

/** Describe and list feature groups, images and image versions. */
export function catalogOperations(groups: FeatureGroups, { images, versions }: Images): Operations {
  const imageOf = (caller: Caller, name: string) =>
    findOrThrow(images, caller, name, () => resourceNotFound(`No Image with the name "${name}" found.`));
  const versionsOf = (imageArn: string) => versions.all().filter(({ api }) => api.ImageArn === imageArn);

  return {
    DescribeFeatureGroup: operation(
      z.object({ FeatureGroupName: text({ min: 1, max: 256 }) }),
      ({ FeatureGroupName: name }, caller): DescribeFeatureGroupResponse =>
        findOrThrow(groups.shelf, caller, nameIn(name), () =>
          resourceNotFound(`Resource Not Found: Amazon SageMaker can't find a FeatureGroup with name ${name}`),
        ).api,
    ),
    ListFeatureGroups: operation(
      z.object({
        ...filters,
        ...paging,
        FeatureGroupStatusEquals: oneOf(["Creating", "Created", "CreateFailed", "Deleting", "DeleteFailed"]).optional(),
      }),
      (query, caller): ListFeatureGroupsResponse => {
        const asked = { ...query, StatusEquals: query.FeatureGroupStatusEquals };
        const { items, NextToken } = listPage(ownedBy(caller, groups.shelf.all()), asked, {
          name: ({ name }) => name,
          status: ({ api }) => api.FeatureGroupStatus ?? "",
          created: ({ api }) => api.CreationTime,
        });
        const FeatureGroupSummaries = items.map(({ api }) => ({
          FeatureGroupName: api.FeatureGroupName,
          FeatureGroupArn: api.FeatureGroupArn,
          CreationTime: api.CreationTime,
          FeatureGroupStatus: api.FeatureGroupStatus,
          OfflineStoreStatus: api.OfflineStoreStatus,
        }));
        return { FeatureGroupSummaries, NextToken };
      },
    ),
    DescribeImage: operation(
      z.object({ ImageName: imageName }),
      (input, caller): DescribeImageResponse => imageOf(caller, input.ImageName).api,
    ),
    ListImages: operation(imageList, (query, caller): ListImagesResponse => {
      const asked = { ...query, SortOrder: order(query.SortOrder) } as const;
      const { items, NextToken } = listPage(ownedBy(caller, images.all()), asked, {
        name: ({ name }) => name,
        created: ({ api }) => api.CreationTime,
      });
      const Images = items.map(({ api }) => ({
        ImageName: api.ImageName,
        ImageArn: api.ImageArn,
        ImageStatus: api.ImageStatus,
        CreationTime: api.CreationTime,
        LastModifiedTime: api.LastModifiedTime,
      }));
      return { Images, NextToken };
    }),
    DescribeImageVersion: operation(
      z.object({ ImageName: imageName, Version: whole(0, Number.MAX_SAFE_INTEGER).optional() }),
      ({ ImageName, Version }, caller): DescribeImageVersionResponse => {
        const all = versionsOf(imageOf(caller, ImageName).arn);
        const version = Version === undefined ? all.at(-1) : all.find(({ api }) => api.Version === Version);
        if (!version) throw resourceNotFound(`No ImageVersion found for ImageName: ${ImageName}`);
        return version.api;
      },
    ),
    ListImageVersions: operation(
      z.object({ ...imageList.shape, ImageName: named(63) }),
      (query, caller): ListImageVersionsResponse => {
        const asked = { ...query, SortOrder: order(query.SortOrder) } as const;
        const { items, NextToken } = listPage(versionsOf(imageOf(caller, query.ImageName).arn), asked, {
          name: ({ name }) => name,
          created: ({ api }) => api.CreationTime,
        });
        const ImageVersions = items.map(({ api }) => ({
          ImageArn: api.ImageArn,
          ImageVersionArn: api.ImageVersionArn,
          ImageVersionStatus: api.ImageVersionStatus,
          Version: api.Version,
          CreationTime: api.CreationTime,
          LastModifiedTime: api.LastModifiedTime,
          FailureReason: api.FailureReason,
        }));
        return { ImageVersions, NextToken };
      },
    ),
  };
}
