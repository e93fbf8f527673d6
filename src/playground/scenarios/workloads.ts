import type { ProcessingRequest } from "../aws/sagemaker/jobs/processing-job.ts";
import type { TrainingRequest } from "../aws/sagemaker/jobs/training-job.ts";
import { bucket, executionRole, imageUri, type Place } from "../aws/sagemaker/place.ts";

type Training = Omit<TrainingRequest, "TrainingJobName">;
type Processing = Omit<ProcessingRequest, "ProcessingJobName">;

const input = (place: Place, path: string) => [
  {
    ChannelName: "train",
    DataSource: {
      S3DataSource: {
        S3DataType: "S3Prefix",
        S3Uri: bucket(place, path),
        S3DataDistributionType: "FullyReplicated",
      } as const,
    },
    ContentType: "text/csv",
  },
];

/** The nightly churn model: gradient boosting on one machine. */
export const churnTraining = (place: Place): Training => ({
  AlgorithmSpecification: { TrainingImage: imageUri(place, "churn-xgboost:1.7-4"), TrainingInputMode: "File" },
  RoleArn: executionRole(place),
  HyperParameters: { eta: "0.12", max_depth: "6", num_round: "400", objective: "binary:logistic" },
  InputDataConfig: input(place, "churn/features/latest"),
  OutputDataConfig: { S3OutputPath: bucket(place, "churn/models") },
  ResourceConfig: { InstanceType: "ml.m5.2xlarge", InstanceCount: 1, VolumeSizeInGB: 50 },
  StoppingCondition: { MaxRuntimeInSeconds: 7200 },
  Tags: { team: "retention", environment: "prod" },
});

/** A large language model's fine-tuning on four machines of eight GPUs. */
export const bertTraining = (place: Place): Training => ({
  AlgorithmSpecification: { TrainingImage: imageUri(place, "bert-pytorch:2.5-gpu"), TrainingInputMode: "FastFile" },
  RoleArn: executionRole(place),
  HyperParameters: { epochs: "3", learning_rate: "3e-5", per_device_train_batch_size: "64", bf16: "true" },
  InputDataConfig: input(place, "tickets/tokenized"),
  OutputDataConfig: { S3OutputPath: bucket(place, "bert/models") },
  ResourceConfig: { InstanceType: "ml.p5.48xlarge", InstanceCount: 4, VolumeSizeInGB: 500 },
  StoppingCondition: { MaxRuntimeInSeconds: 86_400 },
  Tags: { team: "nlp", environment: "prod" },
});

/** The ranker, small enough to be trained forty times. */
export const rankerTraining = (place: Place): Training => ({
  AlgorithmSpecification: { TrainingImage: imageUri(place, "ranker-lightgbm:4.3"), TrainingInputMode: "File" },
  RoleArn: executionRole(place),
  OutputDataConfig: { S3OutputPath: bucket(place, "ranker/tuning") },
  ResourceConfig: { InstanceType: "ml.c6i.2xlarge", InstanceCount: 1, VolumeSizeInGB: 30 },
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});

/** A processing job that runs one script of a project. */
export const processing = (
  place: Place,
  script: string,
  instanceType: "ml.m5.xlarge" | "ml.r5.4xlarge",
): Processing => ({
  AppSpecification: {
    ImageUri: imageUri(place, "sklearn:1.4-2"),
    ContainerEntrypoint: ["python3", `/opt/ml/processing/code/${script}`],
  },
  ProcessingResources: { ClusterConfig: { InstanceCount: 1, InstanceType: instanceType, VolumeSizeInGB: 30 } },
  ProcessingInputs: [
    {
      InputName: "input",
      S3Input: {
        S3Uri: bucket(place, "churn/raw"),
        LocalPath: "/opt/ml/processing/input",
        S3DataType: "S3Prefix",
        S3InputMode: "File",
        S3DataDistributionType: "FullyReplicated",
      },
    },
  ],
  RoleArn: executionRole(place),
  StoppingCondition: { MaxRuntimeInSeconds: 3600 },
});
