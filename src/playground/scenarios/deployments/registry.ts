import type { Scenario } from "../scenario.ts";
import { canaryAlarm } from "./canary-alarm.ts";
import { canaryBakes } from "./canary-bakes.ts";
import { capacityChange } from "./capacity-change.ts";
import { capacityChangeFails } from "./capacity-change-fails.ts";
import { excludedEndpoint } from "./excluded-endpoint.ts";
import { healthCheckFails } from "./health-check-fails.ts";
import { linearSteps } from "./linear-steps.ts";
import { oldConfigDeleted } from "./old-config-deleted.ts";
import { rollbackFails } from "./rollback-fails.ts";
import { rollingBatches } from "./rolling-batches.ts";
import { silentRollback } from "./silent-rollback.ts";
import { twoUpdates } from "./two-updates.ts";
import { twoVariants } from "./two-variants.ts";
import { unseenRollback } from "./unseen-rollback.ts";

/** Deployments and changes of capacity that end where they were meant to. */
export const deploymentsThatSucceed: readonly Scenario[] = [
  canaryBakes,
  linearSteps,
  rollingBatches,
  twoUpdates,
  twoVariants,
  capacityChange,
  excludedEndpoint,
  oldConfigDeleted,
];

/** Those that do not, most of them without a word. */
export const deploymentsThatFail: readonly Scenario[] = [
  silentRollback,
  unseenRollback,
  canaryAlarm,
  healthCheckFails,
  rollbackFails,
  capacityChangeFails,
];
