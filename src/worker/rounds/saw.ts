import { createHash } from "node:crypto";
import type { Matter } from "../../approvals/decidable.ts";
import type { Vote } from "../../domain/ballot.ts";
import type { ResourceState } from "../../domain/resource.ts";
import type { Work } from "../../domain/work.ts";
import { canonical } from "../../notify/fold.ts";
import type { WorkPorts } from "../ports.ts";

/** What the person had before them, as digests, and where: the evidence, and the card of the channel that they clicked in. */
export async function saw(
  { where }: Work,
  { key }: ResourceState,
  { evidence }: Matter,
  { store }: Pick<WorkPorts, "store">,
): Promise<Pick<Vote, "evidence" | "card" | "channel" | "messageTs">> {
  const cards = where.messageTs === undefined ? [] : await store.cards.of(key);
  return {
    evidence: evidence === undefined ? undefined : digest(evidence),
    card: cards.find(({ ts }) => ts === where.messageTs)?.digest,
    channel: where.channel,
    messageTs: where.messageTs,
  };
}

const digest = (value: unknown): string => createHash("sha256").update(canonical(value)).digest("hex").slice(0, 24);
