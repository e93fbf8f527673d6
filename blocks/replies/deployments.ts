import type { KnownBlock } from "@slack/types";
import type { CardFacts } from "../../src/domain/card.ts";
import type { EndpointParts } from "../../src/events/endpoint/parts.ts";
import { bakeBar } from "../cards/endpoint/bake.ts";
import { whereOf, withIds } from "../cards/frame.ts";
import { icons } from "../cards/icons.ts";
import type { Shown } from "../home/shown.ts";
import { context, section } from "../kit/basics.ts";
import { actions } from "../kit/buttons.ts";
import type { Message } from "../message.ts";
import { bold, code, emoji, join, lines, link, mrkdwn, slackDate } from "../text.ts";
import { andMore, bar, count, shorten } from "../words.ts";
import { say } from "./say.ts";

/** One endpoint that is being updated. */
export interface DeploymentShown {
  readonly facts: CardFacts<EndpointParts>;
  /** The card in a channel, if there is one. */
  readonly card: string | undefined;
}

/** What is being deployed, each with its countdown and its buttons; `more` are not shown. */
export function deploymentsReply(shown: readonly DeploymentShown[], more: number): Message {
  if (shown.length === 0) return say(mrkdwn`${emoji("white_check_mark")} Nothing is being deployed at this moment.`);
  const names = shown.map(({ facts }) => shorten(facts.name, 60)).join(", ");
  const rest = andMore(more);
  return {
    text: `${count(shown.length + more, "endpoint")} being updated: ${names}${rest && ` ${rest}`}.`,
    blocks: deploymentBlocks({ rows: shown, more }),
  };
}

/** Each with its countdown and its buttons. */
export function deploymentBlocks({ rows, more }: Shown<DeploymentShown>): readonly KnownBlock[] {
  const rest = andMore(more);
  return [...rows.flatMap(rowOf), ...(rest ? [context(mrkdwn`${rest}`)] : [])];
}

function rowOf({ facts, card }: DeploymentShown, index: number): readonly KnownBlock[] {
  const { summary, deployment, parts, links, name } = facts;
  const newest = deployment?.newest?.verdict === "under-way" ? deployment.newest : undefined;
  const bake = deployment && bakeBar(parts, deployment);
  const state = join([emoji(icons[summary.status.phase]), bold(summary.status.label)], " ");
  const configs = newest && join([newest.previousConfig && code(newest.previousConfig), code(newest.config)], " → ");
  const until = deployment?.phase?.endsAt;
  const progress = join([
    bake && mrkdwn`${bar(bake.done, 10)} ${bake.words}`,
    until !== undefined && bake ? mrkdwn`until ${slackDate(until, "{time}")}` : undefined,
    summary.startedAt === undefined ? undefined : mrkdwn`started ${slackDate(summary.startedAt)}`,
    card === undefined ? undefined : link(card, "card"),
  ]);
  return [
    section(
      lines([join([state, links.console ? link(links.console, name) : code(name), whereOf(facts), configs]), progress]),
    ),
    ...actions(`deployment-${index}`, withIds(facts.offers)),
  ];
}
