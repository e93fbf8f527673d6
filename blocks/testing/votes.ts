import fc from "fast-check";
import type { ApprovalFacts } from "../../src/domain/approval-facts.ts";
import type { Settled, Vote } from "../../src/domain/ballot.ts";
import { maybe, time, words } from "./arbitrary-basics.ts";

const choice = fc.constantFrom("approve", "reject" as const);
const cast = {
  by: fc.oneof(words, fc.constant("U0BO000001")),
  team: words,
  name: maybe(words),
  at: time,
  choice,
  work: words,
};

const vote: fc.Arbitrary<Vote> = fc.record({ ...cast, reason: maybe(words), lapsed: maybe(words), turn: fc.nat() });
const settled: fc.Arbitrary<Settled> = fc.record({
  ...cast,
  reason: maybe(words),
  voters: fc.array(fc.record({ by: words, name: maybe(words), at: time }), { maxLength: 20 }),
  required: fc.nat(20),
  description: words,
  turn: fc.nat(),
});

/** How any vote may stand; the parts need not fit one another. */
export const approvalFacts: fc.Arbitrary<ApprovalFacts> = fc.record({
  is: fc.constantFrom(
    ...(["unruled", "open", "settled", "approved", "rejected", "expired", "superseded", "elsewhere"] as const),
  ),
  round: words,
  since: time,
  votes: fc.array(vote, { maxLength: 20 }),
  required: maybe(fc.nat(20)),
  approvers: fc.array(fc.oneof(words, fc.constant("@ml-approvers")), { maxLength: 12 }),
  excluded: maybe(fc.record({ name: words, kind: fc.constant("person" as const) })),
  expiresAt: maybe(time),
  settled: maybe(settled),
  withdrawn: maybe(words),
  endedAt: maybe(time),
  supersededBy: maybe(words),
  decidedBy: maybe(words),
  askedBy: maybe(words),
  approvals: fc.nat(20),
  needsReason: fc.boolean(),
});
