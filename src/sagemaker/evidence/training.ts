import { DescribeTrainingJobCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";

/** A training job, as far as it explains a model. */
export interface TrainingJob {
  readonly name: string;
  readonly arn: string;
  /** Where it wrote the model. */
  readonly artifacts: string | undefined;
  readonly data: readonly { readonly channel: string; readonly uri: string }[];
}

/** A job has at most twenty channels. */
const channelsKept = 20;

/** Looks at a training job by its name. Rejects with the SDK's error. */
export async function readTrainingJob(
  client: SageMakerClient,
  name: string,
  signal: AbortSignal,
): Promise<TrainingJob> {
  const job = await client.send(new DescribeTrainingJobCommand({ TrainingJobName: name }), { abortSignal: signal });
  return {
    name: job.TrainingJobName ?? name,
    arn: job.TrainingJobArn ?? "",
    artifacts: job.ModelArtifacts?.S3ModelArtifacts,
    data: (job.InputDataConfig ?? []).slice(0, channelsKept).flatMap(({ ChannelName: channel = "", DataSource }) => {
      const files = DataSource?.FileSystemDataSource;
      const uri = DataSource?.S3DataSource?.S3Uri ?? (files && `${files.FileSystemId}:${files.DirectoryPath}`);
      return uri === undefined ? [] : [{ channel, uri }];
    }),
  };
}

/** SageMaker writes a model to `<output path>/<job>/output/model.tar.gz`: the name of the job in such an address. */
export const jobNameIn = (modelData: string): string | undefined =>
  /\/([A-Za-z0-9][A-Za-z0-9-]{0,62})\/output\/model\.tar\.gz$/.exec(modelData)?.[1];
