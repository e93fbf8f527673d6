const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 };

/** A year: SageMaker's lists go further back than anyone reads in Slack. */
const MAX_SECONDS = 366 * 86_400;

/** Seconds in `90s`, `30m`, `24h`, `7d` or `2w`; undefined for anything else, for nothing at all, and for over a year. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^(\d{1,6})([smhdw])$/i.exec(text) ?? [];
  const seconds = Number(count) * (secondsIn[unit?.toLowerCase() ?? ""] ?? Number.NaN);
  return seconds > 0 && seconds <= MAX_SECONDS ? seconds : undefined;
}
