import { placeHash } from "../state/address.ts";

/** Where an anchor leads, and whether in a tab of its own. */
interface LinkTarget {
  readonly href: string;
  readonly target?: "_blank";
  readonly rel?: "noopener noreferrer";
}

/** Slack's address of a message: `https://acme.slack.com/archives/C0ML/p1772550000000100?thread_ts=…`. */
const message = /^https:\/\/[a-z0-9-]+\.slack\.com\/archives\/([CDG][A-Z0-9]+)\/p(\d{10})(\d{6})(?:\?(.*))?$/;

/** Messages are shown by this page, with their thread; all else opens in its own tab, and the page stays. */
export function linkTo(href: string): LinkTarget {
  const [, channel, seconds, micros, query] = message.exec(href) ?? [];
  if (channel === undefined) return { href, target: "_blank", rel: "noopener noreferrer" };
  const thread = new URLSearchParams(query).get("thread_ts") ?? `${seconds}.${micros}`;
  return { href: placeHash(channel, thread) };
}
