/**
 * Slack's mrkdwn, safe by construction: what is interpolated into the `mrkdwn` template is escaped where it enters, and
 * only text made here counts as mrkdwn. Two layers keep foreign text literal:
 * 1. `& < >` become entities (docs.slack.dev/messaging/formatting-message-text), so no mention or link can be smuggled in.
 * 2. Marks that would act (`*bold*`, `_it_`, `~s~`, backticks, `:emoji:`, a quote's `>`, a bare `@channel`) have no escape in
 *    Slack. Where one could act it is replaced by its look-alike; inside words (`my_job_v2`, ARNs) it cannot and is kept.
 *    A look-alike holds in every client and is seen, while an invisible joiner would be copied along unseen. Names, ids
 *    and values belong in `code`, where they stay exact.
 */
import { limits } from "./limits.ts";
import { shorten } from "./words.ts";

/** A part of mrkdwn: prose may be shortened, all else (links, dates, values, our own words) is kept or dropped whole. */
interface Piece {
  readonly text: string;
  readonly prose: boolean;
}

class Markup {
  readonly #pieces: readonly Piece[];
  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces.filter((piece) => piece.text !== "");
  }
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }
  toString(): string {
    return this.#pieces.map((piece) => piece.text).join("");
  }
}

/** Text that is safe to send as mrkdwn; `String(it)` or a text object of the kit gives the text. */
export type Mrkdwn = Markup;

const whole = (text: string): Mrkdwn => new Markup([{ text, prose: false }]);

/** Nothing, for what is not known. `join` leaves it out. */
export const nothing: Mrkdwn = whole("");

/** Our own words as they stand, with every interpolated string escaped and every Mrkdwn taken over. */
export function mrkdwn(strings: TemplateStringsArray, ...values: readonly (string | Mrkdwn)[]): Mrkdwn {
  return new Markup(strings.flatMap((text, index) => [{ text, prose: false }, ...piecesOf(values[index] ?? "")]));
}

const piecesOf = (value: string | Mrkdwn): readonly Piece[] =>
  typeof value === "string" ? [{ text: literal(value), prose: true }] : value.pieces;

/** Foreign text as prose that shows literally. */
export const prose = (text: string): Mrkdwn => mrkdwn`${text}`;

/** The parts that say something, with our own separator between them. */
export function join(parts: readonly (string | Mrkdwn | undefined)[], separator = " · "): Mrkdwn {
  const pieces = parts.map((part) => piecesOf(part ?? "")).filter((each) => each.some((piece) => piece.text !== ""));
  return new Markup(pieces.flatMap((each, index) => (index > 0 ? [{ text: separator, prose: false }, ...each] : each)));
}

/** One part a line. */
export const lines = (parts: readonly (string | Mrkdwn | undefined)[]): Mrkdwn => join(parts, "\n");

/** `*bold*`. Kept in one piece. */
export function bold(value: string | Mrkdwn): Mrkdwn {
  // An asterisk inside would end the bold early, so none is let through; bold text stays on one line.
  const inside = oneLine(String(typeof value === "string" ? prose(value) : value)).replaceAll("*", lookAlikes["*"]);
  return inside === "" ? nothing : whole(`*${inside}*`);
}

/** `code`: the place for names, ids and values, which show and copy exactly (but for backticks). */
export function code(value: string): Mrkdwn {
  const inside = entities(oneLine(plain(value))).replaceAll("`", lookAlikes["`"]);
  return inside === "" ? nothing : whole(`\`${inside}\``);
}

/** The inside of a ``` box: exact over several lines, but for backticks. One piece, so shorten it before. */
export const preserved = (text: string): Mrkdwn => whole(entities(plain(text)).replaceAll("`", lookAlikes["`"]));

/** A link with a label; only the label when the address is not http(s). */
export function link(url: string | undefined, label: string): Mrkdwn {
  const text = literal(oneLine(label)) || literal(oneLine(url ?? ""));
  const address = plain(url ?? "").trim();
  if (!/^https?:\/\/\S+$/i.test(address) || text === "") return whole(text);
  const safe = address.replace(/[<>|`"]/g, (char) => encodeURIComponent(char)).replaceAll("&", "&amp;");
  return whole(`<${safe}|${text.replaceAll("|", "¦")}>`);
}

/** How Slack writes a moment in the reader's own time zone. */
export type DateFormat = "{date_short_pretty} {time}" | "{time}" | "{date_short_pretty}";

/** The moment for each reader in their time zone; `fallback` (UTC by default) is what clients without dates show. */
export function slackDate(
  ms: number,
  format: DateFormat = "{date_short_pretty} {time}",
  fallback: string = utc(ms),
): Mrkdwn {
  const seconds = Math.floor(ms / 1000);
  if (!(seconds > 0 && seconds < limits.date.seconds)) return prose(fallback);
  return whole(`<!date^${seconds}^${format}|${literal(oneLine(fallback)).replaceAll("|", "¦")}>`);
}

/** "2026-11-23 14:46 UTC", for places that Slack does not format. */
export function utc(ms: number): string {
  if (!Number.isFinite(ms) || Math.abs(ms) > 8.64e15) return "an unknown time";
  return `${new Date(ms).toISOString().slice(0, -8).replace("T", " ")} UTC`;
}

/** An emoji by its name, without the colons; nothing for what is no name. */
export const emoji = (name: string): Mrkdwn => (/^[a-z0-9_+'-]+$/.test(name) ? whole(`:${name}:`) : nothing);

/** A channel, which Slack shows by its name to whoever may see it; text that is no channel id stays text. */
export const channelMention = (id: string): Mrkdwn => (/^[CGD][A-Z0-9]+$/.test(id) ? whole(`<#${id}>`) : prose(id));

/** A mention of a Slack user; text that is no user id stays text. */
export const userMention = (id: string): Mrkdwn => (/^[UW][A-Z0-9]+$/.test(id) ? whole(`<@${id}>`) : prose(id));

/** A mention that is already in Slack's own form (a user, a user group, here, channel); anything else stays text. */
export const mention = (form: string): Mrkdwn =>
  /^<(@[UW][A-Z0-9]+|!subteam\^S[A-Z0-9]+|!here|!channel)>$/.test(form) ? whole(form) : prose(form);

/** The text in at most `max` units: prose is shortened visibly, links, values and mentions are kept or left out whole. */
export function clip(text: Mrkdwn, max: number): Mrkdwn {
  if (String(text).length <= max) return text;
  const kept: Piece[] = [];
  let room = max - 1;
  for (const piece of text.pieces) {
    if (piece.text.length > room) {
      const cut = piece.prose ? shorten(piece.text, room + 1) : "…";
      return new Markup([...kept, { text: cut, prose: false }]);
    }
    kept.push(piece);
    room -= piece.text.length;
  }
  return new Markup(kept);
}

const lookAlikes = { "*": "∗", _: "ˍ", "~": "∼", "`": "ˋ", ":": "꞉", ">": "›", "@": "＠" } as const;
const notInWord = "(?<![\\p{L}\\p{N}])";

/** A mark may open a format where no letter stands before it and something follows. */
const marks = (["*", "_", "~"] as const).map((mark) => ({
  opens: new RegExp(`${notInWord}[${mark}](?=\\S)`, "u"),
  notWithinWord: new RegExp(`${notInWord}[${mark}]|[${mark}](?![\\p{L}\\p{N}])`, "gu"),
  lookAlike: lookAlikes[mark],
}));
const broadcast = new RegExp(`${notInWord}@(?=(?:here|channel|everyone|group)(?![\\p{L}\\p{N}]))`, "giu");
const emojiCode = new RegExp(`${notInWord}:(?=[a-z0-9_+'-]*[a-z][a-z0-9_+'-]*:)`, "gu");

function literal(text: string): string {
  let safe = plain(text)
    .replaceAll("`", lookAlikes["`"])
    .replace(/(?<=\n)>/g, lookAlikes[">"])
    .replace(emojiCode, lookAlikes[":"])
    .replace(broadcast, lookAlikes["@"]);
  for (const { opens, notWithinWord, lookAlike } of marks) {
    if (opens.test(safe)) safe = safe.replace(notWithinWord, lookAlike);
  }
  return entities(safe);
}

const entities = (text: string): string =>
  text.replace(/[&<>]/g, (char) => (char === "&" ? "&amp;" : char === "<" ? "&lt;" : "&gt;"));

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, " ").trim();

/** Terminal colours (ECMA-48 CSI sequences), which training containers print. */
const colours = new RegExp(`${String.fromCodePoint(27)}\\[[0-9;?]*[ -/]*[@-~]`, "g");

/**
 * Foreign text for places without markup (plain_text, rich_text leaves): broken surrogates, control characters, terminal
 * colours and direction overrides (which would turn the rest of a card around) are taken out, all else is as it came.
 */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replace(colours, "")
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202A-\u202E\u2066-\u2069]/gu, "");
}
