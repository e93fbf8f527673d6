import { resourceKey } from "../domain/arn.ts";
import type { ActionIntent, LetterIntent, RoundIntent } from "../domain/intent.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Work } from "../domain/work.ts";
import type { AuditEntry } from "../store/audit.ts";
import type { ActionEvent } from "./action-event.ts";
import type { WorkPorts } from "./ports.ts";
import type { Subject } from "./subject.ts";

/** What is on record of one wish of a person. */
export async function record(
  work: Work,
  intent: ActionIntent | RoundIntent | LetterIntent,
  { resource, arn = `${resource.kind}/${resource.name}` }: Subject,
  outcome: Outcome,
  because: readonly string[],
  ports: WorkPorts,
): Promise<void> {
  await writeRecord(
    {
      id: work.id,
      at: work.receivedAt,
      verb: intent.do,
      arn,
      by: work.who,
      reason: "reason" in intent ? intent.reason : undefined,
      outcome: outcome.is,
      says: "says" in outcome ? outcome.says : outcome.because,
      because,
      channel: work.where.channel,
      messageTs: work.where.messageTs,
      round: "round" in intent ? intent.round : undefined,
    },
    resource,
    ports,
  );
}

interface RecordPorts extends Pick<WorkPorts, "emit" | "log"> {
  readonly store: Pick<WorkPorts["store"], "audit">;
}

/** The audit record first, then the event: what others automate on must be on record. */
export async function writeRecord(
  entry: AuditEntry & { readonly verb: ActionEvent["verb"] },
  { kind, name }: Pick<Subject["resource"], "kind" | "name">,
  ports: RecordPorts,
): Promise<void> {
  const { id, verb, arn, outcome, reason, at, round, choice, approvals, required } = entry;
  const by = { user: entry.by.user, team: entry.by.team };
  await ports.store.audit.append(resourceKey(arn), entry);
  try {
    await ports.emit({
      ...{ version: "1", id, verb, arn, kind, name, by, outcome, reason, round, choice, approvals, required },
      at: new Date(at).toISOString(),
    });
  } catch (error) {
    // The deed is done and on record; an event that could not be put must not make the person do it again.
    ports.log.error(`The event about ${verb} ${arn} could not be put on the bus`, error);
  }
}
