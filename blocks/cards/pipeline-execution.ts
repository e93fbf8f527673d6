import type { CardFacts, OffspringFacts } from "../../src/domain/card.ts";
import type { PipelineParts, PipelineStep } from "../../src/events/kinds/pipeline-execution.ts";
import { plan, type Task, type TaskStatus } from "../kit/plan.ts";
import type { Message } from "../message.ts";
import { type Mrkdwn, prose } from "../text.ts";
import { between, count, formatNumber, shorten } from "../words.ts";
import { sentences, times, unknownStatus } from "./bits.ts";
import { frame } from "./frame.ts";

type NamedStep = readonly [name: string, step: PipelineStep];

/** Slack knows four states of a task; what they do not tell (stopped, stopping) stands behind the name. */
const states: ReadonlyMap<string, readonly [status: TaskStatus, word: string]> = new Map(
  Object.entries({
    Starting: ["in_progress", "starting"],
    Executing: ["in_progress", ""],
    Stopping: ["in_progress", "stopping"],
    Stopped: ["pending", "stopped"],
    Failed: ["error", ""],
    Succeeded: ["complete", ""],
  } as const),
);

const descriptionMax = 200;

/** The card of a pipeline execution: one task for each step that SageMaker has told of. */
export function pipelineExecutionCard(facts: CardFacts<PipelineParts>): Message {
  const { summary, parts } = facts;
  const { execution } = parts;
  const steps = inOrder(parts.steps ?? {});
  const jobs = facts.journey?.offspring.filter(({ apart }) => !apart) ?? [];
  return frame(facts, {
    sentence: sentenceOf(facts, steps),
    // The reason is the one of the step that failed, and stands there.
    reasonShown: steps.some(([, step]) => step.status === "Failed" && step.reason),
    evidence: [
      steps.length > 0
        ? plan(
            counts(steps),
            steps.map((step) => task(step, jobs, facts.failure === undefined)),
          )
        : undefined,
    ],
    quiet: [
      jobs.length > 0 ? count(jobs.length, "job") : undefined,
      execution?.displayName,
      execution?.description && shorten(execution.description, descriptionMax),
      ...times(summary),
    ],
  });
}

function sentenceOf({ summary }: CardFacts, steps: readonly NamedStep[]): Mrkdwn | undefined {
  const failed = steps.some(([, step]) => step.status === "Failed");
  return sentences([
    unknownStatus(summary),
    summary.status.phase === "failed" && !failed && !summary.reason
      ? "No failed step was reported, so the reason is not known here."
      : undefined,
    steps.length === 0 ? prose("No step has been reported yet.") : undefined,
  ]);
}

/** By start, then by name; what has not started comes last. */
const inOrder = (steps: NonNullable<PipelineParts["steps"]>): readonly NamedStep[] =>
  Object.entries(steps).toSorted(
    ([aName, a], [bName, b]) =>
      (a.startedAt ?? Number.MAX_SAFE_INTEGER) - (b.startedAt ?? Number.MAX_SAFE_INTEGER) || (aName < bName ? -1 : 1),
  );

/** `classify`: says here of what class a failure is, where the card does not say it above. */
function task([name, step]: NamedStep, jobs: readonly OffspringFacts[], classify: boolean): Task {
  const [status, state] = states.get(step.status) ?? ["pending", step.status];
  // A callback step does nothing itself: somebody, or something, has to answer it.
  const word = state === "" && status === "in_progress" && step.type === "Callback" ? "waits for an answer" : state;
  const spent = step.cachedFrom === undefined ? between(step.startedAt, step.endedAt) : "cached";
  const job = jobs.find(({ arn }) => arn.toLowerCase() === step.resourceArn?.toLowerCase());
  const failure =
    classify && status === "error" && job?.failure ? `${job.failure.title} — ${job.failure.sentence}` : undefined;
  const details = [
    failure,
    step.reason ?? (status === "error" ? job?.reason : undefined),
    status === "complete" ? undefined : madeBy(step.resourceArn),
  ]
    .filter(Boolean)
    .join("\n");
  return { title: [shorten(name, 80), word, spent].filter(Boolean).join(" · "), status, details };
}

/** `training-job/pipelines-abc-Train`: what to look for in the console. */
const madeBy = (arn: string | undefined): string | undefined => arn?.split(":").slice(5).join(":") || arn;

/** "2 done · 1 running · 1 failed". How many steps there are in all is not in the events. */
function counts(steps: readonly NamedStep[]): string {
  const of = (...statuses: readonly string[]) => steps.filter(([, step]) => statuses.includes(step.status)).length;
  const cached = steps.filter(([, step]) => step.cachedFrom !== undefined).length;
  const told: readonly (readonly [number, string])[] = [
    [of("Succeeded"), cached > 0 ? `done (${formatNumber(cached)} cached)` : "done"],
    [of("Starting", "Executing", "Stopping"), "running"],
    [of("Failed"), "failed"],
    [of("Stopped"), "stopped"],
  ];
  const words = told.filter(([many]) => many > 0).map(([many, what]) => `${formatNumber(many)} ${what}`);
  return `Steps: ${words.join(" · ") || formatNumber(steps.length)}`;
}
