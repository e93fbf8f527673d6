/** What the page's address asks for: `?user=U0BO&theme=dark#C0ML/1772550000.000100`. */
export interface Address {
  readonly user?: string;
  readonly theme?: Theme;
  readonly channel?: string;
  /** The ts of a thread's root. */
  readonly thread?: string;
}

/** The two looks of the page. */
export type Theme = "light" | "dark";

/** Reads the query and the fragment; what makes no sense is left out. */
export function readAddress(search: string, hash: string): Address {
  const query = new URLSearchParams(search);
  const user = query.get("user");
  const theme = query.get("theme");
  const place = /^#([A-Za-z0-9_-]+)(?:\/(\d+\.\d+))?$/.exec(hash);
  return {
    ...(user === null || user === "" ? {} : { user }),
    ...(theme === "light" || theme === "dark" ? { theme } : {}),
    ...(place?.[1] === undefined ? {} : { channel: place[1] }),
    ...(place?.[2] === undefined ? {} : { thread: place[2] }),
  };
}

/** The fragment of a channel, or of a thread in it. */
export function placeHash(channel: string, thread?: string): string {
  return thread === undefined ? `#${channel}` : `#${channel}/${thread}`;
}

/** The query with another person in it; what else it held stays. */
export function withUser(search: string, user: string): string {
  const query = new URLSearchParams(search);
  query.set("user", user);
  return `?${query}`;
}
