import {
  DescribeModelPackageCommand,
  ListModelPackagesCommand,
  type MetricsSource,
  type ModelMetrics,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { Author } from "../../domain/author.ts";
import type { ReportSource } from "../../domain/evidence.ts";
import { authorFrom } from "./author.ts";

/** A report that the registry names. */
export interface NamedReport {
  readonly source: ReportSource;
  readonly uri: string;
  /** Of the file as it was when the version was registered, in hex; few pipelines give it. */
  readonly sha256: string | undefined;
}

/** What Describe tells of a model package version and its events do not. */
export interface Version {
  readonly arn: string;
  readonly group: string | undefined;
  readonly version: number | undefined;
  readonly author: Author | undefined;
  /** The ARN of the pipeline execution or job that made it. */
  readonly generatedBy: string | undefined;
  readonly reports: readonly NamedReport[];
  readonly containers: readonly { readonly image: string; readonly data: string | undefined }[];
}

/** Looks at a version. Rejects with the SDK's error. */
export async function readVersion(client: SageMakerClient, arn: string, signal: AbortSignal): Promise<Version> {
  const answer = await client.send(new DescribeModelPackageCommand({ ModelPackageName: arn }), {
    abortSignal: signal,
  });
  const containers = answer.InferenceSpecification?.Containers ?? [];
  return {
    arn: answer.ModelPackageArn ?? arn,
    group: answer.ModelPackageGroupName,
    version: answer.ModelPackageVersion,
    author: authorFrom(answer.CreatedBy),
    generatedBy: answer.MetadataProperties?.GeneratedBy,
    reports: reportsIn(answer.ModelMetrics ?? {}),
    containers: containers.flatMap(({ Image: image, ModelDataUrl, ModelDataSource }) =>
      image === undefined ? [] : [{ image, data: ModelDataUrl ?? ModelDataSource?.S3DataSource?.S3Uri }],
    ),
  };
}

/** The newest approved version of a group beside this one, by its ARN; undefined where there is none. */
export async function newestApproved(
  client: SageMakerClient,
  group: string,
  beside: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { ModelPackageSummaryList: versions = [] } = await client.send(
    new ListModelPackagesCommand({
      ModelPackageGroupName: group,
      ModelApprovalStatus: "Approved",
      SortBy: "CreationTime",
      SortOrder: "Descending",
      MaxResults: 2,
    }),
    { abortSignal: signal },
  );
  const others = versions.filter(({ ModelPackageArn }) => ModelPackageArn?.toLowerCase() !== beside.toLowerCase());
  return others[0]?.ModelPackageArn;
}

function reportsIn({
  ModelQuality: quality,
  ModelDataQuality: data,
  Bias: bias,
  Explainability,
}: ModelMetrics): readonly NamedReport[] {
  return [
    ...named("model quality", quality?.Statistics),
    ...named("model quality constraints", quality?.Constraints),
    ...named("bias", bias?.Report),
    ...named("bias before training", bias?.PreTrainingReport),
    ...named("bias after training", bias?.PostTrainingReport),
    ...named("explainability", Explainability?.Report),
    ...named("data quality", data?.Statistics),
    ...named("data quality constraints", data?.Constraints),
  ];
}

function named(source: ReportSource, at: MetricsSource | undefined): readonly NamedReport[] {
  if (at?.S3Uri === undefined) return [];
  const [, sha256] = /^sha256:([0-9a-f]{64})$/i.exec(at.ContentDigest ?? "") ?? [];
  return [{ source, uri: at.S3Uri, sha256: sha256?.toLowerCase() }];
}
