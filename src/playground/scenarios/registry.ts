import { canaryBakes } from "./canary-bakes.ts";
import { everythingAtOnce } from "./everything-at-once.ts";
import { hyperpodNodeFails } from "./hyperpod-node-fails.ts";
import { modelWaitingForApproval } from "./model-waiting-for-approval.ts";
import { newResources } from "./new-resources.ts";
import { pipelineFails } from "./pipeline-fails.ts";
import { processingFails } from "./processing-fails.ts";
import type { Scenario } from "./scenario.ts";
import { silentRollback } from "./silent-rollback.ts";
import { trainingFails } from "./training-fails.ts";
import { trainingHostileReason } from "./training-hostile-reason.ts";
import { trainingSucceeds } from "./training-succeeds.ts";
import { tuningOf40 } from "./tuning-of-40.ts";

const single: readonly Scenario[] = [
  modelWaitingForApproval,
  trainingFails,
  trainingSucceeds,
  pipelineFails,
  canaryBakes,
  silentRollback,
  tuningOf40,
  processingFails,
  trainingHostileReason,
  newResources,
  hyperpodNodeFails,
];

/** Every scenario, in the order in which the page offers them. */
export const scenarios: readonly Scenario[] = [...single, everythingAtOnce(single)];
