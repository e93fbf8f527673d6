import type { Voter, votersOf } from "../approvals/may-vote.ts";
import type { ApprovalFacts } from "../domain/approval-facts.ts";
import type { ApprovalRule } from "../domain/approval-rule.ts";
import type { Offer, Summary } from "../domain/card.ts";
import type { ActionIntent, ActionVerb, ButtonVerb, RoundVerb } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Change } from "../domain/resource.ts";
import type { KindName } from "../events/registry.ts";
import type { SageMakerClients } from "../sagemaker/clients.ts";

/** A button that is possible now, before its Intent is serialised. Without `confirm` a modal asks. */
export type Offered = Omit<Offer, "value" | "verb"> & { readonly verb: Exclude<ButtonVerb, RoundVerb> };

/** The resource as it is: what a fresh look at SageMaker found. */
export interface Target {
  readonly kind: KindName;
  readonly arn: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The kind's parts, folded from the look. */
  readonly parts: unknown;
  readonly summary: Summary;
  /** The parts with all that is remembered from before, such as what an update had asked for. */
  readonly remembered?: unknown;
}

/** The consequence of an action, to be confirmed. */
export type Question = NonNullable<Offer["confirm"]>;

export interface ActionRequest {
  readonly target: Target;
  readonly intent: ActionIntent;
  /** The person as the records of AWS shall name them, such as `Ana (U024BE7LH)`. */
  readonly who: string;
  /** Slack user id. */
  readonly user: string;
  /** Milliseconds since the epoch: when the person asked, so that a repeat of the same work says the same. */
  readonly at: number;
  /** The id of the work: makes the tokens by which AWS knows a repeat. */
  readonly seed: string;
  readonly clients: Pick<SageMakerClients, "at" | "metricsAt" | "writesAt">;
}

/** A right that an action needs, as data for the bot's policy. */
export type Permission = (
  | {
      readonly action: `sagemaker:${string}`;
      /** What follows `arn:<partition>:sagemaker:<region>:<account>:`. */
      readonly resource: string;
    }
  /** Which roles may be passed on is the configuration's to say. */
  | { readonly action: "iam:PassRole" }
) & {
  /** Condition keys with the one value that they must equal. */
  readonly stringEquals?: Readonly<Record<string, string>>;
};

/** Something that a person may do to a resource. */
export interface Action {
  readonly verb: ActionVerb;
  /** The button, if it is possible in this state. Pure. */
  readonly offer: (
    kind: KindName,
    parts: unknown,
    summary: Summary,
    approval?: ApprovalFacts,
  ) => Offered | readonly Offered[] | undefined;
  /** Why this person may not, although the policy permits it, and who may. Pure. @default whom the policy permits may */
  readonly mayNot?: (
    target: Target,
    person: Voter,
    rules: readonly ApprovalRule[],
  ) => { readonly because: string; readonly mayBe?: ReturnType<typeof votersOf> } | undefined;
  /** What is asked of who typed it, before it happens; a button has asked already. Pure. @default nothing is asked */
  readonly asks?: (target: Target, intent: ActionIntent) => Question | undefined;
  /** The rights per kind; a kind without an entry cannot be acted on. */
  readonly iam: Readonly<Partial<Record<KindName, readonly Permission[]>>>;
  /** Facts to be kept before SageMaker is called, since its event may be faster than its answer. Pure. @default none */
  readonly remember?: (request: ActionRequest) => readonly Pick<Change, "part" | "stamp" | "value">[];
  /** Checks the state, then calls SageMaker at most once. Never rejects: what goes wrong is an outcome. */
  readonly perform: (request: ActionRequest) => Promise<Outcome>;
}
