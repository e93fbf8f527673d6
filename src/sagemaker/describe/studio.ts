import {
  DescribeClusterCommand,
  DescribeLabelingJobCommand,
  DescribeMlflowTrackingServerCommand,
  DescribeModelCardCommand,
  DescribeModelCardExportJobCommand,
  DescribeNotebookInstanceCommand,
  DescribeNotebookInstanceLifecycleConfigCommand,
} from "@aws-sdk/client-sagemaker";
import { type Describer, NothingThere } from "./describer.ts";
import { trackingServerType } from "./tracking-server-type.ts";

/** DescribeCluster does not say when the status last changed: what it says is true now. */
export const cluster: Describer = {
  iam: ["sagemaker:DescribeCluster"],
  describe: async (client, { name, arn }) => {
    const detail = await client.send(new DescribeClusterCommand({ ClusterName: arn ?? name }));
    return [{ detailType: "SageMaker HyperPod Cluster State Change", detail, at: new Date() }];
  },
};

export const notebookInstance: Describer = {
  iam: ["sagemaker:DescribeNotebookInstance"],
  describe: async (client, { name }) => {
    const detail = await client.send(new DescribeNotebookInstanceCommand({ NotebookInstanceName: name }));
    return [{ detailType: "SageMaker Notebook Instance State Change", detail, at: detail.LastModifiedTime }];
  },
};

export const notebookLifecycleConfig: Describer = {
  iam: ["sagemaker:DescribeNotebookInstanceLifecycleConfig"],
  describe: async (client, { name }) => {
    const command = new DescribeNotebookInstanceLifecycleConfigCommand({ NotebookInstanceLifecycleConfigName: name });
    const detail = await client.send(command);
    return [{ detailType: "SageMaker Notebook Lifecycle Config State Change", detail, at: detail.LastModifiedTime }];
  },
};

export const labelingJob: Describer = {
  iam: ["sagemaker:DescribeLabelingJob"],
  describe: async (client, { name }) => {
    const detail = await client.send(new DescribeLabelingJobCommand({ LabelingJobName: name }));
    return [{ detailType: "SageMaker Ground Truth Labeling Job State Change", detail, at: detail.LastModifiedTime }];
  },
};

export const trackingServer: Describer = {
  iam: ["sagemaker:DescribeMlflowTrackingServer"],
  describe: async (client, { name }) => {
    const answer = await client.send(new DescribeMlflowTrackingServerCommand({ TrackingServerName: name }));
    // Undocumented in its events, so all fields are shown: only those that a person asks for.
    const detail = {
      TrackingServerArn: answer.TrackingServerArn,
      TrackingServerName: answer.TrackingServerName,
      TrackingServerSize: answer.TrackingServerSize,
      MlflowVersion: answer.MlflowVersion,
      ArtifactStoreUri: answer.ArtifactStoreUri,
      CreationTime: answer.CreationTime,
      LastModifiedTime: answer.LastModifiedTime,
    };
    const at = answer.LastModifiedTime ?? answer.CreationTime;
    return [{ detailType: trackingServerType(answer.TrackingServerStatus), detail, at }];
  },
};

export const modelCard: Describer = {
  iam: ["sagemaker:DescribeModelCard"],
  describe: async (client, { name, arn }) => {
    const detail = await client.send(new DescribeModelCardCommand({ ModelCardName: arn ?? name }));
    const at = detail.LastModifiedTime ?? detail.CreationTime;
    return [{ detailType: "SageMaker Model Card State Change", detail, at }];
  },
};

export const modelCardExportJob: Describer = {
  iam: ["sagemaker:DescribeModelCardExportJob"],
  describe: async (client, { arn }) => {
    if (arn === undefined)
      throw new NothingThere("SageMaker knows export jobs by their ARN only; paste that instead of the name.");
    const answer = await client.send(new DescribeModelCardExportJobCommand({ ModelCardExportJobArn: arn }));
    const detail = {
      ModelCardExportJobArn: arn,
      ModelCardExportJobName: answer.ModelCardExportJobName,
      Status: answer.Status,
      ModelCardName: answer.ModelCardName,
      ModelCardVersion: answer.ModelCardVersion,
      FailureReason: answer.FailureReason,
      ExportArtifacts: answer.ExportArtifacts,
      CreationTime: answer.CreatedAt,
      LastModifiedTime: answer.LastModifiedAt,
    };
    return [{ detailType: "SageMaker Model Card Export Job State Change", detail, at: answer.LastModifiedAt }];
  },
};
