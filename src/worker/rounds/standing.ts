import { whyNot } from "../../approvals/may-vote.ts";
import type { Standing } from "../../approvals/vote.ts";
import type { ApprovalRule } from "../../domain/approval-rule.ts";
import type { Vote } from "../../domain/ballot.ts";
import type { Round } from "../../notify/round.ts";
import type { WorkPorts } from "../ports.ts";
import type { Subject } from "../subject.ts";

/** Asks policy and rule about each of these votes, as they stand now. */
export async function standingOf(
  votes: readonly Vote[],
  { matter }: Round,
  rule: ApprovalRule,
  subject: Subject,
  { authorise, options }: Pick<WorkPorts, "authorise" | "options">,
): Promise<Standing> {
  const answers = await Promise.all(
    votes.map(async ({ by, team, name, channel, choice }): Promise<readonly [string, May]> => {
      const asked = { who: { user: by, team, name }, where: { channel } };
      const { verdict, who } = await authorise(asked, choice, subject.resource);
      if (verdict.is === "no") return [by, { may: false, because: "the policy does not permit it any more" }];
      const refusal = whyNot(rule, { ...who, name }, matter, options.people ?? {});
      return [by, refusal ? { may: false, because: lapsedBy[refusal.is] } : { may: true }];
    }),
  );
  return new Map(answers);
}

type May = Standing extends ReadonlyMap<string, infer M> ? M : never;

const lapsedBy = {
  "not-listed": "the approval rule does not list them any more",
  author: "they may be who made it",
} as const;
