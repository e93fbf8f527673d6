import type { Status } from "../../src/domain/status.ts";

/** How a sentence goes on after the name of a resource, by the label of its status. */
const byLabel: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "in progress": "is running",
    running: "is running",
    starting: "is starting",
    stopping: "is stopping",
    pending: "is waiting to be processed",
    creating: "is being created",
    updating: "is being updated",
    deleting: "is being deleted",
    baking: "is baking a deployment",
    "being patched by aws": "is being patched by AWS",
    completed: "completed",
    succeeded: "succeeded",
    created: "was created",
    active: "is active",
    "in service": "is in service",
    "approval needed": "waits for approval",
    approved: "was approved",
    rejected: "was rejected",
    failed: "failed",
    stopped: "was stopped",
    deleted: "was deleted",
    "create failed": "could not be created",
    "update failed": "could not be updated",
    "delete failed": "could not be deleted",
    "rolled back": "was rolled back",
    "rolling back": "is rolling back",
    "out of service": "is out of service",
    "stopped at its time limit": "was stopped at its time limit",
    "update and rollback failed": "failed to update and to roll back",
    "in alarm": "is in alarm",
    ok: "is OK",
    "no data": "has no data",
    "waiting for a decision": "waits for a decision",
    replayed: "was replayed",
    discarded: "was discarded",
    "offline store blocked": "has a blocked offline store",
  }),
);

const byPhase: Readonly<Record<Status["phase"], (label: string) => string>> = {
  running: (label) => `is in progress (${label})`,
  attention: (label) => `needs a look: its status is ${label}`,
  succeeded: (label) => `is done (${label})`,
  failed: (label) => `failed (${label})`,
  stopped: (label) => `ended (${label})`,
};

/** The status as the predicate of a sentence: "failed", "waits for approval". A status nobody knows is named as it came. */
export const says = (status: Status): string =>
  byLabel.get(status.label.toLowerCase()) ?? byPhase[status.phase](status.label);
