import type { VoteIntent } from "../../domain/intent.ts";
import type { Work } from "../../domain/work.ts";
import type { WorkPorts } from "../ports.ts";
import type { Reached } from "../reach.ts";
import { writeRecord } from "../record.ts";
import type { VoteResult } from "./cast.ts";

/** Puts a vote on record, or why it did not count. A vote is no decision, so its event bears a verb of its own. */
export async function recordVote(
  work: Work,
  intent: VoteIntent,
  { subject, looked, because }: Extract<Reached, { is: "reached" }>,
  { outcome, vote, round, approvals, required }: VoteResult,
  ports: WorkPorts,
): Promise<void> {
  await writeRecord(
    {
      // A repeat of the work may fare better than the first delivery, which stays on record beside it.
      id: vote ? `${work.id}:vote` : work.id,
      at: work.receivedAt,
      verb: vote ? "vote" : intent.do,
      arn: looked.arn,
      by: work.who,
      reason: intent.reason,
      outcome: outcome.is,
      says: "says" in outcome ? outcome.says : outcome.because,
      because,
      channel: work.where.channel,
      messageTs: work.where.messageTs,
      choice: intent.do,
      ...{ round, approvals, required },
      evidence: vote?.evidence,
      card: vote?.card,
    },
    subject.resource,
    ports,
  );
}
