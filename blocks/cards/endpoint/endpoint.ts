import type { DeploymentStory } from "../../../src/domain/deployment-story.ts";
import type { EndpointParts } from "../../../src/events/endpoint/parts.ts";
import { preformatted } from "../../kit/basics.ts";
import type { Message } from "../../message.ts";
import { code, join, type Mrkdwn, mrkdwn, slackDate } from "../../text.ts";
import { between } from "../../words.ts";
import { frame } from "../frame.ts";
import { rolledBackIcon } from "../icons.ts";
import { bakeBar } from "./bake.ts";
import { type EndpointFacts, isDeploying } from "./facts.ts";
import { fleets } from "./fleets.ts";
import { guardrailWords } from "./guardrails.ts";
import { endpointSentence } from "./sentence.ts";
import { alarmLine, charts } from "./watch.ts";

/** The card of an endpoint and of its deployments: what serves, what is asked for, how far it is. */
export function endpointCard(facts: EndpointFacts): Message {
  const { summary, parts, deployment } = facts;
  const newest = deployment?.newest;
  const back = newest?.verdict === "rolled-back" && summary.moment === "rolled-back";
  const moving = isDeploying(facts);
  const bars = back ? "" : barsOf(facts, moving);
  const trail = moving || summary.moment === "deployed" ? arrow(newest?.previousConfig, newest?.config) : undefined;
  return frame(facts, {
    icon: back ? rolledBackIcon : undefined,
    // "Baking" and "Rolled back" alone do not say of what.
    noun: summary.headline.startsWith("Endpoint") ? undefined : "endpoint",
    trail,
    sentence: endpointSentence(facts),
    evidence: [
      bars === "" ? undefined : preformatted(bars, 2000),
      ...(moving ? [alarmLine(parts), ...charts(parts, deployment)] : []),
    ],
    quiet: quiet(facts, moving),
    predicate: predicateOf(facts, moving),
  });
}

const arrow = (from: string | undefined, to: string | undefined): Mrkdwn | undefined =>
  to === undefined ? undefined : join([from === undefined ? mrkdwn`?` : code(from), code(to)], " → ");

function barsOf({ summary, parts, deployment }: EndpointFacts, moving: boolean): string {
  const variants = parts.endpoint?.variants ?? [];
  // Events that tell of a status alone name what was wanted; in service, that is what there is.
  const serving =
    summary.status.word === "InService"
      ? variants.map((each) => ({
          ...each,
          currentInstances: each.currentInstances ?? each.desiredInstances,
          currentWeight: each.currentWeight ?? each.desiredWeight,
        }))
      : variants;
  if (!moving || deployment === undefined) return fleets({ asked: [], serving, traffic: undefined });
  return fleets({
    asked: newFleet(parts, deployment),
    serving,
    traffic: deployment.traffic,
    bake: bakeBar(parts, deployment),
  });
}

/** The new fleet as the newest event of the deployment told it. */
const newFleet = ({ deployments = {} }: EndpointParts, { newest }: DeploymentStory) =>
  Object.values(deployments)
    .filter(({ config }) => config === newest?.config)
    .toSorted((a, b) => b.seenAt - a.seenAt)[0]?.variants ?? [];

function predicateOf({ summary, parts, deployment }: EndpointFacts, moving: boolean): string | undefined {
  const { config } = deployment?.newest ?? {};
  if (summary.moment === "rolled-back" && !moving)
    return `was rolled back and still serves ${parts.endpoint?.config ?? "its old config"}`;
  if (summary.moment === "deployed") return `now serves ${config}`;
  return moving ? `is deploying ${config} (${summary.status.label.toLowerCase()})` : undefined;
}

function quiet(facts: EndpointFacts, moving: boolean): readonly (Mrkdwn | string | undefined)[] {
  const { summary, parts, deployment } = facts;
  const { endpoint: now } = parts;
  const date = (
    at: number | undefined,
    format: "{time}" | "{date_short_pretty} {time}" = "{date_short_pretty} {time}",
  ) => (at === undefined ? undefined : slackDate(at, format));
  const how = guardrailWords(parts, deployment);
  const from = date(deployment?.newest?.startedAt);
  if (summary.moment === "rolled-back" && !moving) {
    const to = date(now?.modifiedAt, "{time}");
    return [from && to ? mrkdwn`deployment ${from} to ${to}` : from && mrkdwn`deployment started ${from}`, how];
  }
  const took = between(deployment?.newest?.startedAt, now?.modifiedAt);
  const started = summary.status.phase === "running" ? date(summary.startedAt) : undefined;
  const changed = summary.status.phase === "running" ? undefined : date(now?.modifiedAt ?? now?.createdAt);
  return [
    ...(moving ? [how] : []),
    started && mrkdwn`started ${started}`,
    changed &&
      (summary.moment === "deployed"
        ? join([mrkdwn`deployed ${changed}`, took && `after ${took}`], " ")
        : mrkdwn`changed ${changed}`),
  ];
}
