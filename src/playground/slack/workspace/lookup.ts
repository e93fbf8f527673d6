import type { Cast, Channel, Message, Person, UserGroup, View } from "./model.ts";
import type { State } from "./state.ts";

/** The channel with this id or name, with or without `#`. */
export function findChannel(cast: Cast, reference: string): Channel | undefined {
  const name = reference.replace(/^#/, "");
  return cast.channels.find((channel) => channel.id === reference || channel.name === name);
}

/** The person with this id or handle, with or without `@`. */
export function findPerson(cast: Cast, reference: string): Person | undefined {
  const handle = reference.replace(/^@/, "");
  return cast.people.find((person) => person.id === reference || person.handle === handle);
}

/** The user group with this id or handle, with or without `@`. */
export function findGroup(cast: Cast, reference: string): UserGroup | undefined {
  const handle = reference.replace(/^@/, "");
  return cast.groups.find((group) => group.id === reference || group.handle === handle);
}

/** The message that everyone in the channel can see under this ts. */
export function findMessage(state: State, channel: string, ts: string): Message | undefined {
  return state.messages.find((m) => m.channel === channel && m.ts === ts && m.onlyFor === undefined);
}

/** The message that this person can see under this ts, which may be one that only they can see. */
export function findVisible(state: State, user: string, channel: string, ts: string): Message | undefined {
  return state.messages.find(
    (m) => m.channel === channel && m.ts === ts && (m.onlyFor === undefined || m.onlyFor === user),
  );
}

/** The replies of a thread without its parent, oldest first. */
export function repliesTo(state: State, channel: string, ts: string): readonly Message[] {
  return state.messages.filter((m) => m.channel === channel && m.threadTs === ts && m.onlyFor === undefined);
}

/** The modals that a person has open, the one in front last. */
export function stackOf(state: State, user: string): readonly View[] {
  return state.stacks.get(user) ?? [];
}

/** Every view that exists: open modals and published homes. */
export function allViews(state: State): readonly View[] {
  return [...[...state.stacks.values()].flat(), ...state.homes.values()];
}
