import { approvalDescription } from "../../actions/approval-description.ts";
import type { Vote } from "../../domain/ballot.ts";
import type { WorkPorts } from "../ports.ts";

/**
 * What is to be written beside a decision that this vote brings, in at most `max` characters. The link is asked for
 * beforehand, so that the text is made where the vote is written and stays the same ever after.
 */
export async function describing(
  { choice, channel, messageTs }: Vote,
  max: number,
  { slack }: Pick<WorkPorts, "slack">,
): Promise<(voters: readonly Vote[]) => string> {
  const link = channel && messageTs ? await slack.permalink(channel, messageTs) : undefined;
  const decision = choice === "approve" ? "Approved" : "Rejected";
  return (voters) =>
    approvalDescription({
      decision,
      voters: voters.map(({ by, name, at, reason }) => ({ who: name ? `${name} (${by})` : by, at, reason })),
      link,
      max,
    });
}
