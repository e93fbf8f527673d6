import type { Level, Summary } from "../domain/card.ts";
import type { Status, StatusTable } from "../domain/status.ts";

/** The statuses that training, transform and processing jobs share (API reference, `*JobStatus`). */
export const jobStatuses: StatusTable = {
  InProgress: ["In progress", "running", 1],
  Stopping: ["Stopping", "running", 2],
  Completed: ["Completed", "succeeded", 4],
  Failed: ["Failed", "failed", 4],
  Stopped: ["Stopped", "stopped", 3],
  Deleting: ["Deleting", "running", 5],
};

/** What a phase asks of people, when the kind knows nothing better. */
export const significanceOf: Readonly<Record<Status["phase"], Level>> = {
  running: "all",
  attention: "act",
  succeeded: "outcomes",
  failed: "act",
  stopped: "outcomes",
};

const verbs: Readonly<Record<Status["phase"], string>> = {
  running: "",
  attention: "",
  succeeded: "completed",
  failed: "failed",
  stopped: "stopped",
};

/** The state line of a job: "Training failed", "Training · stopping", or the bare noun while it runs. */
export function jobHeadline(subject: string, status: Status, running: string): string {
  const verb = verbs[status.phase];
  if (verb) return `${subject} ${verb}`;
  if (status.word === "InProgress") return running;
  return `${subject} · ${status.label}`;
}

/** True when nothing more can happen to a job in this status. */
export const isFinal = (status: Status): boolean =>
  status.phase === "succeeded" || status.phase === "failed" || status.phase === "stopped";

/** The summary of a job from the fields that all jobs have. */
export function jobSummary(
  subject: string,
  running: string,
  status: Status,
  job: {
    readonly startedAt?: number | undefined;
    readonly endedAt?: number | undefined;
    readonly reason?: string | undefined;
    readonly clues?: Summary["clues"];
  },
): Summary {
  return {
    status,
    headline: jobHeadline(subject, status, running),
    significance: significanceOf[status.phase],
    startedAt: job.startedAt,
    endedAt: isFinal(status) ? job.endedAt : undefined,
    reason: job.reason,
    clues: job.clues,
  };
}
