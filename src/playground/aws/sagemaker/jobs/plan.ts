/** How a job ends when nobody stops it. */
type Ending =
  | { readonly ends: "Completed"; readonly metrics?: Readonly<Record<string, number>> }
  | { readonly ends: "Failed"; readonly reason: string };

/** How a simulated job goes. */
export interface JobPlan {
  /** Until the instances are there. */
  readonly startSeconds: number;
  /** How long the container runs. */
  readonly runSeconds: number;
  readonly ending: Ending;
}

/** What a job does that nobody made a plan for. */
export const defaultPlan: JobPlan = { startSeconds: 60, runSeconds: 600, ending: { ends: "Completed" } };

/** SageMaker sends SIGTERM and gives the container 120 seconds; these simulated ones need fewer. */
export const stoppingSeconds = 40;
