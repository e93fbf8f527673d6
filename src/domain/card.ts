import type { ActionVerb, LetterVerb } from "./intent.ts";
import type { Status } from "./status.ts";

/** How much a moment asks of a person: `act` now, an outcome worth knowing, or just news. */
export type Level = "act" | "outcomes" | "all";

/** What is worth a reply in the thread of a card. */
export type Moment = "failed" | "finished" | "approval-needed" | "decided" | "rolled-back";

/** What a kind says of a resource in the terms that every card, plan and list shares. */
export interface Summary {
  readonly status: Status;
  /** The state line without the name: "Training failed", "Approval needed". */
  readonly headline: string;
  readonly significance: Level;
  /** Milliseconds since the epoch. */
  readonly startedAt?: number | undefined;
  readonly endedAt?: number | undefined;
  /** SageMaker's FailureReason as it came, secrets masked. */
  readonly reason?: string | undefined;
  /** What a reply tells of this state. @default `failed` for what failed or needs attention, else `finished` */
  readonly moment?: Moment | undefined;
  /** Tells two turns of the same phase apart (a second deployment, a retried execution), so that each is announced. */
  readonly episode?: string | undefined;
}

/** Something that a person did to the resource through the bot, kept with the resource's facts. */
export interface Act {
  readonly verb: ActionVerb | Exclude<LetterVerb, "copy">;
  /** Slack user id. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: "done" | "already";
  readonly reason?: string | undefined;
}

/** What somebody did to the resource through AWS itself, as CloudTrail recorded it. */
export interface Actor {
  /** "started", "approved" */
  readonly deed: string;
  /** A name that colleagues know: of an IAM user, a role's session, a service. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly through: "AWS" | "the console or CLI";
}

/** A button that is possible now; `value` is the serialised Intent. */
export interface Offer {
  readonly verb: ActionVerb | LetterVerb;
  readonly label: string;
  readonly style?: "primary" | "danger" | undefined;
  readonly value: string;
  /** Asked before the click counts; absent when a modal asks instead. */
  readonly confirm?:
    | { readonly title: string; readonly text: string; readonly yes: string; readonly no: string }
    | undefined;
}

/** All that a card is drawn from. `P` are the parts of the resource's kind. */
export interface CardFacts<P = unknown> {
  readonly noun: string;
  readonly arn: string;
  readonly name: string;
  readonly account: { readonly id: string; readonly label?: string | undefined };
  readonly region: string;
  readonly summary: Summary;
  readonly parts: P;
  readonly acts: readonly Act[];
  /** What people did beside the bot, where CloudTrail's events are routed to it. */
  readonly actors?: readonly Actor[] | undefined;
  /** The resource's tags, without those that AWS made itself. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly offers: readonly Offer[];
  readonly links: {
    readonly console?: string | undefined;
    readonly logs?: string | undefined;
    readonly runbook?: string | undefined;
  };
}
