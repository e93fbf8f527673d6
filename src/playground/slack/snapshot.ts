import type { KnownBlock } from "@slack/types";
import type { HomeView, MessageView, OpenView, PersonView, Snapshot } from "../protocol.ts";
import type { Block, Cast, Message, Person, View } from "./workspace/model.ts";
import type { State } from "./workspace/state.ts";

/** The part of the playground's Snapshot that Slack knows. */
export type SlackParts = Required<
  Pick<Snapshot, "bot" | "people" | "channels" | "groups" | "messages" | "views" | "homes">
>;

/** What the page draws: each person's front modal only, and messages in the order in which they were posted. */
export function slackParts(cast: Cast, state: State): SlackParts {
  return {
    bot: { userId: cast.bot.userId, name: cast.bot.name },
    people: cast.people.map((person) => personView(person, cast)),
    channels: cast.channels.map(({ id, name, topic }) => ({ id, name, topic })),
    groups: cast.groups.map(({ id, handle }) => ({ id, handle })),
    messages: state.messages.map(messageView),
    views: [...state.stacks.values()].flatMap((stack) => stack.slice(-1)).map(openView),
    homes: [...state.homes.values()].map(homeView),
  };
}

function personView(person: Person, { groups }: Cast): PersonView {
  const ofPerson = groups.filter((group) => group.users.includes(person.id));
  return { ...person, groups: ofPerson.map((group) => group.handle) };
}

function messageView(message: Message): MessageView {
  const { ts, channel, user, text, threadTs, broadcast, editedAt, onlyFor } = message;
  return {
    ts,
    channel,
    user,
    text,
    blocks: known(message.blocks),
    ...(threadTs === undefined ? {} : { threadTs }),
    ...(broadcast === undefined ? {} : { broadcast }),
    ...(editedAt === undefined ? {} : { editedAt }),
    ...(onlyFor === undefined ? {} : { onlyFor }),
  };
}

function openView({ id, user, definition, errors }: View): OpenView {
  const { title, submit, close, blocks } = definition;
  return {
    id,
    user,
    title: title?.text ?? "",
    ...(submit === undefined ? {} : { submit: submit.text }),
    ...(close === undefined ? {} : { close: close.text }),
    blocks: known(blocks),
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
  };
}

function homeView({ id, user, definition }: View): HomeView {
  return { id, user, blocks: known(definition.blocks) };
}

// The one cast: the blocks came over HTTP and passed the injected check, which is what makes them KnownBlocks.
function known(blocks: readonly Block[]): readonly KnownBlock[] {
  return blocks as readonly unknown[] as readonly KnownBlock[];
}
