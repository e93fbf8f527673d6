import { decidedInStudio } from "./decided-in-studio.ts";
import { deploymentsThatFail, deploymentsThatSucceed } from "./deployments/registry.ts";
import { everythingAtOnce } from "./everything-at-once.ts";
import { evidenceUnreadable } from "./evidence-unreadable.ts";
import { hyperpodNodeFails } from "./hyperpod-node-fails.ts";
import { modelWaitingForApproval } from "./model-waiting-for-approval.ts";
import { newResources } from "./new-resources.ts";
import { newerVersionWaits } from "./newer-version-waits.ts";
import { pipelineFails } from "./pipeline-fails.ts";
import { pipelineWithAGate } from "./pipeline-with-a-gate.ts";
import { processingFails } from "./processing-fails.ts";
import type { Scenario } from "./scenario.ts";
import { trainingFails } from "./training-fails.ts";
import { trainingHostileReason } from "./training-hostile-reason.ts";
import { trainingSucceeds } from "./training-succeeds.ts";
import { tuningOf40 } from "./tuning-of-40.ts";
import { twoPeopleApprove } from "./two-people-approve.ts";

/** Scenarios that the page shows under one heading. */
interface ScenarioGroup {
  readonly title: string;
  readonly scenarios: readonly Scenario[];
}

const groups: readonly ScenarioGroup[] = [
  {
    title: "Models and pipelines",
    scenarios: [modelWaitingForApproval, evidenceUnreadable, pipelineWithAGate, pipelineFails],
  },
  { title: "Decisions of several people", scenarios: [twoPeopleApprove, decidedInStudio, newerVersionWaits] },
  { title: "Deployments that succeed", scenarios: deploymentsThatSucceed },
  { title: "Deployments that fail", scenarios: deploymentsThatFail },
  {
    title: "Jobs",
    scenarios: [trainingFails, trainingSucceeds, tuningOf40, processingFails, trainingHostileReason],
  },
  { title: "Other resources", scenarios: [newResources, hyperpodNodeFails] },
];

/** Every scenario by heading, in the order in which the page offers them. */
export const scenarioGroups: readonly ScenarioGroup[] = [
  ...groups,
  { title: "All together", scenarios: [everythingAtOnce(groups.flatMap(({ scenarios }) => scenarios))] },
];

/** Every scenario. */
export const scenarios: readonly Scenario[] = scenarioGroups.flatMap((group) => group.scenarios);
