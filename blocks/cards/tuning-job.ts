import type { CardFacts } from "../../src/domain/card.ts";
import type { TuningJobParts } from "../../src/events/kinds/tuning-job.ts";
import { section } from "../kit/basics.ts";
import { lineChart } from "../kit/chart.ts";
import type { Message } from "../message.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, prose } from "../text.ts";
import { bar, formatNumber, shorten } from "../words.ts";
import { instances, metric, noReason, sentences, times, unknownStatus } from "./bits.ts";
import { frame } from "./frame.ts";

type Job = NonNullable<TuningJobParts["job"]>;
type Children = NonNullable<TuningJobParts["children"]>;

const failuresShown = 3;
const failureMax = 160;

/** The card of a tuning job: how far it is, the best job so far, how the objective went, which jobs failed. */
export function tuningJobCard(facts: CardFacts<TuningJobParts>): Message {
  const { summary, parts } = facts;
  const { job, children = {} } = parts;
  return frame(facts, {
    sentence: lines([
      sentences([unknownStatus(summary), noReason(summary)]),
      job && progress(job),
      job?.best ? best(job.best, summary.status.phase === "running") : undefined,
    ]),
    evidence: [failures(children), chart(job, children)],
    quiet: [
      job?.strategy,
      instances(job?.instanceType, job?.instanceCount),
      job?.maxParallelJobs === undefined ? undefined : `${formatNumber(job.maxParallelJobs)} at a time`,
      ...times(summary),
    ],
  });
}

/** "`████░░` 30 of 40 · 24 done, 4 running, *2 failed*": how many were launched, and what became of them. */
function progress({ counters, maxJobs }: Job): Mrkdwn {
  const launched = counters.completed + counters.inProgress + counters.failed + counters.stopped;
  const total = Math.max(maxJobs ?? launched, launched);
  const counts = join(
    [
      `${formatNumber(counters.completed)} done`,
      counters.inProgress > 0 ? `${formatNumber(counters.inProgress)} running` : undefined,
      counters.stopped > 0 ? `${formatNumber(counters.stopped)} stopped` : undefined,
      counters.failed > 0 ? bold(`${formatNumber(counters.failed)} failed`) : undefined,
    ],
    ", ",
  );
  return mrkdwn`${code(bar(total > 0 ? launched / total : 0))} ${formatNumber(launched)} of ${formatNumber(total)} · ${counts}`;
}

const best = ({ name, metric: of, value }: NonNullable<Job["best"]>, soFar: boolean): Mrkdwn =>
  mrkdwn`${soFar ? "Best so far" : "Best"}: ${join([code(name), metric(of, value)], " ")}`;

function failures(children: Children) {
  const failed = Object.entries(children).filter(([, child]) => child.status === "Failed");
  if (failed.length === 0) return undefined;
  const shown = failed
    .slice(0, failuresShown)
    .map(([name, { reason }]) =>
      join([bold("Failed"), code(name), reason && prose(shorten(oneLine(reason), failureMax))], " "),
    );
  const hidden = failed.length - shown.length;
  return section(lines([...shown, hidden > 0 ? `and ${formatNumber(hidden)} more` : undefined]));
}

const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");

/** How the best objective moved from finished job to finished job. */
function chart(job: Job | undefined, children: Children) {
  const done = Object.values(children)
    .flatMap(({ objective, endedAt, metric: name }) =>
      objective === undefined || endedAt === undefined ? [] : [{ objective, endedAt, name }],
    )
    .toSorted((a, b) => a.endedAt - b.endedAt);
  const better = direction(
    job,
    done.map((each) => each.objective),
  );
  let soFar: number | undefined;
  const points = done.map(({ objective }, index) => {
    soFar = soFar === undefined ? objective : better(soFar, objective);
    return { label: String(index + 1), value: soFar };
  });
  const name = job?.objectiveMetric ?? job?.best?.metric ?? done.find((each) => each.name)?.name ?? "objective";
  return lineChart(`${shorten(name, 35)}, best so far`, "best", points, "finished jobs");
}

/** Maximize or Minimize; where the event does not tell, the best job's own value does. */
function direction(job: Job | undefined, objectives: readonly number[]): (a: number, b: number) => number {
  if (job?.objectiveType === "Minimize") return Math.min;
  if (job?.objectiveType === undefined && job?.best?.value !== undefined && objectives.length > 0) {
    const [low, high] = [Math.min(...objectives), Math.max(...objectives)];
    return Math.abs(job.best.value - low) < Math.abs(job.best.value - high) ? Math.min : Math.max;
  }
  return Math.max;
}
