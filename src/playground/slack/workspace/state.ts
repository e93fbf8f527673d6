import type { ViewValues } from "../../protocol.ts";
import type { ApiCall, Message, ResponseUrl, Trigger, View } from "./model.ts";

/** Everything in the workspace that changes. */
export interface State {
  /** In the order in which they were posted; ephemeral ones are among them. */
  readonly messages: readonly Message[];
  /** User id -> the modals that this person has open, the one in front last. */
  readonly stacks: ReadonlyMap<string, readonly View[]>;
  /** User id -> the published App Home. */
  readonly homes: ReadonlyMap<string, View>;
  /** What people have chosen in the menus of messages; the key is `selectionKey`. */
  readonly selections: ReadonlyMap<string, ViewValues>;
  readonly triggers: ReadonlyMap<string, Trigger>;
  readonly responseUrls: ReadonlyMap<string, ResponseUrl>;
  readonly calls: readonly ApiCall[];
}

/** One thing that happens to the workspace. */
export type Change =
  | { readonly what: "posted"; readonly message: Message }
  | { readonly what: "rewritten"; readonly message: Message }
  | { readonly what: "removed"; readonly channel: string; readonly ts: string }
  | { readonly what: "stack"; readonly user: string; readonly stack: readonly View[] }
  | { readonly what: "home"; readonly view: View }
  | { readonly what: "selected"; readonly key: string; readonly values: ViewValues }
  | { readonly what: "trigger"; readonly trigger: Trigger }
  | { readonly what: "response-url"; readonly responseUrl: ResponseUrl }
  | { readonly what: "called"; readonly call: ApiCall }
  | { readonly what: "reset" };

/** A workspace in which nothing has happened yet. */
export const emptyState: State = {
  messages: [],
  stacks: new Map(),
  homes: new Map(),
  selections: new Map(),
  triggers: new Map(),
  responseUrls: new Map(),
  calls: [],
};

// A playground left open overnight must not grow without end; no test makes this many calls.
const KEPT_CALLS = 10_000;

/** The state after a change; neither argument is touched. */
export function reduce(state: State, change: Change): State {
  switch (change.what) {
    case "posted":
      return { ...state, messages: [...state.messages, change.message] };
    case "rewritten":
      return { ...state, messages: state.messages.map((m) => (isAt(m, change.message) ? change.message : m)) };
    case "removed":
      return { ...state, messages: state.messages.filter((m) => !isAt(m, change)) };
    case "stack":
      return { ...state, stacks: withEntry(state.stacks, change.user, change.stack) };
    case "home":
      return { ...state, homes: withEntry(state.homes, change.view.user, change.view) };
    case "selected":
      return { ...state, selections: withEntry(state.selections, change.key, change.values) };
    case "trigger":
      return { ...state, triggers: withEntry(state.triggers, change.trigger.id, change.trigger) };
    case "response-url":
      return {
        ...state,
        responseUrls: withEntry(state.responseUrls, change.responseUrl.path, change.responseUrl),
      };
    case "called":
      return { ...state, calls: [...state.calls.slice(1 - KEPT_CALLS), change.call] };
    case "reset":
      return emptyState;
  }
}

/** Where a person's choices in a message are kept: everyone has their own until the message changes. */
export function selectionKey(user: string, message: Message): string {
  return [user, message.channel, message.ts, message.editedAt ?? ""].join(" ");
}

function isAt(message: Message, place: { readonly channel: string; readonly ts: string }): boolean {
  return message.channel === place.channel && message.ts === place.ts;
}

function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}
