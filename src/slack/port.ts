import type { HomeView, KnownBlock, View } from "@slack/types";

/** What the bot asks of Slack's Web API; implemented over WebClient, and by the recorder of `npm run preview`. */
export interface SlackPort {
  /** chat.postMessage. `metadata` lets an ambiguous post be found again. */
  post(message: PostArguments): Promise<{ readonly channel: string; readonly ts: string }>;
  /** chat.update of one of the bot's own messages. */
  update(message: UpdateArguments): Promise<void>;
  /** chat.postEphemeral: only `user` sees it. */
  ephemeral(message: {
    readonly channel: string;
    readonly user: string;
    readonly threadTs?: string | undefined;
    readonly text: string;
    readonly blocks?: readonly KnownBlock[];
  }): Promise<void>;
  /** Answers through a response_url, next to what was clicked. */
  respond(url: string, response: ResponseArguments): Promise<void>;
  /** views.open within the three seconds of a trigger_id. */
  openView(triggerId: string, view: View): Promise<void>;
  /** views.publish: what this person sees on the app's Home tab, in place of what they saw. */
  publishHome(user: string, view: HomeView): Promise<void>;
  /** The web address of a message, in a thread that of `threadTs`; undefined where Slack does not tell that of its workspace. */
  permalink(channel: string, ts: string, threadTs?: string): Promise<string | undefined>;
  /** The card key that the metadata of a message of the bot's names; undefined where it names none, or cannot be read. */
  cardAt(channel: string, ts: string): Promise<string | undefined>;
  /** User groups with the ids of their members (usergroups.list). */
  userGroups(): Promise<readonly UserGroup[]>;
  /**
   * A message of the bot's whose metadata names this card key, if it is in the thread of `threadTs`, or among the newest
   * hundred of the channel.
   */
  findPosted(channel: string, cardKey: string, threadTs?: string): Promise<FoundMessage | undefined>;
}

export interface PostArguments {
  readonly channel: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string | undefined;
  /** Show a thread reply in the channel as well. */
  readonly broadcast?: boolean | undefined;
  readonly metadata?:
    | { readonly event_type: string; readonly event_payload: Readonly<Record<string, string>> }
    | undefined;
}

/** A message for the person alone or for everybody in the channel; or that what was clicked goes, if one person alone sees it. */
export type ResponseArguments =
  | {
      readonly text: string;
      readonly blocks?: readonly KnownBlock[];
      readonly inChannel?: boolean;
      readonly threadTs?: string | undefined;
    }
  | { readonly deleteOriginal: true };

export interface UpdateArguments {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface FoundMessage {
  readonly ts: string;
  /** The message in whose thread it is, if it is in one. */
  readonly threadTs?: string | undefined;
}

export interface UserGroup {
  readonly id: string;
  readonly handle: string;
  readonly users: readonly string[];
}

/**
 * What kind of refusal an error of Slack's is (docs.slack.dev, errors of chat.postMessage):
 * `configuration` a person must change a setting; `credentials` the token is no good; `payload` these blocks or this
 * text are refused; `gone` the message or view is no more; `later` try again; `ambiguous` it may have happened.
 */
export type SlackProblemKind = "configuration" | "credentials" | "payload" | "gone" | "later" | "ambiguous";

/** Slack refused a call. `error` is Slack's own code; `details` what its response_metadata says. */
export class SlackProblem extends Error {
  override readonly name = "SlackProblem";
  readonly kind: SlackProblemKind;
  readonly method: string;
  readonly error: string;
  readonly details: readonly string[];
  readonly retryAfterSeconds: number | undefined;

  constructor(
    kind: SlackProblemKind,
    method: string,
    error: string,
    more: { details?: readonly string[]; retryAfterSeconds?: number | undefined; cause?: unknown } = {},
  ) {
    super(`Slack refused ${method}: ${error}${more.details?.length ? ` (${more.details.join("; ")})` : ""}`, {
      cause: more.cause,
    });
    this.kind = kind;
    this.method = method;
    this.error = error;
    this.details = more.details ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}
