import type { Permission } from "../actions/action.ts";
import type { ApprovalSubject } from "../domain/approval-rule.ts";
import type { Author } from "../domain/author.ts";
import type { Choice, Settled } from "../domain/ballot.ts";
import type { Target } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Own, Place, SageMakerClients, SageMakerReaders } from "../sagemaker/clients.ts";
import type { Looked } from "../sagemaker/describe.ts";

/** What the facts of a resource say about a decision. */
export interface Matter {
  /** In a sentence: "the model package churn/12". */
  readonly what: string;
  /** By which the rule is chosen. */
  readonly subject: ApprovalSubject;
  /** True while the resource itself waits for a decision, whatever became of the round. */
  readonly waits: boolean;
  /** Why it does not wait, in a sentence, where it has not been decided either: it is not ready, or failed. */
  readonly notYet?: string | undefined;
  /** The decision that stands, and what is written beside it. */
  readonly standing?:
    | {
        readonly choice: Choice;
        readonly description?: string | undefined;
        /** Who decided, where AWS knows it. */
        readonly by?: string | undefined;
        /** Set where it took an approval back, from Slack: the Slack user id, and why. */
        readonly revoked?: { readonly by: string; readonly reason: string } | undefined;
      }
    | undefined;
  /** The command that takes an approval back, where that can be done. */
  readonly back?: string | undefined;
  /** How it comes to be decided anew once it has been, as the end of a sentence: "set it back to PendingManualApproval". */
  readonly anew?: string | undefined;
  /** The last round whose decision the resource was told, where it keeps that. */
  readonly told?: string | undefined;
  /** Who made it; undefined where it is not known. */
  readonly author: Author | undefined;
  /** What the author did, to be told to them: "registered this version". */
  readonly made: string;
  /** False where there are no metrics that could be read. */
  readonly hasMetrics: boolean;
  /** What a person decides by; its digest goes on record. */
  readonly evidence: unknown;
  /** Where a later one takes the place of an earlier one: the line, and the place in it. */
  readonly line?: { readonly of: string; readonly order: number } | undefined;
}

/** What the votes have settled, to be carried out. */
export interface WriteRequest {
  readonly target: Place & { readonly arn: string; readonly name: string };
  readonly settled: Settled;
  readonly round: string;
  /** At most 36 letters, digits and dashes: the same for every repeat of this decision of this round. */
  readonly token: string;
  /** The kind's parts, from a look just now. */
  readonly parts: unknown;
  readonly clients: Pick<SageMakerClients, "writesAt">;
}

/** A kind of resource that people decide on by voting. */
export interface Decidable {
  /** What it may do; pure, from the kind's parts. Undefined for a resource of the kind that nobody ever decides on. */
  readonly matter: (resource: { readonly name: string; readonly arn: string }, parts: unknown) => Matter | undefined;
  /** Asks AWS what it is now. Never rejects. */
  readonly look: (target: Target, clients: SageMakerReaders, own: Own) => Promise<Looked>;
  /** The most characters of what is written beside the decision, which is one line. */
  readonly descriptionMax: number;
  /** The rights that `write` needs. */
  readonly iam: readonly Permission[];
  /** Tells the resource its decision, with one call that changes something at most. Never rejects: what goes wrong is an outcome. */
  readonly write: (request: WriteRequest) => Promise<Outcome>;
}
