import type { Curve } from "../../src/domain/found.ts";
import { context, section } from "../kit/basics.ts";
import { curveChart, lastValues, sinceStart, timeOfDay } from "../kit/curve.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { bold, clip, code, join, link, mrkdwn } from "../text.ts";
import { formatNumber } from "../words.ts";

/** What something measured. */
export interface MetricsShown {
  /** "training job". */
  readonly noun: string;
  readonly name: string;
  /** The resource in the console. */
  readonly url: string | undefined;
  readonly curves: readonly Curve[];
  /** `elapsed` for what has a start, `clock` for what goes on. */
  readonly time: "elapsed" | "clock";
}

/** Slack draws two charts in one message; what is left says its last values in words. */
export function metricsReply({ noun, name, url, curves, time }: MetricsShown): Message {
  const charts = curves.flatMap((curve) => {
    const chart =
      time === "elapsed"
        ? curveChart(curve, sinceStart(curve), "since the start")
        : curveChart(curve, timeOfDay, "UTC");
    return chart ? [{ curve, chart }] : [];
  });
  const drawn = charts.slice(0, limits.message.charts);
  const others = curves.filter((curve) => !drawn.some((each) => each.curve === curve));
  const words = (curve: Curve) => `${curve.title}: ${lastValues(curve, formatNumber)}`;
  return {
    text: String(clip(mrkdwn`The metrics of the ${noun} ${name}, last values. ${curves.map(words).join(". ")}.`, 600)),
    blocks: [
      section(join([mrkdwn`${bold("Metrics")} of the ${noun} ${url ? link(url, name) : code(name)}`])),
      ...drawn.map(({ chart }) => chart),
      ...others.map((curve) => context(mrkdwn`${words(curve)}`)),
    ],
  };
}
