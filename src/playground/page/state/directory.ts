import type { ChannelView, GroupView, PersonView, Snapshot } from "../../protocol.ts";

/** Who and what has a name in the workspace: all that drawing a message needs beside the message. */
export interface Directory {
  readonly bot: Snapshot["bot"];
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  readonly groups: readonly GroupView[];
}

/** Slackbot's id in every Slack workspace; the page lets it say what Slack would say. */
export const slackbotId = "USLACKBOT";

/** The names of a snapshot. */
export function directoryOf(snapshot: Snapshot): Directory {
  const { bot, people, channels, groups } = snapshot;
  return { bot, people, channels, groups: groups ?? [] };
}

/** Whether two snapshots name the same people, channels and groups. */
export function sameDirectory(one: Directory, other: Directory): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The name that stands above someone's messages. */
export function nameOf(directory: Directory, user: string): string {
  if (user === directory.bot.userId) return directory.bot.name;
  if (user === slackbotId) return "Slackbot";
  return directory.people.find(({ id }) => id === user)?.name ?? user;
}

/** The ids of the groups that a person is in. */
export function groupIdsOf(directory: Directory, person: PersonView): readonly string[] {
  return directory.groups.filter(({ handle }) => person.groups.includes(handle)).map(({ id }) => id);
}
