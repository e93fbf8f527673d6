import { findChannel, findGroup, findPerson } from "../workspace/lookup.ts";
import type { Cast } from "../workspace/model.ts";

/** What Slack makes of `&`, `<` and `>` in everything that a person types. */
export function escapeEntities(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The text behind the entities that Slack sends. */
export function unescapeEntities(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

const LINKABLE = /(?<![\w/@#.-])(?:@(?<at>[\w.-]*\w)|#(?<hash>[\w-]+)|(?<url>https?:\/\/(?:(?!&[lg]t;)[^\s|])+))/gu;

/**
 * A slash command's text as Slack sends it. With should_escape, @names, #channels and links arrive as `<@U123|ana>`,
 * `<#C123|ml-ops>`, `<!subteam^S123|@ml-engineers>` and `<https://...>`; names that mean nobody stay as typed.
 */
export function commandText(typed: string, cast: Cast, shouldEscape: boolean): string {
  return shouldEscape ? linked(typed, cast, (id, handle) => `<@${id}|${handle}>`) : escapeEntities(typed);
}

/** A message's text as Slack keeps it: mentions carry no name there. */
export function messageText(typed: string, cast: Cast): string {
  return linked(typed, cast, (id) => `<@${id}>`);
}

function linked(typed: string, cast: Cast, user: (id: string, handle: string) => string): string {
  return escapeEntities(typed).replace(LINKABLE, (match: string, ...rest: readonly unknown[]) => {
    const [at, hash] = rest;
    if (typeof at === "string") return mention(at, cast, user) ?? match;
    if (typeof hash === "string") {
      const channel = findChannel(cast, hash);
      return channel === undefined ? match : `<#${channel.id}|${channel.name}>`;
    }
    return `<${match}>`;
  });
}

function mention(handle: string, cast: Cast, user: (id: string, handle: string) => string): string | undefined {
  const { bot } = cast;
  if (handle.toLowerCase() === bot.name.toLowerCase()) return user(bot.userId, bot.name.toLowerCase());
  const person = findPerson(cast, handle);
  if (person !== undefined) return user(person.id, person.handle);
  const group = findGroup(cast, handle);
  if (group !== undefined) return `<!subteam^${group.id}|@${group.handle}>`;
  if (["here", "channel", "everyone"].includes(handle)) return `<!${handle}>`;
  return undefined;
}
