import type { ApprovalFacts } from "./approval-facts.ts";
import type { DeploymentStory } from "./deployment-story.ts";
import type { Curve } from "./found.ts";
import type { ActionVerb, ButtonVerb, LetterVerb, RoundVerb } from "./intent.ts";
import type { Offspring } from "./journey.ts";
import type { Status } from "./status.ts";
import type { Weighed } from "./weighed.ts";

/** How much a moment asks of a person: `act` now, an outcome worth knowing, or just news. */
export type Level = "act" | "outcomes" | "all";

/** What is worth a reply in the thread of a card. */
export type Moment =
  | "failed"
  | "finished"
  | "approval-needed"
  | "decided"
  | "expired"
  | "superseded"
  | "deployed"
  | "rolled-back";

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
  /** What else SageMaker and the container say of why it failed: its SecondaryStatus, the container's last words. */
  readonly clues?: { readonly secondary?: string | undefined; readonly exitMessage?: string | undefined } | undefined;
  /** What a reply tells of this state. @default `failed` for what failed or needs attention, else `finished` */
  readonly moment?: Moment | undefined;
  /** Milliseconds since the epoch: when it came to wait for a person's decision, now or the last time. */
  readonly askedAt?: number | undefined;
  /** Tells two turns of the same phase apart (a second deployment, a retried execution), so that each is announced. */
  readonly episode?: string | undefined;
  /** Set where a moment outlasts its status: it is told once, whatever the resource does in the meantime. */
  readonly momentId?: string | undefined;
}

/** Why something failed, in words for a person. */
export interface Failure {
  /** Such as `out-of-memory` (src/failures/classes.ts). */
  readonly class: string;
  readonly title: string;
  /** The one sentence that helps. */
  readonly sentence: string;
}

/** Something that a person did to the resource through the bot, kept with the resource's facts. */
export interface Act {
  readonly verb: ActionVerb | RoundVerb | Exclude<LetterVerb, "copy">;
  /** Slack user id. */
  readonly by: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly outcome: "done" | "already";
  readonly reason?: string | undefined;
  /** What came of it, to stand behind the deed: "as churn-12-retry-3fa9c1". */
  readonly note?: string | undefined;
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
  readonly verb: ButtonVerb | LetterVerb;
  readonly label: string;
  readonly style?: "primary" | "danger" | undefined;
  readonly value: string;
  /** The endpoint config that it is about, where there is a choice. */
  readonly config?: string | undefined;
  /** Asked before the click counts; absent when a modal asks instead. */
  readonly confirm?:
    | { readonly title: string; readonly text: string; readonly yes: string; readonly no: string }
    | undefined;
}

/** A resource of the same journey, in the words of people. */
export interface Relative {
  readonly noun: string;
  readonly name: string;
  /** The step that made the card's own resource, where this one is a pipeline's execution. */
  readonly step?: string | undefined;
  readonly console?: string | undefined;
}

/** `apart`: it is told on a card of its own, in the thread of this one where that is possible. */
export type OffspringFacts = Offspring & Relative & { readonly apart: boolean };

/** Where a resource stands in its journey. */
export interface JourneyFacts {
  readonly from?: Relative | undefined;
  /** In the order of the journey. */
  readonly offspring: readonly OffspringFacts[];
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
  /** Only on what failed, and where there is something to judge by. */
  readonly failure?: Failure | undefined;
  /** How often this failure was seen in the last seven days, this time included. */
  readonly repeats?: number | undefined;
  /** The end of the log of what failed, traceback first. */
  readonly log?: string | undefined;
  /** What the metrics of what finished came to, and how. */
  readonly finals?: readonly { readonly name: string; readonly value: number }[] | undefined;
  readonly curves?: readonly Curve[] | undefined;
  /** What a decision about a model package version rests on, weighed. */
  readonly weighed?: Weighed | undefined;
  /** What it cost on demand, in US dollars; absent where no price is known. */
  readonly spend?: number | undefined;
  /** What became of an endpoint's deployments. */
  readonly deployment?: DeploymentStory | undefined;
  readonly journey?: JourneyFacts | undefined;
  readonly acts: readonly Act[];
  /** How the vote stands; only on what people decide on by voting. */
  readonly approval?: ApprovalFacts | undefined;
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
