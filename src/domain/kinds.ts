/**
 * What people and ARNs call the kinds of SageMaker resources. A kind begins here, and the compiler asks for the rest: its
 * events, its card, its look-ups. Only words, so that the function which Slack waits for loads no decoder.
 */
interface KindNames {
  /** What people call one, in a sentence: "training job". */
  readonly noun: string;
  /** Further names that a command accepts, besides the kind's own. */
  readonly aliases: readonly string[];
  /** The ARN resource types of this kind, in lower case; `type/sub` where only the second part of the id tells it. */
  readonly arnTypes: readonly string[];
}

const table = {
  "training-job": { noun: "training job", aliases: ["training", "train"], arnTypes: ["training-job"] },
  "tuning-job": {
    noun: "tuning job",
    aliases: ["tuning", "hpo", "hyper-parameter-tuning-job", "hyperparameter-tuning-job"],
    // AWS's documentation writes tuningJob where real ARNs have hyper-parameter-tuning-job.
    arnTypes: ["hyper-parameter-tuning-job", "tuningjob"],
  },
  "transform-job": { noun: "transform job", aliases: ["transform", "batch-transform"], arnTypes: ["transform-job"] },
  "processing-job": { noun: "processing job", aliases: ["processing"], arnTypes: ["processing-job"] },
  endpoint: { noun: "endpoint", aliases: ["endpoints"], arnTypes: ["endpoint"] },
  "feature-group": { noun: "feature group", aliases: ["features"], arnTypes: ["feature-group"] },
  "model-package": {
    noun: "model package",
    aliases: ["model", "package", "model-version"],
    arnTypes: ["model-package"],
  },
  "pipeline-execution": { noun: "pipeline execution", aliases: ["pipeline", "execution"], arnTypes: ["pipeline"] },
  image: { noun: "image", aliases: [], arnTypes: ["image"] },
  "image-version": { noun: "image version", aliases: [], arnTypes: ["image-version"] },
  cluster: { noun: "HyperPod cluster", aliases: ["hyperpod", "hyperpod-cluster"], arnTypes: ["cluster"] },
  "notebook-instance": { noun: "notebook instance", aliases: ["notebook"], arnTypes: ["notebook-instance"] },
  "notebook-lifecycle-config": {
    noun: "notebook lifecycle config",
    aliases: ["lifecycle-config"],
    arnTypes: ["notebook-instance-lifecycle-config"],
  },
  "labeling-job": { noun: "labeling job", aliases: ["labeling", "ground-truth"], arnTypes: ["labeling-job"] },
  "human-loop": { noun: "human loop", aliases: ["a2i", "human-review"], arnTypes: ["human-loop"] },
  "tracking-server": {
    noun: "tracking server",
    aliases: ["mlflow", "mlflow-tracking-server"],
    arnTypes: ["mlflow-tracking-server"],
  },
  "model-card": { noun: "model card", aliases: [], arnTypes: ["model-card"] },
  "model-card-export-job": {
    noun: "model card export job",
    aliases: ["export-job"],
    arnTypes: ["model-card/export-job"],
  },
  "monitoring-schedule": { noun: "monitoring schedule", aliases: ["monitoring"], arnTypes: ["monitoring-schedule"] },
  "evaluation-job": { noun: "evaluation job", aliases: ["evaluation"], arnTypes: ["evaluation-job"] },
  "endpoint-config": { noun: "endpoint config", aliases: ["config"], arnTypes: ["endpoint-config"] },
  // Studio's own words: "model" alone means a version in the registry to people.
  "deployable-model": { noun: "deployable model", aliases: ["hosted-model"], arnTypes: ["model"] },
  algorithm: { noun: "algorithm", aliases: [], arnTypes: ["algorithm"] },
  alarm: { noun: "alarm", aliases: [], arnTypes: [] },
  "dead-letter": { noun: "dead letter", aliases: [], arnTypes: [] },
  gate: { noun: "pipeline gate", aliases: [], arnTypes: [] },
  /** The stand-in for every detail-type without a kind of its own. */
  other: { noun: "event", aliases: [], arnTypes: [] },
} as const satisfies Readonly<Record<string, KindNames>>;

export type KindName = keyof typeof table;

/** The kinds that are no resource of SageMaker's: nobody can name, list or look up one. */
const notResources = ["alarm", "dead-letter", "gate", "other"] as const;
export type ResourceKind = Exclude<KindName, (typeof notResources)[number]>;
export const isResourceKind = (kind: KindName): kind is ResourceKind => !notResources.some((each) => each === kind);

export const kindTable: Readonly<Record<KindName, KindNames>> = table;
// Object.keys is typed as string[]; the table is closed, so its keys are the kind names.
export const kindNames = Object.keys(kindTable) as readonly KindName[];

export const isKindName = (text: string): text is KindName => Object.hasOwn(kindTable, text);

/** The kind that a person means by a word of theirs ("training", "training-jobs", "pipelines"), if any. */
export function kindByWord(word: string): KindName | undefined {
  const wanted = word.toLowerCase().replace(/[_\s]+/g, "-");
  return kindNames.find(
    (name) =>
      isResourceKind(name) &&
      [name, ...kindTable[name].aliases].some((each) => wanted === each || wanted === `${each}s`),
  );
}

/** The kind of a resource by its ARN's type, such as `training-job`, and what follows the type. */
export function kindByArnType(type: string, id = ""): KindName | undefined {
  const byType = (wanted: string) => kindNames.find((name) => kindTable[name].arnTypes.includes(wanted.toLowerCase()));
  return byType(`${type}/${id.split("/")[1] ?? ""}`) ?? byType(type);
}
