import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import { parseArn } from "../domain/arn.ts";
import type { Lineage } from "../domain/evidence.ts";
import { isNotFound } from "../sagemaker/errors.ts";
import { pipelineIn, trainingJobsOf } from "../sagemaker/evidence/execution.ts";
import { jobNameIn, readTrainingJob, type TrainingJob } from "../sagemaker/evidence/training.ts";
import type { Version } from "../sagemaker/evidence/version.ts";

/** A pipeline that trains more models than these in one execution makes more than one version. */
const jobsLooked = 3;

/** Where a version comes from: its pipeline, the training job that made its model, and the data. Rejects with the SDK's error. */
export async function lineageOf(
  client: SageMakerClient,
  { generatedBy, containers }: Version,
  signal: AbortSignal,
): Promise<Lineage> {
  const models = containers.flatMap(({ data }) => data ?? []);
  const pipeline = pipelineIn(generatedBy);
  const job =
    (await jobByModel(client, models, signal)) ??
    (pipeline !== undefined && generatedBy !== undefined
      ? await jobByStep(client, generatedBy, models, signal)
      : await jobByArn(client, generatedBy, signal));
  return {
    ...(pipeline === undefined || generatedBy === undefined ? {} : { pipeline: { name: pipeline, arn: generatedBy } }),
    ...(job ? { job: { name: job.name, arn: job.arn } } : {}),
    data: [...(job?.data ?? [])],
  };
}

/** The job whose name is in the address of the model, if it did write that model. */
async function jobByModel(
  client: SageMakerClient,
  models: readonly string[],
  signal: AbortSignal,
): Promise<TrainingJob | undefined> {
  const [name] = models.flatMap((model) => jobNameIn(model) ?? []);
  if (name === undefined) return undefined;
  try {
    const job = await readTrainingJob(client, name, signal);
    return job.artifacts !== undefined && models.includes(job.artifacts) ? job : undefined;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

/** The job of the execution that wrote the model; where the model was packed anew, the only job that there was. */
async function jobByStep(
  client: SageMakerClient,
  execution: string,
  models: readonly string[],
  signal: AbortSignal,
): Promise<TrainingJob | undefined> {
  const names = (await trainingJobsOf(client, execution, signal)).flatMap((arn) => parseArn(arn)?.id ?? []);
  const jobs = await Promise.all(names.slice(0, jobsLooked).map((name) => readTrainingJob(client, name, signal)));
  const wrote = jobs.find(({ artifacts }) => artifacts !== undefined && models.includes(artifacts));
  return wrote ?? (names.length === 1 ? jobs[0] : undefined);
}

/** GeneratedBy may be the job itself. */
async function jobByArn(
  client: SageMakerClient,
  generatedBy: string | undefined,
  signal: AbortSignal,
): Promise<TrainingJob | undefined> {
  const at = parseArn(generatedBy ?? "");
  return at?.type === "training-job" ? readTrainingJob(client, at.id, signal) : undefined;
}
