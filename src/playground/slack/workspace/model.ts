import type { ViewValues } from "../../protocol.ts";

export interface Person {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  /** A CSS colour for the avatar. */
  readonly color: string;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
  readonly isPrivate: boolean;
  /** User ids of people, and of the bot when it was invited. */
  readonly members: readonly string[];
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly users: readonly string[];
}

/** Everything that stays as it is while the workspace lives: who is there, where, and which app is installed. */
export interface Cast {
  readonly team: { readonly id: string; readonly domain: string; readonly name: string };
  readonly bot: { readonly appId: string; readonly botId: string; readonly userId: string; readonly name: string };
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly groups: readonly UserGroup[];
}

/** A block as Slack keeps it: only its type is known for certain. */
export type Block = { readonly type: string; readonly [field: string]: unknown };

export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}

export interface Message {
  readonly channel: string;
  readonly ts: string;
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly attachments: readonly unknown[];
  readonly metadata?: Metadata | undefined;
  readonly threadTs?: string | undefined;
  readonly broadcast?: boolean | undefined;
  /** Milliseconds since the epoch. */
  readonly editedAt?: number | undefined;
  /** Slack labels a message as edited only when its text was edited and it has no blocks. */
  readonly labelledEdited?: boolean | undefined;
  /** A deleted parent stays as a tombstone, because its thread stays. */
  readonly tombstone?: boolean | undefined;
  /** Set on ephemeral messages: the only person who sees it. */
  readonly onlyFor?: string | undefined;
}

interface PlainText {
  readonly type: "plain_text";
  readonly text: string;
  readonly emoji?: boolean | undefined;
}

/** A view as the app gave it, in Slack's own field names. */
export interface ViewDefinition {
  readonly type: "modal" | "home";
  readonly title?: PlainText | undefined;
  readonly submit?: PlainText | undefined;
  readonly close?: PlainText | undefined;
  readonly blocks: readonly Block[];
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  readonly clear_on_close: boolean;
  readonly notify_on_close: boolean;
}

/** A view as Slack keeps it. */
export interface View {
  readonly id: string;
  readonly user: string;
  readonly hash: string;
  readonly rootViewId: string;
  readonly previousViewId: string | null;
  readonly definition: ViewDefinition;
  readonly values: ViewValues;
  /** block_id -> what is wrong with it. */
  readonly errors: Readonly<Record<string, string>>;
}

export interface Trigger {
  readonly id: string;
  readonly user: string;
  /** Real milliseconds. */
  readonly issuedAt: number;
  readonly exchanged: boolean;
  /** Set when the person did something in a modal: only such a trigger can push. */
  readonly viewId?: string | undefined;
}

export interface ResponseUrl {
  /** The path of the URL, which is also its secret. */
  readonly path: string;
  readonly user: string;
  readonly channel: string;
  /** Real milliseconds. */
  readonly issuedAt: number;
  readonly uses: number;
  /** The message that was clicked; a slash command has none, so it has nothing to replace or delete. */
  readonly source?: { readonly ts: string; readonly threadTs?: string | undefined } | undefined;
}

/** One call of the Web API, as a test or the playground's activity list reads it. */
export interface ApiCall {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly ok: boolean;
  readonly error?: string | undefined;
}
