/** The kinds of SageMaker resources that the bot knows. A new kind is one file and one line here. */
import type * as z from "zod/mini";
import type { EventReader, KindSpec } from "./kind.ts";
import { alarm } from "./kinds/alarm.ts";
import { deadLetter } from "./kinds/dead-letter.ts";
import { endpoint } from "./kinds/endpoint.ts";
import { featureGroup } from "./kinds/feature-group.ts";
import { image } from "./kinds/image.ts";
import { imageVersion } from "./kinds/image-version.ts";
import { modelPackage } from "./kinds/model-package.ts";
import { other } from "./kinds/other.ts";
import { pipelineExecution } from "./kinds/pipeline-execution.ts";
import { processingJob } from "./kinds/processing-job.ts";
import { trainingJob } from "./kinds/training-job.ts";
import { transformJob } from "./kinds/transform-job.ts";
import { tuningJob } from "./kinds/tuning-job.ts";

const registered = {
  "training-job": trainingJob,
  "tuning-job": tuningJob,
  "transform-job": transformJob,
  "processing-job": processingJob,
  endpoint,
  "feature-group": featureGroup,
  "model-package": modelPackage,
  "pipeline-execution": pipelineExecution,
  image,
  "image-version": imageVersion,
  alarm,
  "dead-letter": deadLetter,
  other,
} as const;

export type KindName = keyof typeof registered;

/** The kinds that are no resource of SageMaker's: nobody can name, list or look up one. */
const notResources = ["alarm", "dead-letter", "other"] as const;
export type ResourceKind = Exclude<KindName, (typeof notResources)[number]>;
export const isResourceKind = (kind: KindName): kind is ResourceKind => !notResources.some((each) => each === kind);

/** The facts of each kind, derived from its spec. */
export type PartsOf = { readonly [K in KindName]: z.output<(typeof registered)[K]["parts"]> };

export const kinds: { readonly [K in KindName]: KindSpec<PartsOf[K]> } = registered;
// Object.keys is typed as string[]; the registry is closed, so its keys are the kind names.
export const kindNames = Object.keys(kinds) as readonly KindName[];

export const isKindName = (text: string): text is KindName => Object.hasOwn(kinds, text);

/** The kind that a person means by a word of theirs ("training", "training-jobs", "pipelines"), if any. */
export function kindByWord(word: string): KindName | undefined {
  const wanted = word.toLowerCase().replace(/[_\s]+/g, "-");
  return kindNames.find((name) => {
    if (!isResourceKind(name)) return false;
    const names = [name, ...kinds[name].aliases];
    return names.some((each) => wanted === each || wanted === `${each}s`);
  });
}

/** The kind of a resource by its ARN's type, such as `training-job`. */
export function kindByArnType(type: string): KindName | undefined {
  return kindNames.find((name) => kinds[name].arnTypes.includes(type.toLowerCase()));
}

const readers: ReadonlyMap<string, { readonly kind: KindName; readonly reader: EventReader }> = new Map(
  kindNames.flatMap((kind) =>
    kinds[kind].events.map((reader) => [address(reader.source, reader.detailType), { kind, reader }] as const),
  ),
);

function address(source: string, detailType: string): string {
  return `${source} ${detailType.trim().toLowerCase()}`;
}

/** The reader of a detail-type, whatever its casing (AWS writes both MLflow and MLFlow). */
export const readerOf = (source: string, detailType: string) => readers.get(address(source, detailType));

/** Every detail-type of SageMaker's that has a reader, as AWS writes it. */
export const detailTypes: readonly string[] = kindNames.flatMap((kind) =>
  kinds[kind].events.filter(({ source }) => source === "aws.sagemaker").map(({ detailType }) => detailType),
);
