/** What Slack's angle brackets can hold. Source: docs.slack.dev, "Formatting message text". */
export type Entity =
  | { readonly kind: "link"; readonly href: string; readonly label: string }
  | { readonly kind: "user"; readonly id: string; readonly label?: string }
  | { readonly kind: "usergroup"; readonly id: string; readonly label?: string }
  | { readonly kind: "channel"; readonly id: string; readonly label?: string }
  | { readonly kind: "broadcast"; readonly range: "here" | "channel" | "everyone" }
  | {
      readonly kind: "date";
      readonly timestamp: number;
      readonly format: string;
      readonly href?: string;
      readonly fallback: string;
    };

/** Turns Slack's three escapes back into characters; the ampersand last, so that nothing is decoded twice. */
export function decode(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Only addresses that a browser may open; anything else stays text. */
export function safeHref(href: string): string | undefined {
  return /^(https?:\/\/|mailto:)\S+$/i.test(href) ? href : undefined;
}

/** Reads what stands between `<` and `>`; undefined means that Slack would show it as it is. */
export function readEntity(inside: string): Entity | undefined {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : decode(inside.slice(bar + 1));
  const named = label === undefined || label === "" ? {} : { label };

  const mention = /^(@|#|!subteam\^)([A-Z0-9]+)$/.exec(target);
  if (mention?.[2] !== undefined) {
    const kind = mention[1] === "@" ? "user" : mention[1] === "#" ? "channel" : "usergroup";
    return { kind, id: mention[2], ...named };
  }
  const range = /^!(here|channel|everyone)$/.exec(target)?.[1];
  if (range === "here" || range === "channel" || range === "everyone") return { kind: "broadcast", range };

  const date = /^!date\^(-?\d+)\^([^^]*)(?:\^(.+))?$/.exec(target);
  if (date?.[1] !== undefined && date[2] !== undefined) {
    const href = safeHref(decode(date[3] ?? ""));
    const when = { timestamp: Number(date[1]), format: decode(date[2]), fallback: label ?? "" };
    return href === undefined ? { kind: "date", ...when } : { kind: "date", ...when, href };
  }
  const href = safeHref(decode(target));
  return href === undefined ? undefined : { kind: "link", href, label: label ?? href.replace(/^mailto:/i, "") };
}
