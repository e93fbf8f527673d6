/**
 * What the playground's page and its server say to each other: the server streams `Snapshot`s
 * (GET /playground/stream, server-sent events, event name `snapshot`), the page posts `PersonAction`s
 * (POST /playground/act, JSON). The page draws snapshots and holds no truth of its own.
 */
import type { KnownBlock } from "@slack/types";

export interface PersonView {
  readonly id: string;
  /** Slack handle without the @. */
  readonly handle: string;
  readonly name: string;
  /** A CSS colour for the avatar. */
  readonly color: string;
  /** Handles of the user groups that this person belongs to. */
  readonly groups: readonly string[];
}

/** A user group, so that a mention that carries only its id can show its name. */
export interface GroupView {
  readonly id: string;
  /** Without the @. */
  readonly handle: string;
}

export interface ChannelView {
  readonly id: string;
  readonly name: string;
  readonly topic: string;
}

export interface MessageView {
  readonly ts: string;
  readonly channel: string;
  /** A person's id, or the bot's user id. */
  readonly user: string;
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly threadTs?: string;
  /** A thread reply that is also shown in the channel. */
  readonly broadcast?: boolean;
  /** Milliseconds since the epoch of the last edit, when there was one. */
  readonly editedAt?: number;
  /** Set on ephemeral messages: the only person who sees it. */
  readonly onlyFor?: string;
}

export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly title: string;
  readonly submit?: string;
  readonly close?: string;
  readonly blocks: readonly KnownBlock[];
  /** block_id -> message, from a `response_action: errors` answer. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** A person's App Home, once the app has published it. */
export interface HomeView {
  readonly id: string;
  readonly user: string;
  readonly blocks: readonly KnownBlock[];
}

export interface CommandHint {
  readonly command: string;
  readonly usage: string;
  readonly description: string;
}

export interface ScenarioView {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The heading that it stands under. */
  readonly group: string;
  readonly running: boolean;
}

export interface ResourceView {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  /** One more line worth showing, such as an ApprovalDescription. */
  readonly note?: string;
}

/** A CloudWatch alarm, which a person at the page can set off. */
export interface AlarmView {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly state: "OK" | "ALARM" | "INSUFFICIENT_DATA";
  readonly reason: string;
}

export interface Switches {
  /** Playground clock, times real time. */
  readonly speed: 1 | 60;
  /** Every event is delivered twice. */
  readonly doubles: boolean;
  /** Some events arrive late and out of order. */
  readonly late: boolean;
  /** SageMaker's endpoint deployment events never arrive. */
  readonly deploymentEventsLost: boolean;
  /** Slack answers 429 with Retry-After. */
  readonly slackRateLimited: boolean;
  /** Slack answers 503 to everything; what cannot be posted becomes a dead letter. */
  readonly slackDown: boolean;
  /** SageMaker answers ThrottlingException. */
  readonly sagemakerThrottled: boolean;
}

export interface ActivityLine {
  readonly at: number;
  readonly from: "sagemaker" | "cloudwatch" | "bot" | "slack" | "person";
  readonly text: string;
}

export interface Snapshot {
  readonly bot: { readonly userId: string; readonly name: string };
  readonly people: readonly PersonView[];
  readonly channels: readonly ChannelView[];
  readonly groups?: readonly GroupView[];
  readonly messages: readonly MessageView[];
  readonly views: readonly OpenView[];
  readonly homes: readonly HomeView[];
  readonly commands: readonly CommandHint[];
  readonly scenarios: readonly ScenarioView[];
  readonly resources: readonly ResourceView[];
  readonly alarms: readonly AlarmView[];
  readonly switches: Switches;
  readonly activity: readonly ActivityLine[];
  /** The playground's clock, milliseconds since the epoch. */
  readonly now: number;
}

/** block_id -> action_id -> what Slack puts into view.state.values for that element. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export type PersonAction =
  | {
      readonly do: "click";
      readonly user: string;
      readonly channel: string;
      readonly ts: string;
      readonly blockId: string;
      readonly actionId: string;
      readonly value?: string;
    }
  | { readonly do: "command"; readonly user: string; readonly channel: string; readonly text: string }
  | {
      readonly do: "say";
      readonly user: string;
      readonly channel: string;
      readonly text: string;
      readonly threadTs?: string;
    }
  | { readonly do: "submit-view"; readonly user: string; readonly viewId: string; readonly values: ViewValues }
  | { readonly do: "close-view"; readonly user: string; readonly viewId: string }
  /** A button or a menu inside an open modal or on the App Home. */
  | {
      readonly do: "click-view";
      readonly user: string;
      readonly viewId: string;
      readonly blockId: string;
      readonly actionId: string;
      readonly value?: string;
    }
  /** The person looks at the app's Home tab: Slack sends app_home_opened. */
  | { readonly do: "open-home"; readonly user: string }
  | { readonly do: "dismiss"; readonly user: string; readonly ts: string }
  | { readonly do: "scenario"; readonly id: string }
  /** What an alarm's metric measures changes, and stays so until it is changed again. */
  | {
      readonly do: "alarm";
      readonly account: string;
      readonly region: string;
      readonly name: string;
      readonly state: "OK" | "ALARM";
    }
  | { readonly do: "switch"; readonly switches: Partial<Switches> }
  | { readonly do: "reset" };

/** Answer to a PersonAction: `problem` is shown to the person the way Slack shows a failed interaction. */
export interface PersonActionResult {
  readonly ok: boolean;
  readonly problem?: string;
}
