import type { DeploymentStory, DeploymentTold } from "../../../src/domain/deployment-story.ts";
import type { EndpointParts } from "../../../src/events/endpoint/parts.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, prose, slackDate } from "../../text.ts";
import { count, duration } from "../../words.ts";
import { sentences, unknownStatus } from "../bits.ts";
import { type EndpointFacts, isDeploying } from "./facts.ts";

/** What matters about an endpoint right now, in a sentence or two. */
export function endpointSentence(facts: EndpointFacts): Mrkdwn | undefined {
  const { summary, parts, deployment } = facts;
  const { endpoint: now } = parts;
  switch (summary.status.word) {
    case "Failed":
      return sentences([gaveNoReason(summary.reason), "SageMaker allows only one thing now: deleting the endpoint."]);
    case "UpdateRollbackFailed":
      return prose(
        "The update and its rollback both failed, so a mix of both fleets serves. Update it again with the config you want.",
      );
    case "RollingBack":
      return prose("The change of weights or instances did not work and is being undone.");
    case "OutOfService":
      return prose("It takes no requests and cannot be updated.");
    case "SystemUpdating":
      return prose("Until AWS is done it cannot be updated, deleted or scaled.");
    case "InService":
      return inService(facts);
    case "Creating":
    case "Deleting":
    case "Deleted":
      return undefined;
    case "Updating":
      return isDeploying(facts) && deployment
        ? deploying(parts, deployment)
        : (capacity(parts) ?? (now?.config === undefined ? undefined : mrkdwn`It serves ${code(now.config)}.`));
    default:
      return unknownStatus(summary);
  }
}

const gaveNoReason = (reason: string | undefined) => (reason ? undefined : "SageMaker gives no reason.");

function inService({ summary, parts, deployment }: EndpointFacts): Mrkdwn | undefined {
  const serving = parts.endpoint?.config;
  const serves = serving === undefined ? undefined : mrkdwn`It serves ${code(serving)}.`;
  const newest = deployment?.newest;
  if (deployment && newest?.verdict === "rolled-back")
    return lines([rolledBack(newest, summary.reason, parts), why(parts, newest, deployment.cutAfterMs)]);
  if (summary.status.phase === "failed")
    return sentences([
      mrkdwn`The last change did not take.`,
      serving && mrkdwn`It ${bold(`still serves ${serving}`)}.`,
    ]);
  if (newest?.verdict === "replaced")
    return sentences([
      serves,
      mrkdwn`What became of ${code(newest.config)}, asked for ${slackDate(newest.startedAt)}, nobody told.`,
    ]);
  if (deployment?.untold && serving !== undefined)
    return sentences([
      mrkdwn`It was updated and serves ${code(serving)}.`,
      "SageMaker does not tell what was asked for: if it was another config, it was rolled back.",
    ]);
  return lines([serves, aborted(parts, newest)]);
}

function rolledBack(newest: DeploymentTold, reason: string | undefined, { endpoint: now }: EndpointParts): Mrkdwn {
  if (newest.config === newest.previousConfig)
    return sentences([
      mrkdwn`It was updated to ${code(newest.config)}, which it served already, and the update ${bold("was rolled back")}: the fleet from before still serves.`,
      gaveNoReason(reason),
    ]);
  const still = bold(now?.config === undefined ? "still serves its old config" : `still serves ${now.config}`);
  const silent = reason ? undefined : "SageMaker reports InService and gives no reason.";
  return sentences([mrkdwn`${code(newest.config)} was asked for, but the endpoint ${still}.`, silent]);
}

/** What is known of why, beside SageMaker's reason: an alarm that was seen to go off, a bake that ended early. */
function why(
  { tripped = {}, phases = {}, endpoint: now, abort }: EndpointParts,
  newest: DeploymentTold,
  cutAfterMs: number | undefined,
): Mrkdwn | undefined {
  const ended = now?.modifiedAt ?? Number.POSITIVE_INFINITY;
  const [first] = Object.entries(tripped)
    .filter(([, { at }]) => at >= newest.startedAt && at <= ended)
    .toSorted(([, a], [, b]) => a.at - b.at);
  if (first === undefined)
    return cutAfterMs === undefined
      ? undefined
      : mrkdwn`Its bake ended after ${duration(cutAfterMs)}, before its time.`;
  const [alarm, { at }] = first;
  const bakedFrom = phases["Baking"]?.startedAt ?? Number.POSITIVE_INFINITY;
  const into = at > bakedFrom ? `${duration(at - bakedFrom)} into the bake` : undefined;
  if (abort?.of === newest.startedAt && abort.alarm === alarm)
    return sentences([
      mrkdwn`${join([mrkdwn`A person aborted it by the alarm ${code(alarm)}`, into], " ")}.`,
      "Before the next deployment it has to be OK again.",
    ]);
  return mrkdwn`${join([mrkdwn`The alarm ${code(alarm)} went off`, into], " ")}.`;
}

/** What the deployment does at the moment; a bake with the moment at which it ends. */
function deploying(parts: EndpointParts, story: DeploymentStory): Mrkdwn {
  return lines([doing(story), abortGoesOn(parts, story), before(story.lost)]);
}

function doing({ newest, phase, cutAfterMs }: DeploymentStory): Mrkdwn | undefined {
  if (phase === undefined) return newest && mrkdwn`It is moving to ${code(newest.config)}.`;
  const told = phase.message === undefined ? undefined : prose(phase.message);
  if (phase.status === "Deleting" && cutAfterMs !== undefined)
    return sentences([mrkdwn`${bold(`The bake ended after ${duration(cutAfterMs)}`)}, before its time.`, told]);
  if (phase.status !== "Baking" || phase.endsAt === undefined) return told;
  return sentences([
    mrkdwn`${bold("Baking until")} ${slackDate(phase.endsAt, "{time}")}.`,
    phase.instances === undefined || phase.fleet === undefined
      ? undefined
      : `The ${phase.fleet} capacity of ${count(phase.instances, "instance")} takes traffic while the alarms are watched.`,
  ]);
}

const before = (lost: DeploymentTold | undefined): Mrkdwn | undefined =>
  lost &&
  mrkdwn`${bold(`${lost.config} was rolled back`)} before this: it was asked for ${slackDate(lost.startedAt)} and never served.`;

/** Setting an alarm is a wish: what SageMaker makes of it is seen only in what it does. */
function abortGoesOn({ abort }: EndpointParts, { newest, cutAfterMs }: DeploymentStory): Mrkdwn | undefined {
  if (abort === undefined || abort.of !== newest?.startedAt || cutAfterMs !== undefined) return undefined;
  return sentences([
    mrkdwn`Somebody asked to abort it: the alarm ${code(abort.alarm)} was set ${count(abort.times, "time")}.`,
    "It is rolled back when SageMaker sees that.",
  ]);
}

const aborted = ({ abort }: EndpointParts, newest: DeploymentTold | undefined): Mrkdwn | undefined =>
  abort === undefined || abort.of !== newest?.startedAt
    ? undefined
    : mrkdwn`The abort did not work. The bake went on: SageMaker did not see the alarm ${code(abort.alarm)}.`;

const capacity = ({ endpoint: now }: EndpointParts): Mrkdwn | undefined => {
  const message = now?.variants.find((variant) => variant.phase !== undefined)?.message;
  return message === undefined ? undefined : prose(message);
};
