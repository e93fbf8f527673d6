import { elementsOf } from "./content/blocks.ts";
import { elementLabel } from "./content/element-state.ts";
import { readable, readableView } from "./content/readable.ts";
import { findChannel, findPerson, repliesTo, stackOf } from "./workspace/lookup.ts";
import type { ApiCall, Block, Message, View } from "./workspace/model.ts";
import type { Workspace } from "./workspace/workspace.ts";

/** What can be seen in the workspace. Users are named by id or handle, channels by id or name; unknown names throw. */
export interface Queries {
  /** What everyone sees in a channel, oldest first: no thread replies but the broadcast ones. */
  readonly messages: (channel: string) => readonly Message[];
  /** A thread: the parent, then its replies, oldest first. */
  readonly thread: (channel: string, ts: string) => readonly Message[];
  /** What only this person sees, oldest first. */
  readonly ephemerals: (user: string) => readonly Message[];
  /** The modal that the person has in front. */
  readonly view: (user: string) => View | undefined;
  readonly home: (user: string) => View | undefined;
  /** The calls of the Web API so far, refused ones included. */
  readonly calls: (method?: string) => readonly ApiCall[];
  /** The plain text that a person reads on a message or in a view. */
  readonly readable: (shown: Message | View) => string;
  /** The first element that shows this label, as `click` and `clickView` want it. */
  readonly element: (
    shown: Message | View,
    label: string,
  ) => { readonly blockId: string; readonly actionId: string } | undefined;
}

/** Queries that read the workspace as it is when they are asked. */
export function createQueries({ cast, state }: Workspace): Queries {
  const channelId = (reference: string) => idOf(findChannel(cast, reference), reference);
  const userId = (reference: string) => idOf(findPerson(cast, reference), reference);
  return {
    messages(channel) {
      const id = channelId(channel);
      return state().messages.filter(
        (m) => m.channel === id && m.onlyFor === undefined && (m.threadTs === undefined || m.broadcast === true),
      );
    },
    thread(channel, ts) {
      const id = channelId(channel);
      const parents = state().messages.filter((m) => m.channel === id && m.ts === ts);
      return [...parents, ...repliesTo(state(), id, ts)];
    },
    ephemerals(user) {
      const id = userId(user);
      return state().messages.filter((message) => message.onlyFor === id);
    },
    view: (user) => stackOf(state(), userId(user)).at(-1),
    home: (user) => state().homes.get(userId(user)),
    calls: (method) => state().calls.filter((call) => method === undefined || call.method === method),
    readable: (shown) =>
      "definition" in shown
        ? readableView(shown.definition, cast)
        : readable({ text: shown.text, blocks: shown.blocks }, cast),
    element: (shown, label) => elementsOf(blocksOf(shown)).find((place) => elementLabel(place.element) === label),
  };
}

function blocksOf(shown: Message | View): readonly Block[] {
  return "definition" in shown ? shown.definition.blocks : shown.blocks;
}

function idOf(found: { readonly id: string } | undefined, reference: string): string {
  if (found === undefined) throw new Error(`There is no ${reference} in this workspace`);
  return found.id;
}
