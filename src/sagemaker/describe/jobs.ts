import {
  DescribeHyperParameterTuningJobCommand,
  DescribeProcessingJobCommand,
  DescribeTrainingJobCommand,
  DescribeTransformJobCommand,
} from "@aws-sdk/client-sagemaker";
import type { Describer } from "./describer.ts";

export const trainingJob: Describer = {
  iam: ["sagemaker:DescribeTrainingJob"],
  describe: async (client, { name }) => {
    const job = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    // Events of a tuning job's child are told on the parent's card; who asks for the child by name wants the child.
    const detail = { ...job, TuningJobArn: undefined };
    return [
      { detailType: "SageMaker Training Job State Change", detail, at: job.LastModifiedTime ?? job.CreationTime },
    ];
  },
};

export const tuningJob: Describer = {
  iam: ["sagemaker:DescribeHyperParameterTuningJob"],
  describe: async (client, { name }) => {
    const job = await client.send(new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: name }));
    const detail = { ...job, TrainingJobDefinition: job.TrainingJobDefinition ?? job.TrainingJobDefinitions?.[0] };
    return [
      {
        detailType: "SageMaker HyperParameter Tuning Job State Change",
        detail,
        at: job.LastModifiedTime ?? job.CreationTime,
      },
    ];
  },
};

export const transformJob: Describer = {
  iam: ["sagemaker:DescribeTransformJob"],
  describe: async (client, { name }) => {
    const job = await client.send(new DescribeTransformJobCommand({ TransformJobName: name }));
    // DescribeTransformJob has no LastModifiedTime: the newest of its times is when the status last changed.
    const at = job.TransformEndTime ?? job.TransformStartTime ?? job.CreationTime;
    return [{ detailType: "SageMaker Transform Job State Change", detail: job, at }];
  },
};

export const processingJob: Describer = {
  iam: ["sagemaker:DescribeProcessingJob"],
  describe: async (client, { name }) => {
    const job = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: name }));
    return [
      {
        detailType: "SageMaker Processing Job State Change",
        detail: job,
        at: job.LastModifiedTime ?? job.CreationTime,
      },
    ];
  },
};
