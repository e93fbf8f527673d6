/** How the person who looks at the page reads dates; passed in, so that the formatting stays pure. */
export interface Viewer {
  /** IANA name, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly hour12: boolean;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const dayMs = 86_400_000;
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Fills the tokens of a Slack date (`{date_short_pretty} {time}`), at `now` (ms) for this viewer.
 * Undefined when the timestamp (seconds) is no date: Slack shows the fallback then.
 * Tokens as documented for the rich text date element.
 */
export function formatSlackDate(timestamp: number, format: string, now: number, viewer: Viewer): string | undefined {
  const ms = timestamp * 1000;
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return undefined;
  return format.replace(/\{([a-z_]+)\}/g, (token, name: string, at: number) => {
    const filled = fill(name, ms, now, viewer);
    if (filled === undefined) return token;
    return at === 0 ? filled.charAt(0).toUpperCase() + filled.slice(1) : filled;
  });
}

function fill(name: string, ms: number, now: number, viewer: Viewer): string | undefined {
  const at = partsOf(ms, viewer.timeZone);
  const near = relativeDay(ms, now, viewer.timeZone);
  switch (name) {
    case "date_num":
      return `${at.year}-${two(at.month)}-${two(at.day)}`;
    case "date_slash":
      return `${two(at.day)}/${two(at.month)}/${at.year}`;
    case "date":
      return `${monthOf(at)} ${ordinal(at.day)}${yearUnlessNear(at, ms, now)}`;
    case "date_pretty":
      return near ?? fill("date", ms, now, viewer);
    case "date_short":
      return `${monthOf(at).slice(0, 3)} ${at.day}, ${at.year}`;
    case "date_short_pretty":
      return near ?? fill("date_short", ms, now, viewer);
    case "date_long":
      return `${at.weekday}, ${monthOf(at)} ${ordinal(at.day)}, ${at.year}`;
    case "date_long_full":
      return `${monthOf(at)} ${at.day}, ${at.year}`;
    case "date_long_pretty":
      return near ?? fill("date_long", ms, now, viewer);
    case "day_divider_pretty":
      return near ?? dayWords(at, now, viewer);
    case "time":
      return clock(at, viewer.hour12, false);
    case "time_secs":
      return clock(at, viewer.hour12, true);
    case "ago":
      return ago(ms, now);
    default:
      return undefined;
  }
}

/** "today", "yesterday", "tomorrow", or nothing. */
function relativeDay(ms: number, now: number, timeZone: string): string | undefined {
  switch (dayNumber(ms, timeZone) - dayNumber(now, timeZone)) {
    case 0:
      return "today";
    case -1:
      return "yesterday";
    case 1:
      return "tomorrow";
    default:
      return undefined;
  }
}

/** Days since the epoch on the viewer's calendar: two moments of one local day give one number. */
export function dayNumber(ms: number, timeZone: string): number {
  const { year, month, day } = partsOf(ms, timeZone);
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** Time between two moments in Slack's words: "just now", "3 minutes ago", "in 2 hours". */
export function ago(ms: number, now: number): string {
  const seconds = Math.round(Math.abs(now - ms) / 1000);
  if (seconds < 45) return ms > now + 1000 ? "in a few seconds" : "just now";
  const [count, unit] =
    seconds < 2700
      ? [Math.round(seconds / 60), "minute"]
      : seconds < 79_200
        ? [Math.round(seconds / 3600), "hour"]
        : seconds < 2_246_400
          ? [Math.round(seconds / 86_400), "day"]
          : seconds < 28_000_000
            ? [Math.round(seconds / 2_592_000), "month"]
            : [Math.round(seconds / 31_536_000), "year"];
  const words = `${Math.max(1, count)} ${unit}${count > 1 ? "s" : ""}`;
  return ms > now ? `in ${words}` : `${words} ago`;
}

/** Time of day, such as `2:34 PM` or `14:34`, with seconds when asked for. */
export function timeOfDay(ms: number, viewer: Viewer, seconds = false): string {
  return clock(partsOf(ms, viewer.timeZone), viewer.hour12, seconds);
}

function clock(at: Parts, hour12: boolean, seconds: boolean): string {
  const rest = `${two(at.minute)}${seconds ? `:${two(at.second)}` : ""}`;
  return hour12 ? `${at.hour % 12 || 12}:${rest} ${at.hour < 12 ? "AM" : "PM"}` : `${two(at.hour)}:${rest}`;
}

function dayWords(at: Parts, now: number, viewer: Viewer): string {
  const year = at.year === partsOf(now, viewer.timeZone).year ? "" : `, ${at.year}`;
  return `${at.weekday}, ${monthOf(at)} ${ordinal(at.day)}${year}`;
}

/** Slack leaves the year out within six months of today. */
function yearUnlessNear(at: Parts, ms: number, now: number): string {
  return Math.abs(ms - now) < 182 * dayMs ? "" : `, ${at.year}`;
}

function partsOf(ms: number, timeZone: string): Parts {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      weekday: "long",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formatters.set(timeZone, formatter);
  }
  const parts = new Map(formatter.formatToParts(ms).map((part) => [part.type, part.value]));
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
  return {
    year: number("year"),
    month: number("month"),
    day: number("day"),
    weekday: parts.get("weekday") ?? "",
    hour: number("hour"),
    minute: number("minute"),
    second: number("second"),
  };
}

function monthOf(at: Parts): string {
  return months[at.month - 1] ?? "";
}

function ordinal(day: number): string {
  const tail = day % 100 > 10 && day % 100 < 14 ? "th" : (["th", "st", "nd", "rd"][day % 10] ?? "th");
  return `${day}${tail}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
