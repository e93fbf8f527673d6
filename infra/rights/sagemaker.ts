import type { Action } from "../../src/actions/action.ts";
import type { ActionVerb } from "../../src/domain/intent.ts";
import type { Describer } from "../../src/sagemaker/describe/describer.ts";
import type { Lister } from "../../src/sagemaker/list/lister.ts";
import { type On, type Right, RightProblem } from "./right.ts";

/** The SageMaker calls that the code names beside what it does with them: where the policies come from. */
export interface Registries {
  readonly actions: Readonly<Record<ActionVerb, Action>>;
  readonly describers: Readonly<Record<string, Describer>>;
  readonly listers: Readonly<Record<string, Lister>>;
}

/** What looking a resource up needs. */
export const lookRights = ({ describers }: Registries): readonly Right[] =>
  Object.values(describers).flatMap(({ iam }) => iam.map(rightTo));

/** What listing needs. */
export const listRights = ({ listers }: Registries): readonly Right[] =>
  Object.values(listers).flatMap(({ iam }) => iam.map(rightTo));

/** What acting needs, with the conditions under which alone it is allowed. */
export const actRights = ({ actions }: Registries): readonly Right[] =>
  Object.values(actions)
    .flatMap(({ iam }) => Object.values(iam).flat())
    .map(({ action, resource, stringEquals = {} }) => ({
      actions: [action],
      on: { is: action === "iam:PassRole" ? "role" : "sagemaker", resource },
      ...(Object.keys(stringEquals).length > 0 && {
        stringEquals: Object.fromEntries(Object.entries(stringEquals).map(([key, value]) => [key, [value]])),
      }),
    }));

function rightTo(action: `sagemaker:${string}`): Right {
  return { actions: [action], on: readOn(action) };
}

const listsTheAccount = (what: string): On => ({
  is: "no-resource-level",
  because: `lists the ${what} of the account, of which none can be named beforehand`,
});

/**
 * List calls and what they are about, by the Service Authorization Reference of SageMaker. Those that list what is in
 * something are limited to that; the others have no resource level.
 */
const lists: Readonly<Record<string, On>> = {
  "sagemaker:ListTrainingJobs": listsTheAccount("training jobs"),
  "sagemaker:ListHyperParameterTuningJobs": listsTheAccount("tuning jobs"),
  "sagemaker:ListTransformJobs": listsTheAccount("transform jobs"),
  "sagemaker:ListProcessingJobs": listsTheAccount("processing jobs"),
  "sagemaker:ListEndpoints": listsTheAccount("endpoints"),
  "sagemaker:ListFeatureGroups": listsTheAccount("feature groups"),
  "sagemaker:ListModelPackages": listsTheAccount("model packages, those in no group included,"),
  "sagemaker:ListPipelines": listsTheAccount("pipelines"),
  "sagemaker:ListImages": listsTheAccount("images"),
  "sagemaker:ListClusters": listsTheAccount("HyperPod clusters"),
  "sagemaker:ListNotebookInstances": listsTheAccount("notebook instances"),
  "sagemaker:ListNotebookInstanceLifecycleConfigs": listsTheAccount("notebook lifecycle configs"),
  "sagemaker:ListLabelingJobs": listsTheAccount("labeling jobs"),
  "sagemaker:ListMlflowTrackingServers": listsTheAccount("tracking servers"),
  "sagemaker:ListModelCards": listsTheAccount("model cards"),
  "sagemaker:ListModelCardExportJobs": listsTheAccount("export jobs of model cards"),
  "sagemaker:ListMonitoringSchedules": listsTheAccount("monitoring schedules"),
  "sagemaker:ListEndpointConfigs": listsTheAccount("endpoint configs"),
  "sagemaker:ListModels": listsTheAccount("deployable models"),
  "sagemaker:ListAlgorithms": listsTheAccount("algorithms"),
  "sagemaker:ListImageVersions": { is: "sagemaker", resource: "image/*" },
  "sagemaker:ListPipelineExecutions": { is: "sagemaker", resource: "pipeline/*" },
  "sagemaker:ListPipelineExecutionSteps": { is: "sagemaker", resource: "pipeline/*/execution/*" },
};

/** Where the resource type of a Describe call is not its name with dashes. */
const oddTypes: Readonly<Record<string, string>> = {
  "pipeline-execution": "pipeline/*/execution",
  "model-card-export-job": "model-card/*/export-job",
};

/** What a read is about. Throws RightProblem for a call that is neither a Describe nor a List that is known here. */
function readOn(action: string): On {
  const [, described] = /^sagemaker:Describe(\w+)$/.exec(action) ?? [];
  if (described !== undefined) {
    const type = described.replace(/(?<=[a-z])[A-Z]/g, "-$&").toLowerCase();
    return { is: "sagemaker", resource: `${oddTypes[type] ?? type}/*` };
  }
  const on = lists[action];
  if (on) return on;
  throw new RightProblem(
    `No policy can be written for ${action}: say in infra/rights/sagemaker.ts which resources it is about, or why it has none.`,
  );
}
