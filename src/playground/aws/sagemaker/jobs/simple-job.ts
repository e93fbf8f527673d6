import { validationException } from "../../http/errors.ts";
import type { Held, Shelf } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";
import { type JobPlan, stoppingSeconds } from "./plan.ts";

/** The statuses of processing and transform jobs. */
type SimpleStatus = "InProgress" | "Completed" | "Failed" | "Stopping" | "Stopped";

/** What changes in a job at one moment. */
interface Moment {
  readonly status: SimpleStatus;
  readonly now: Date;
  readonly reason?: string;
  readonly is: "start" | "stopping" | "end";
}

/** How one kind of job is told apart from the other. */
export interface SimpleJobKind<Api> {
  /** As error messages call it, such as `processing job`. */
  readonly noun: string;
  /** The members of Describe that a moment changes. */
  readonly patch: (moment: Moment) => Partial<Api>;
}

/** Runs jobs whose only statuses are in progress, stopping and three ends. */
export interface SimpleJobs<Api> {
  run(job: Held<Api>, plan: JobPlan): void;
  /** Throws ValidationException unless the job is InProgress. */
  stop(job: Held<Api>): void;
}

/** The lives of the jobs on one shelf. */
export function createSimpleJobs<Api extends object>(
  world: World,
  shelf: Shelf<Api>,
  { noun, patch }: SimpleJobKind<Api>,
): SimpleJobs<Api> {
  const stories = createStories(world);
  const move = (arn: string, moment: Omit<Moment, "now">) =>
    void shelf.change(arn, patch({ ...moment, now: today(world) }));

  return {
    run({ arn }, { startSeconds, runSeconds, ending }) {
      const end: Omit<Moment, "now"> =
        ending.ends === "Failed"
          ? { is: "end", status: "Failed", reason: ending.reason }
          : { is: "end", status: "Completed" };
      stories.play(arn, [
        [startSeconds, () => move(arn, { is: "start", status: "InProgress" })],
        [runSeconds, () => move(arn, end)],
      ]);
    },
    stop({ arn, api }) {
      const status = shelf.kind.status(api);
      if (status !== "InProgress") {
        throw validationException(`The request was rejected because the ${noun} is in status ${status}.`);
      }
      stories.play(arn, [[stoppingSeconds, () => move(arn, { is: "end", status: "Stopped" })]]);
      move(arn, { is: "stopping", status: "Stopping" });
    },
  };
}
