import type { Offer, Summary } from "../domain/card.ts";
import type { LetterVerb } from "../domain/intent.ts";
import type { KindName } from "../events/registry.ts";

/** The buttons of a dead letter that waits for a decision. */
export function letterOffers(
  kind: KindName,
  { status }: Summary,
): readonly (Omit<Offer, "value" | "verb"> & { readonly verb: LetterVerb })[] {
  if (kind !== "dead-letter" || status.word !== "Waiting") return [];
  return [
    { verb: "replay", label: "Replay", style: "primary" },
    {
      verb: "discard",
      label: "Discard",
      style: "danger",
      confirm: {
        title: "Discard this event?",
        text: "It is deleted from the dead-letter queue for good, and no card will ever show it.",
        yes: "Discard it",
        no: "Keep it",
      },
    },
    { verb: "copy", label: "Copy" },
  ];
}
