import {
  EndpointStatus,
  FeatureGroupStatus,
  ImageStatus,
  ImageVersionStatus,
  ListEndpointsCommand,
  ListFeatureGroupsCommand,
  ListImagesCommand,
  ListImageVersionsCommand,
} from "@aws-sdk/client-sagemaker";
import { apiWord, type Lister, pageSize } from "./lister.ts";

const endpointStatuses = Object.values(EndpointStatus);
export const endpoints: Lister = {
  iam: ["sagemaker:ListEndpoints"],
  statuses: endpointStatuses,
  page: async (client, { status, nameContains, createdAfter }, token) => {
    const answer = await client.send(
      new ListEndpointsCommand({
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: pageSize,
        NameContains: nameContains,
        CreationTimeAfter: createdAfter,
        StatusEquals: apiWord(endpointStatuses, status),
        NextToken: token,
      }),
    );
    const items = (answer.Endpoints ?? []).map((endpoint) => ({
      detailType: "SageMaker Endpoint State Change",
      detail: endpoint,
      at: endpoint.LastModifiedTime,
      createdAt: endpoint.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

const featureGroupStatuses = Object.values(FeatureGroupStatus);
export const featureGroups: Lister = {
  iam: ["sagemaker:ListFeatureGroups"],
  statuses: featureGroupStatuses,
  page: async (client, { status, nameContains, createdAfter }, token) => {
    const answer = await client.send(
      new ListFeatureGroupsCommand({
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: pageSize,
        NameContains: nameContains,
        CreationTimeAfter: createdAfter,
        FeatureGroupStatusEquals: apiWord(featureGroupStatuses, status),
        NextToken: token,
      }),
    );
    const items = (answer.FeatureGroupSummaries ?? []).map((group) => ({
      detailType: "SageMaker Feature Group State Change",
      detail: group,
      at: group.CreationTime,
      createdAt: group.CreationTime,
    }));
    return { items, next: answer.NextToken };
  },
};

/** ListImages filters no status, so the status is looked through on our side. */
export const images: Lister = {
  iam: ["sagemaker:ListImages"],
  statuses: Object.values(ImageStatus),
  page: async (client, { nameContains, createdAfter }, token) => {
    const answer = await client.send(
      new ListImagesCommand({
        SortBy: "CREATION_TIME",
        SortOrder: "DESCENDING",
        MaxResults: pageSize,
        NameContains: nameContains,
        CreationTimeAfter: createdAfter,
        NextToken: token,
      }),
    );
    const items = (answer.Images ?? []).map((image) => ({
      detailType: "SageMaker Image State Change",
      detail: image,
      at: image.LastModifiedTime,
      createdAt: image.CreationTime,
      note: image.FailureReason,
    }));
    return { items, next: answer.NextToken };
  },
};

/** Versions are listed per image: the name is the image's, with or without a `:*` for its versions. */
export const imageVersions: Lister = {
  iam: ["sagemaker:ListImageVersions"],
  statuses: Object.values(ImageVersionStatus),
  needsName: "Image versions are listed per image: add the image's name, such as `list image-version name:my-image`.",
  page: async (client, { name = "", createdAfter }, token) => {
    const answer = await client.send(
      new ListImageVersionsCommand({
        ImageName: name.replace(/:.*$/, ""),
        SortBy: "CREATION_TIME",
        SortOrder: "DESCENDING",
        MaxResults: pageSize,
        CreationTimeAfter: createdAfter,
        NextToken: token,
      }),
    );
    const items = (answer.ImageVersions ?? []).map((version) => ({
      detailType: "SageMaker Image Version State Change",
      detail: version,
      at: version.LastModifiedTime,
      createdAt: version.CreationTime,
      note: version.FailureReason,
    }));
    return { items, next: answer.NextToken };
  },
};
