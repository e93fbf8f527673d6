import type { KnownBlock } from "@slack/types";
import type { CardFacts } from "../../src/domain/card.ts";
import type { TrainingJobParts } from "../../src/events/kinds/training-job.ts";
import { fields, fitLines, folded } from "../kit/basics.ts";
import { curveChart, sinceStart } from "../kit/curve.ts";
import type { Message } from "../message.ts";
import { bold, code, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { between, duration, formatNumber } from "../words.ts";
import { imageName, instances, noReason, sentences, times, unknownStatus } from "./bits.ts";
import { frame } from "./frame.ts";

type Job = NonNullable<TrainingJobParts["job"]>;

/** The SecondaryStatus values of the API reference in words; others are shown as they came. */
const doing: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Starting: "Starting",
    Pending: "Waiting for capacity",
    LaunchingMLInstances: "Launching instances",
    PreparingTrainingStack: "Preparing the training stack",
    Downloading: "Downloading the data",
    DownloadingTrainingImage: "Downloading the image",
    Training: "Training",
    Uploading: "Uploading the model",
    Stopping: "Stopping",
    Interrupted: "Interrupted, since the spot capacity was taken away",
    Restarting: "Restarting",
    Updating: "Updating",
  }),
);
const outOfTime = ["MaxRuntimeExceeded", "MaxWaitTimeExceeded"];

/** The card of a training job. */
export function trainingJobCard(facts: CardFacts<TrainingJobParts>): Message {
  const { summary, parts } = facts;
  const { job } = parts;
  const hyperParameters = Object.entries(job?.hyperParameters ?? {});
  // Then the reason is our own sentence, and stands as one.
  const timedOut = job !== undefined && job.reason === undefined && outOfTime.includes(job.secondary ?? "");
  const finals = job && job.metrics.length > 0 ? job.metrics : (facts.finals ?? []);
  return frame(facts, {
    sentence: timedOut && summary.reason ? prose(summary.reason) : sentenceOf(facts, job),
    reasonShown: timedOut,
    evidence: [
      finals.length > 0 ? fields(finals.map((each) => [each.name, mrkdwn`${formatNumber(each.value)}`])) : undefined,
      chart(facts),
      hyperParameters.length > 0
        ? folded(
            `Hyperparameters (${hyperParameters.length})`,
            fitLines(
              hyperParameters.map(([name, set]) => mrkdwn`${name} ${code(set)}`),
              hyperParametersMax,
            ),
          )
        : undefined,
    ],
    quiet: [
      instances(job?.instanceType, job?.instanceCount),
      ...times(summary),
      job?.billableSeconds === undefined ? undefined : `billed ${duration(job.billableSeconds * 1000)}`,
      job?.maxRuntimeSeconds === undefined ? undefined : `limit ${duration(job.maxRuntimeSeconds * 1000)}`,
      imageName(job?.image) ?? job?.algorithm,
    ],
  });
}

/** How the metrics came to what they are; utilisation is for those who ask. */
function chart({ curves }: CardFacts): KnownBlock | undefined {
  const learned = curves?.find(({ title }) => title === "Metrics");
  return learned && curveChart(learned, sinceStart(learned), "since the start");
}

const hyperParametersMax = 2000;

function sentenceOf(facts: CardFacts, job: Job | undefined): Mrkdwn | undefined {
  const { summary } = facts;
  const ran = between(summary.startedAt, summary.endedAt);
  switch (summary.status.phase) {
    case "running":
      return job && nowDoing(job);
    case "succeeded":
      return job?.artifacts === undefined ? undefined : mrkdwn`The model is at ${code(job.artifacts)}.`;
    case "failed": {
      const during = job?.transitions.findLast((each) => doing.has(each.status))?.status;
      const when = during === undefined ? "" : ` while ${(doing.get(during) ?? during).toLowerCase()}`;
      return sentences([
        ran || when ? `It failed${when}${ran ? `, after ${ran}` : ""}.` : undefined,
        noReason(summary),
      ]);
    }
    case "stopped":
      return ran === undefined ? undefined : prose(`It was stopped after ${ran}.`);
    case "attention":
      return unknownStatus(summary);
  }
}

function nowDoing(job: Job): Mrkdwn | undefined {
  const latest = job.transitions.at(-1);
  const word = job.secondary ?? latest?.status;
  if (word === undefined) return undefined;
  const since = latest?.startedAt === undefined ? undefined : mrkdwn` since ${slackDate(latest.startedAt, "{time}")}`;
  return sentences([mrkdwn`${bold(doing.get(word) ?? word)}${since ?? ""}.`, latest?.message]);
}
