import type { CardFacts, Failure, Moment } from "../../src/domain/card.ts";
import { failureLine, whereOf } from "../cards/frame.ts";
import { icons, rolledBackIcon } from "../cards/icons.ts";
import { says } from "../cards/says.ts";
import type { Message } from "../message.ts";
import {
  bold,
  code,
  emoji,
  join,
  lines,
  link,
  type Mrkdwn,
  mention as mentionOf,
  mrkdwn,
  prose,
  userMention,
} from "../text.ts";
import { between, shorten } from "../words.ts";
import { say } from "./say.ts";

const reasonMax = 300;

/**
 * The reply for a moment, in one sentence. `mention` is in Slack's own form (`<!subteam^S…>`, `<@U…>`) and stands only
 * here: an edited card pings nobody.
 */
export function outcomeReply(moment: Moment, facts: CardFacts, mention?: string): Message {
  const icon = moment === "rolled-back" ? rolledBackIcon : icons[facts.summary.status.phase];
  const name = facts.links.console ? link(facts.links.console, facts.name) : bold(shorten(facts.name, 300));
  const sentence = mrkdwn`${capital(facts.noun)} ${name} ${happened(moment, facts)}`;
  return say(join([mention ? mentionOf(mention) : undefined, emoji(icon), sentence], " "));
}

function happened(moment: Moment, facts: CardFacts): Mrkdwn {
  const { summary } = facts;
  const spent = between(summary.startedAt, summary.endedAt);
  switch (moment) {
    case "failed":
      return ended([says(summary.status), spent && `after ${spent}`, place(facts)], summary.reason, facts.failure);
    case "finished":
      return ended([says(summary.status), spent && `after ${spent}`, place(facts)], undefined);
    case "approval-needed":
      return ended(["waits for approval", place(facts)], undefined);
    case "decided":
      return decided(facts);
    case "expired":
      return ended(["was not decided on in time", place(facts)], undefined);
    case "superseded":
      return ended(
        [
          mrkdwn`was superseded by ${bold(shorten(facts.approval?.supersededBy ?? "a newer version", 100))}`,
          place(facts),
        ],
        undefined,
      );
    case "deployed":
      return deployed(facts);
    case "rolled-back":
      return rolledBack(facts);
  }
}

const place = (facts: CardFacts): Mrkdwn | undefined => {
  const where = whereOf(facts);
  return String(where) === "" ? undefined : mrkdwn`in ${where}`;
};

/** "…: reason", "…. *Class* — what helps. Reason" or "….". */
function ended(
  parts: readonly (string | Mrkdwn | undefined)[],
  reason: string | undefined,
  failure?: Failure | undefined,
): Mrkdwn {
  const said = join(parts, " ");
  const short = reason && prose(shorten(oneLine(reason), reasonMax));
  if (failure) return lines([mrkdwn`${said}. ${failureLine(failure)}`, short]);
  return reason ? mrkdwn`${said}: ${prose(shorten(oneLine(reason), reasonMax))}` : mrkdwn`${said}.`;
}

/** Who decided is known when it was done through the bot. */
function decided(facts: CardFacts): Mrkdwn {
  const { settled, decidedBy, revoked, is } = facts.approval ?? {};
  if (revoked)
    return ended([says(facts.summary.status), mrkdwn`by ${userMention(revoked.by)}`, place(facts)], revoked.reason);
  const verb = facts.summary.status.word === "Rejected" ? "reject" : "approve";
  const act = facts.acts.findLast((each) => each.verb === verb);
  const voters = is === "elsewhere" ? [] : (settled?.voters.map(({ by }) => by) ?? []);
  const people = voters.length > 0 ? voters : act && is !== "elsewhere" ? [act.by] : [];
  const by = people.length > 0 ? mrkdwn`by ${join(people.map(userMention), ", ")}` : undefined;
  const outside =
    is === "elsewhere"
      ? decidedBy
        ? mrkdwn`outside Slack by ${shorten(decidedBy, 100)}`
        : "outside Slack"
      : undefined;
  return ended([says(facts.summary.status), by ?? outside, place(facts)], people.length > 0 ? act?.reason : undefined);
}

function deployed(facts: CardFacts): Mrkdwn {
  const { newest } = facts.deployment ?? {};
  const config = newest?.config;
  return ended([config === undefined ? "was deployed" : mrkdwn`now serves ${bold(config)}`, place(facts)], undefined);
}

/** The newest deployment, or the one before it that went unseen. */
function rolledBack(facts: CardFacts): Mrkdwn {
  const { newest, lost } = facts.deployment ?? {};
  const one = newest?.verdict === "rolled-back" ? newest : lost;
  const serving = servingOf(facts.parts);
  const to = one === undefined ? undefined : mrkdwn`${code(one.config)} was asked for, but`;
  const still =
    serving === undefined ? mrkdwn`it still serves its old config` : mrkdwn`it ${bold(`still serves ${serving}`)}`;
  return ended([mrkdwn`was rolled back`, place(facts), mrkdwn`–`, to, still], facts.summary.reason);
}

/** The config of an endpoint's parts; other kinds have none and are never rolled back. */
function servingOf(parts: unknown): string | undefined {
  const endpoint = isObject(parts) ? parts["endpoint"] : undefined;
  const config = isObject(endpoint) ? endpoint["config"] : undefined;
  return typeof config === "string" ? config : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;
const oneLine = (text: string): string => text.trim().replace(/\s+/g, " ");
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
