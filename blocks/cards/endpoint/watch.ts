import type { KnownBlock } from "@slack/types";
import type { DeploymentStory } from "../../../src/domain/deployment-story.ts";
import type { Curve } from "../../../src/domain/found.ts";
import type { EndpointParts, Watch } from "../../../src/events/endpoint/parts.ts";
import { context } from "../../kit/basics.ts";
import { curveChart, timeOfDay } from "../../kit/curve.ts";
import { limits } from "../../limits.ts";
import { code, emoji, join, mrkdwn } from "../../text.ts";
import { shorten } from "../../words.ts";

/** Of many variants the first lines are drawn: a card has to stay below Slack's size. */
const seriesShown = 6;

const icons: ReadonlyMap<string, string> = new Map([
  ["OK", "white_check_mark"],
  ["ALARM", "rotating_light"],
]);
const words: ReadonlyMap<string, string> = new Map([
  ["OK", "OK"],
  ["ALARM", "in alarm"],
  ["INSUFFICIENT_DATA", "has no data"],
  ["MISSING", "does not exist"],
]);

/** The alarms that roll the deployment back, each with its state when the clock last looked. */
export function alarmLine({ watch }: EndpointParts): KnownBlock | undefined {
  if (watch === undefined || watch.alarms.length === 0) return undefined;
  return context(
    join(
      watch.alarms.map(({ name, state }) =>
        join(
          [emoji(icons.get(state) ?? "grey_question"), code(shorten(name, 80)), mrkdwn`${words.get(state) ?? state}`],
          " ",
        ),
      ),
      "   ",
    ),
  );
}

/**
 * What requests meet at each fleet, while there is something to watch for: latency first, then how many there are and how many
 * go wrong. Of two fleets of one config CloudWatch makes one line.
 */
export function charts({ watch }: EndpointParts, story: DeploymentStory | undefined): readonly KnownBlock[] {
  if (watch === undefined || watch.of !== story?.newest?.startedAt) return [];
  // Until the new fleet takes traffic there is nothing to compare.
  if (!watch.curves.some(({ series }) => series.some(({ name }) => /^(new|both)\b/.test(name)))) return [];
  return shortened(watch)
    .slice(0, limits.message.charts)
    .flatMap((curve) => curveChart(curve, timeOfDay, "UTC") ?? []);
}

const shortened = ({ curves }: Watch): readonly Curve[] =>
  curves.map((curve) => ({ ...curve, series: happening(curve).slice(0, seriesShown) }));

/** Errors that nobody met are lines at zero, which hide the others. */
const happening = ({ series }: Curve): Curve["series"] => {
  const some = series.filter(({ points }) => points.some(({ value }) => value !== 0));
  return some.length > 0 ? some : series;
};
