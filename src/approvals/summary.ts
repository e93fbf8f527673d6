import type { Ballot } from "../domain/ballot.ts";
import type { Summary } from "../domain/card.ts";

/** The summary of what waits, once its round has ended without a decision: it asks nobody any more. */
export function withRound(told: Summary, { end, since, askedBy }: Ballot): Summary {
  if (told.moment !== "approval-needed") return told;
  const summary = askedBy === undefined ? told : { ...told, episode: `${since / 1000}` };
  if (end?.is !== "expired" && end?.is !== "superseded") return summary;
  const label = end.is === "expired" ? "Approval expired" : "Superseded";
  return {
    ...summary,
    status: { ...summary.status, label, phase: "stopped" },
    headline: label,
    significance: "outcomes",
    moment: end.is,
  };
}
