import type { StatusTable } from "../../domain/status.ts";

/** API casing; events say IN_SERVICE. Deleted comes in events only (facts from captures). */
export const endpointStatuses: StatusTable = {
  Creating: ["Creating", "running", 1],
  Updating: ["Updating", "running", 2],
  SystemUpdating: ["Being patched by AWS", "running", 2],
  RollingBack: ["Rolling back", "failed", 3],
  InService: ["In service", "succeeded", 4],
  OutOfService: ["Out of service", "attention", 4],
  Failed: ["Failed", "failed", 5],
  UpdateRollbackFailed: ["Update and rollback failed", "failed", 5],
  Deleting: ["Deleting", "running", 6],
  Deleted: ["Deleted", "stopped", 7],
};
