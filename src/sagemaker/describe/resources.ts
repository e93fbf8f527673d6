import {
  DescribeEndpointCommand,
  DescribeFeatureGroupCommand,
  DescribeImageCommand,
  DescribeImageVersionCommand,
} from "@aws-sdk/client-sagemaker";
import type { Describer } from "./describer.ts";

/** Also tells of the deployment that is under way: DescribeEndpoint has the same PendingDeploymentSummary as its events. */
export const endpoint: Describer = {
  iam: ["sagemaker:DescribeEndpoint"],
  describe: async (client, { name }) => {
    const answer = await client.send(new DescribeEndpointCommand({ EndpointName: name }));
    return [{ detailType: "SageMaker Endpoint State Change", detail: answer, at: answer.LastModifiedTime }];
  },
};

export const featureGroup: Describer = {
  iam: ["sagemaker:DescribeFeatureGroup"],
  describe: async (client, { name }) => {
    const answer = await client.send(new DescribeFeatureGroupCommand({ FeatureGroupName: name }));
    return [
      {
        detailType: "SageMaker Feature Group State Change",
        detail: answer,
        at: answer.LastModifiedTime ?? answer.CreationTime,
      },
    ];
  },
};

export const image: Describer = {
  iam: ["sagemaker:DescribeImage"],
  describe: async (client, { name }) => {
    const answer = await client.send(new DescribeImageCommand({ ImageName: name }));
    return [{ detailType: "SageMaker Image State Change", detail: answer, at: answer.LastModifiedTime }];
  },
};

/** People write `name:version`, ARNs have `name/version`; without a version SageMaker takes the newest. */
export const imageVersion: Describer = {
  iam: ["sagemaker:DescribeImageVersion"],
  describe: async (client, { name }) => {
    const [, imageName = name, version] = /^(.+)[:/](\d+)$/.exec(name) ?? [];
    const input = { ImageName: imageName, ...(version ? { Version: Number(version) } : {}) };
    const answer = await client.send(new DescribeImageVersionCommand(input));
    return [{ detailType: "SageMaker Image Version State Change", detail: answer, at: answer.LastModifiedTime }];
  },
};
