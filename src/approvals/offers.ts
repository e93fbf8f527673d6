import type { ApprovalFacts } from "../domain/approval-facts.ts";
import type { Offer } from "../domain/card.ts";
import type { RoundIntent, RoundVerb } from "../domain/intent.ts";

/** The buttons of a round: votes while it is open, and a way to ask again once it has expired. Without `confirm` a modal asks. */
export function roundOffers({
  is,
}: Pick<ApprovalFacts, "is">): readonly (Omit<Offer, "value" | "verb"> & { readonly verb: RoundVerb })[] {
  if (is === "open")
    return [
      { verb: "approve", label: "Approve", style: "primary" },
      { verb: "reject", label: "Reject", style: "danger" },
    ];
  return is === "expired" ? [{ verb: "reopen", label: "Ask again", confirm: askAgain }] : [];
}

const askAgain: Offer["confirm"] = {
  title: "Ask for approval again?",
  text: "A new round starts, and those who may approve are asked anew. Earlier votes do not count in it.",
  yes: "Ask again",
  no: "Not now",
};

/** What such a button carries: which round it belongs to, and what the card said of it. */
export function roundIntent(
  verb: RoundVerb,
  arn: string,
  seen: string,
  { round, approvals, required = 1, needsReason }: ApprovalFacts,
): RoundIntent {
  const target = { arn };
  if (verb === "reopen") return { do: verb, target, seen, round };
  return { do: verb, target, seen, round, asks: { have: approvals, need: required, reason: needsReason } };
}
