import {
  CreateProcessingJobCommand,
  type CreateProcessingJobRequest,
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  CreateTransformJobCommand,
  type CreateTransformJobRequest,
  DescribeProcessingJobCommand,
  type DescribeProcessingJobResponse,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  DescribeTransformJobCommand,
  type DescribeTransformJobResponse,
  ListTagsCommand,
  type SageMakerClient,
  type Tag,
} from "@aws-sdk/client-sagemaker";
import { executionTag } from "../events/links.ts";
import { refusesMetricDefinitions, sageMakerProblem } from "./errors.ts";

/** The kinds of job whose definition Describe shows as Create takes it. */
export type RetriedKind = "training-job" | "transform-job" | "processing-job";

/** What became of a copied definition. */
export interface StartedAgain {
  /** What the new job has not, or has otherwise, as sentences for the person who asked. */
  readonly notes: readonly string[];
}

// All that Create takes and Describe tells, by the SDK's own types (API reference, CreateTrainingJob and its sisters).
const training = [
  "AlgorithmSpecification",
  "CheckpointConfig",
  "DebugHookConfig",
  "DebugRuleConfigurations",
  "EnableInterContainerTrafficEncryption",
  "EnableManagedSpotTraining",
  "EnableNetworkIsolation",
  "Environment",
  "ExperimentConfig",
  "HyperParameters",
  "InfraCheckConfig",
  "InputDataConfig",
  "MlflowConfig",
  "ModelPackageConfig",
  "OutputDataConfig",
  "ProfilerConfig",
  "ProfilerRuleConfigurations",
  "RemoteDebugConfig",
  "ResourceConfig",
  "RetryStrategy",
  "RoleArn",
  "ServerlessJobConfig",
  "StoppingCondition",
  "TensorBoardOutputConfig",
  "VpcConfig",
] as const satisfies readonly (keyof CreateTrainingJobRequest & keyof DescribeTrainingJobResponse)[];
const transform = [
  "BatchStrategy",
  "DataCaptureConfig",
  "DataProcessing",
  "Environment",
  "ExperimentConfig",
  "MaxConcurrentTransforms",
  "MaxPayloadInMB",
  "ModelClientConfig",
  "ModelName",
  "TransformInput",
  "TransformOutput",
  "TransformResources",
] as const satisfies readonly (keyof CreateTransformJobRequest & keyof DescribeTransformJobResponse)[];
const processing = [
  "AppSpecification",
  "Environment",
  "ExperimentConfig",
  "NetworkConfig",
  "ProcessingInputs",
  "ProcessingOutputConfig",
  "ProcessingResources",
  "RoleArn",
  "StoppingCondition",
] as const satisfies readonly (keyof CreateProcessingJobRequest & keyof DescribeProcessingJobResponse)[];

/** Starts the job's definition under another name. Rejects with the SDK's error. */
export async function startAgain(
  client: SageMakerClient,
  kind: RetriedKind,
  job: { readonly name: string; readonly arn: string },
  newName: string,
): Promise<StartedAgain> {
  const { tags, notes } = await tagsOf(client, job.arn);
  const Tags = tags.length > 0 ? { Tags: [...tags] } : {};
  const copy = <Request, Was extends object, K extends keyof Was>(
    was: Was,
    names: readonly K[],
    name: object,
  ): Request => whole<Request>({ ...picked(was, names), ...Tags, ...name });
  switch (kind) {
    case "training-job": {
      const was = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: job.name }));
      await createTraining(client, copy(was, training, { TrainingJobName: newName }));
      return { notes: [...notes, ...notesOn(was)] };
    }
    case "transform-job": {
      const was = await client.send(new DescribeTransformJobCommand({ TransformJobName: job.name }));
      await client.send(new CreateTransformJobCommand(copy(was, transform, { TransformJobName: newName })));
      return { notes };
    }
    case "processing-job": {
      const was = await client.send(new DescribeProcessingJobCommand({ ProcessingJobName: job.name }));
      await client.send(new CreateProcessingJobCommand(copy(was, processing, { ProcessingJobName: newName })));
      return { notes };
    }
  }
}

async function createTraining(client: SageMakerClient, asks: CreateTrainingJobRequest): Promise<void> {
  try {
    await client.send(new CreateTrainingJobCommand(asks));
  } catch (error) {
    const { AlgorithmSpecification: algorithm } = asks;
    if (!algorithm?.MetricDefinitions || !refusesMetricDefinitions(error)) throw error;
    const { MetricDefinitions: _theirs, ...rest } = algorithm;
    await client.send(new CreateTrainingJobCommand({ ...asks, AlgorithmSpecification: rest }));
  }
}

/** What carries over in another way than a person may expect. */
const notesOn = ({ CheckpointConfig, TuningJobArn }: DescribeTrainingJobResponse): readonly string[] => [
  ...(CheckpointConfig?.S3Uri ? [`It goes on from the checkpoints in ${CheckpointConfig.S3Uri}.`] : []),
  ...(TuningJobArn ? ["It runs on its own: its tuning job does not know of it."] : []),
];

/** AWS's own tags can be read and not be given; and the pipeline that made a job knows nothing of its copy. */
const isCopied = (key: string): boolean => !key.toLowerCase().startsWith("aws:") && key !== executionTag;

async function tagsOf(
  client: SageMakerClient,
  arn: string,
): Promise<{ readonly tags: readonly Tag[]; readonly notes: readonly string[] }> {
  try {
    const { Tags = [] } = await client.send(new ListTagsCommand({ ResourceArn: arn, MaxResults: 100 }));
    return { tags: Tags.filter(({ Key = "" }) => isCopied(Key)), notes: [] };
  } catch (error) {
    return {
      tags: [],
      notes: [`It has no tags, since they could not be read. ${sageMakerProblem(error, "its tags").sentence}`],
    };
  }
}

// The one cast: by its types Describe may leave out anything. What Create really needs a job had when it was created.
const whole = <Request>(copied: object): Request => copied as Request;

/** Those members of an answer that are set. */
function picked<T extends object, K extends keyof T>(answer: T, names: readonly K[]): Partial<Pick<T, K>> {
  const set: Partial<Pick<T, K>> = {};
  for (const name of names) if (answer[name] !== undefined && answer[name] !== null) set[name] = answer[name];
  return set;
}
