import type { Author } from "./author.ts";
import type { Settled, Vote } from "./ballot.ts";

/** How a decision stands, for the card. Times are milliseconds since the epoch. */
export interface ApprovalFacts {
  /**
   * `unruled`: no rule is for it, so it is decided elsewhere. `settled`: the votes have decided, and the registry is being
   * told. `revoked`: it had been approved, and somebody took that back from Slack. `elsewhere`: somebody decided in Studio or by CLI.
   */
  readonly is:
    | "unruled"
    | "open"
    | "settled"
    | "approved"
    | "rejected"
    | "revoked"
    | "expired"
    | "superseded"
    | "elsewhere";
  readonly round: string;
  readonly since: number;
  /** Oldest first; those that do not count any more say why. */
  readonly votes: readonly Vote[];
  /** How many approvals it needs; absent where no rule is for it. */
  readonly required?: number | undefined;
  /** User groups (`@handle`) and people (ids), as the rule lists them. */
  readonly approvers: readonly string[];
  /** Who made it and therefore may not vote. */
  readonly excluded?: Author | undefined;
  readonly expiresAt?: number | undefined;
  /** The decision, once the votes brought one. */
  readonly settled?: Settled | undefined;
  /** Why AWS did not take a decision that the votes had brought; they are open again. */
  readonly withdrawn?: string | undefined;
  /** When and by what newer version the round ended without a decision. */
  readonly endedAt?: number | undefined;
  readonly supersededBy?: string | undefined;
  /** Who decided elsewhere, where AWS knows it. */
  readonly decidedBy?: string | undefined;
  /** Who took the approval back, and why. */
  readonly revoked?: { readonly by: string; readonly reason: string } | undefined;
  /** Who asked anew after an earlier round had expired. */
  readonly askedBy?: string | undefined;
  /** How many of the votes' approvals count. */
  readonly approvals: number;
  /** Whether an approval needs a reason. */
  readonly needsReason: boolean;
}
