import type { Action } from "../../src/actions/action.ts";
import type { Decidable } from "../../src/approvals/decidable.ts";
import type { ActionVerb } from "../../src/domain/intent.ts";
import type { Describer } from "../../src/sagemaker/describe/describer.ts";
import type { Lister } from "../../src/sagemaker/list/lister.ts";
import { type On, type Right, RightProblem } from "./right.ts";

/** The SageMaker calls that the code names beside what it does with them: where the policies come from. */
export interface Registries {
  readonly actions: Readonly<Record<ActionVerb, Action>>;
  readonly decidables: Readonly<Partial<Record<string, Decidable>>>;
  readonly describers: Readonly<Record<string, Describer>>;
  readonly listers: Readonly<Record<string, Lister>>;
}

/** What looking a resource up needs. */
export const lookRights = ({ describers }: Registries): readonly Right[] =>
  Object.values(describers).flatMap(({ iam }) => iam.flatMap(rightsTo));

/** What the policy may ask of whatever can be looked up: its tags, which for some are those of what it belongs to. */
export const tagRights = (registries: Registries): readonly Right[] =>
  [...lookRights(registries).map((right) => right.on), ...on("model-package-group/*", "pipeline/*")]
    .filter((each) => each.is === "sagemaker")
    .map((each) => ({ actions: ["sagemaker:ListTags"], on: each }));

/** What listing needs. */
export const listRights = ({ listers }: Registries): readonly Right[] =>
  Object.values(listers).flatMap(({ iam }) => iam.flatMap(rightsTo));

/** What acting needs, with the conditions under which alone it is allowed. */
export const actRights = ({ actions, decidables }: Registries): readonly Right[] =>
  [
    ...Object.values(decidables).flatMap((decidable) => decidable?.iam ?? []),
    ...Object.values(actions).flatMap(({ iam }) => Object.values(iam).flat()),
  ].map(({ stringEquals = {}, ...permission }) => ({
    actions: [permission.action],
    on: "resource" in permission ? { is: "sagemaker", resource: permission.resource } : { is: "pass-roles" },
    ...(Object.keys(stringEquals).length > 0 && {
      stringEquals: Object.fromEntries(Object.entries(stringEquals).map(([key, value]) => [key, [value]])),
    }),
  }));

/** The rights to one read, by what it is about. */
export const rightsTo = (action: `sagemaker:${string}`): readonly Right[] =>
  readOn(action).map((on) => ({ actions: [action], on }));

const listsTheAccount = (what: string): readonly On[] => [
  { is: "no-resource-level", because: `lists the ${what} of the account, of which none can be named beforehand` },
];
const on = (...resources: readonly string[]): readonly On[] =>
  resources.map((resource) => ({ is: "sagemaker", resource }));

/**
 * List calls and what they are about, by the Service Authorization Reference of SageMaker. Those that list what is in
 * something are limited to that; the others have no resource level.
 */
const lists: Readonly<Record<string, readonly On[]>> = {
  "sagemaker:ListTrainingJobs": listsTheAccount("training jobs"),
  "sagemaker:ListHyperParameterTuningJobs": listsTheAccount("tuning jobs"),
  "sagemaker:ListTransformJobs": listsTheAccount("transform jobs"),
  "sagemaker:ListProcessingJobs": listsTheAccount("processing jobs"),
  "sagemaker:ListEndpoints": listsTheAccount("endpoints"),
  "sagemaker:ListFeatureGroups": listsTheAccount("feature groups"),
  "sagemaker:ListModelPackages": listsTheAccount("model packages, those in no group included,"),
  "sagemaker:ListPipelines": listsTheAccount("pipelines"),
  "sagemaker:ListImages": listsTheAccount("images"),
  "sagemaker:ListAlgorithms": listsTheAccount("algorithms"),
  "sagemaker:ListClusters": listsTheAccount("HyperPod clusters"),
  "sagemaker:ListEndpointConfigs": listsTheAccount("endpoint configurations"),
  "sagemaker:ListLabelingJobs": listsTheAccount("labeling jobs"),
  "sagemaker:ListMlflowTrackingServers": listsTheAccount("MLflow tracking servers"),
  "sagemaker:ListModelCards": listsTheAccount("model cards"),
  "sagemaker:ListModelCardExportJobs": listsTheAccount("export jobs of model cards"),
  "sagemaker:ListModels": listsTheAccount("models"),
  "sagemaker:ListMonitoringSchedules": listsTheAccount("monitoring schedules"),
  "sagemaker:ListNotebookInstances": listsTheAccount("notebook instances"),
  "sagemaker:ListNotebookInstanceLifecycleConfigs": listsTheAccount("lifecycle configurations of notebooks"),
  "sagemaker:ListImageVersions": on("image/*", "image-version/*"),
  "sagemaker:ListPipelineExecutions": on("pipeline/*"),
  "sagemaker:ListPipelineExecutionSteps": on("pipeline/*/execution/*"),
};

/** Where the resources of a Describe call are not its name with dashes. A version is found by its image, or by its own ARN. */
const odd: Readonly<Record<string, readonly On[]>> = {
  PipelineExecution: on("pipeline/*/execution/*"),
  ModelCardExportJob: on("model-card/*/export-job/*"),
  ImageVersion: on("image/*", "image-version/*"),
};

/** What a read is about. Throws RightProblem for a call that is neither a Describe nor a List that is known here. */
function readOn(action: string): readonly On[] {
  const [, described] = /^sagemaker:Describe(\w+)$/.exec(action) ?? [];
  if (described !== undefined)
    return odd[described] ?? on(`${described.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase()}/*`);
  const known = lists[action];
  if (known) return known;
  throw new RightProblem(
    `No policy can be written for ${action}: say in infra/rights/sagemaker.ts which resources it is about, or why it has none.`,
  );
}
