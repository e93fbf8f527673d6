import type { CardFacts } from "../../src/domain/card.ts";
import type { EndpointParts, EndpointVariant } from "../../src/events/kinds/endpoint.ts";
import { preformatted } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { count, duration } from "../words.ts";
import { sentences, unknownStatus } from "./bits.ts";
import { fleets } from "./fleets.ts";
import { frame } from "./frame.ts";
import { rolledBackIcon } from "./icons.ts";

/** The card of an endpoint and of its deployments: what serves, what is asked for, how far it is. */
export function endpointCard(facts: CardFacts<EndpointParts>): Message {
  const { summary, parts } = facts;
  const { endpoint: now, deployment: asked } = parts;
  const back = rolledBack(facts);
  const moving = summary.status.phase === "running" && asked !== undefined && asked.config !== now?.config;
  const bars = back ? "" : fleets(moving ? asked.variants : [], now?.variants ?? []);
  return frame(facts, {
    icon: back ? rolledBackIcon : undefined,
    // "Baking" and "Rolled back" alone do not say of what.
    noun: summary.headline.startsWith("Endpoint") ? undefined : "endpoint",
    trail: moving ? join([configOf(now?.config), configOf(asked.config)], " → ") : undefined,
    sentence: back ? rolledBackSentence(facts) : sentenceOf(facts),
    evidence: [bars === "" ? undefined : preformatted(bars, 2000)],
    quiet: quiet(facts, back),
    predicate: predicateOf(facts, back, moving),
  });
}

function predicateOf({ summary, parts }: CardFacts<EndpointParts>, back: boolean, moving: boolean): string | undefined {
  if (back) return `was rolled back and still serves ${parts.endpoint?.config ?? "its old config"}`;
  return moving ? `is deploying ${parts.deployment?.config} (${summary.status.label.toLowerCase()})` : undefined;
}

/** The summary has decided that an endpoint in service is no success; that a deployment asked for another config says why. */
const rolledBack = ({ summary, parts }: CardFacts<EndpointParts>): boolean =>
  summary.status.word === "InService" &&
  summary.status.phase === "failed" &&
  parts.deployment !== undefined &&
  parts.deployment.config !== parts.endpoint?.config;

const configOf = (config: string | undefined): Mrkdwn => (config === undefined ? mrkdwn`?` : code(config));

function rolledBackSentence({ summary, parts }: CardFacts<EndpointParts>): Mrkdwn {
  const asked = code(parts.deployment?.config ?? "");
  const serving = parts.endpoint?.config;
  const still = serving === undefined ? bold("still serves its old config") : bold(`still serves ${serving}`);
  const reason = summary.reason ? undefined : "SageMaker reports InService and gives no reason.";
  return sentences([mrkdwn`${asked} was asked for, but the endpoint ${still}.`, reason]);
}

function sentenceOf({ summary, parts }: CardFacts<EndpointParts>): Mrkdwn | undefined {
  const { endpoint: now, deployment: asked } = parts;
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
    case "InService": {
      const serves = now?.config === undefined ? undefined : mrkdwn`It serves ${code(now.config)}.`;
      return summary.status.phase === "failed"
        ? sentences([
            mrkdwn`The last change did not take.`,
            now?.config && mrkdwn`It ${bold(`still serves ${now.config}`)}.`,
          ])
        : serves;
    }
    case "Creating":
    case "Deleting":
    case "Deleted":
      return undefined;
    case "Updating":
      return phase([...(asked?.variants ?? []), ...(now?.variants ?? [])]) ?? capacity(now?.config, asked?.config);
    default:
      return unknownStatus(summary);
  }
}

const gaveNoReason = (reason: string | undefined) => (reason ? undefined : "SageMaker gives no reason.");

const capacity = (serving: string | undefined, asked: string | undefined): Mrkdwn | undefined => {
  const config = asked ?? serving;
  return config === undefined ? undefined : mrkdwn`It is moving to ${code(config)}.`;
};

/** What the deployment does at the moment; a bake with the moment at which it ends. */
function phase(variants: readonly EndpointVariant[]): Mrkdwn | undefined {
  const busy = variants.find((variant) => variant.phase !== undefined);
  if (busy?.phase !== "Baking") return busy?.message === undefined ? undefined : prose(busy.message);
  const bake = readBake(busy.message ?? "");
  const until = bake && busy.phaseStartedAt !== undefined ? slackDate(busy.phaseStartedAt + bake.ms) : undefined;
  if (!bake) return busy.message === undefined ? undefined : prose(busy.message);
  return sentences([
    until ? mrkdwn`${bold("Baking until")} ${until}.` : mrkdwn`${bold("Baking")} for ${duration(bake.ms)}.`,
    bake.instances === undefined
      ? undefined
      : `The ${bake.share} capacity of ${count(bake.instances, "instance")} takes traffic while the alarms are watched.`,
  ]);
}

interface Bake {
  readonly ms: number;
  readonly share: string;
  readonly instances: number | undefined;
}

/**
 * "Baking for 600 seconds (TerminationWaitInSeconds) with traffic enabled on canary capacity of 1 instance(s)."
 * (developer guide, deployment guardrails). The wording of linear and rolling deployments is not documented, so all but
 * the seconds may be missing.
 */
function readBake(message: string): Bake | undefined {
  const seconds = /baking for (\d{1,6}) second/i.exec(message)?.[1];
  const [, share, instances] = /on (?:the )?(\w+) capacity of (\d{1,6}) instance/i.exec(message) ?? [];
  if (seconds === undefined) return undefined;
  return {
    ms: Number(seconds) * 1000,
    share: share ?? "",
    instances: instances === undefined ? undefined : Number(instances),
  };
}

function quiet({ summary, parts }: CardFacts<EndpointParts>, back: boolean) {
  const { endpoint: now, deployment: asked } = parts;
  const date = (
    at: number | undefined,
    format: "{time}" | "{date_short_pretty} {time}" = "{date_short_pretty} {time}",
  ) => (at === undefined ? undefined : slackDate(at, format));
  if (back) {
    const from = date(asked?.startedAt);
    const to = date(now?.modifiedAt, "{time}");
    return from && to ? [mrkdwn`deployment ${from} to ${to}`] : [from && mrkdwn`deployment started ${from}`];
  }
  const started = summary.status.phase === "running" ? date(summary.startedAt) : undefined;
  const changed = summary.status.phase === "running" ? undefined : date(now?.modifiedAt ?? now?.createdAt);
  return [started && mrkdwn`started ${started}`, changed && mrkdwn`changed ${changed}`];
}
