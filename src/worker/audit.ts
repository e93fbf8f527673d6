import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { type AuditRow, auditTable } from "../../blocks/replies/audit.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import { letterIdIn } from "../dead-letters/letter.ts";
import { parseArn, resourceKey } from "../domain/arn.ts";
import { gateIn } from "../domain/gate.ts";
import type { Intent } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { isKindName, kindByArnType, kinds } from "../events/registry.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { locate } from "../sagemaker/target.ts";
import type { AuditEntry, AuditQuery } from "../store/audit.ts";
import { type Answer, shareable, toPerson } from "./answer.ts";
import type { ProtectedAsFound, WorkPorts } from "./ports.ts";
import { resourceOf, subjectOf } from "./subject.ts";

type Asked = Extract<Intent, { do: "audit" }>;

/** More than an answer shows, since some may be about what this person may not see. */
const read = 200;

/** Reads the record: what was asked for through the bot, by whom, and what became of it. */
export async function audit(work: Work, intent: Asked, ports: WorkPorts): Promise<Answer> {
  const scope = scopeOf(intent, ports);
  if ("because" in scope) return toPerson(outcomeAnswer({ is: "refused", because: scope.because }));
  const { verdict, mentions } = await ports.authorise(work, "audit", scope.resource);
  const since = intent.sinceSeconds === undefined ? undefined : ports.now() - intent.sinceSeconds * 1000;
  const found = await ports.store.audit.read({ ...scope.query, since, by: intent.by, limit: read });
  const allowed = await Promise.all(found.map((entry) => ports.authorise(work, "audit", about(entry, ports))));
  const entries = found.filter((_, index) => allowed[index]?.verdict.is === "yes");
  if (verdict.is === "no" && entries.length === 0) return toPerson(forbidden({ ...verdict, mentions }));
  const rows = await Promise.all(entries.map((entry) => rowOf(entry, ports)));
  const table = auditTable({ about: scope.title, since, by: intent.by, rows });
  return rows.length === 0 ? toPerson(table) : shareable(table, { ...intent, share: true });
}

interface Scope {
  /** What the policy is asked about; absent for everything. */
  readonly resource: ProtectedAsFound | undefined;
  readonly query: Pick<AuditQuery, "resource" | "of">;
  /** "training job churn-12". */
  readonly title: string | undefined;
}

/**
 * An ARN names one resource. A kind and a name also mean all executions of a pipeline and all versions of a group, and find what
 * SageMaker has deleted.
 */
function scopeOf({ target }: Asked, ports: WorkPorts): Scope | { readonly because: string } {
  if (target === undefined) return { resource: undefined, query: {}, title: undefined };
  const subject = subjectOf(target, ports);
  if ("because" in subject) return subject;
  const gate = "arn" in target ? gateIn(target.arn) : undefined;
  if (gate && subject.arn !== undefined)
    return {
      resource: subject.resource,
      query: { resource: resourceKey(subject.arn) },
      title: `${kinds.gate.noun} ${gate.pipeline}`,
    };
  const located = locate(target, ports.own);
  if ("because" in located) return located;
  const { kind, name, arn, place } = located;
  const title = `${kinds[kind].noun} ${name}`;
  if (arn !== undefined) return { resource: subject.resource, query: { resource: resourceKey(arn) }, title };
  const wanted = name.toLowerCase();
  const of = (entryArn: string): boolean => {
    const named = namedBy(entryArn, ports.own);
    const here = named.account === place.account && named.region === place.region;
    return here && named.kind === kind && `${named.id.toLowerCase()}/`.startsWith(`${wanted}/`);
  };
  return { resource: subject.resource, query: { of }, title };
}

/** What an entry is about, as far as its ARN, or `kind/name` where no ARN was known, tells. */
function namedBy(arn: string, own: WorkPorts["own"]) {
  const parts = parseArn(arn);
  if (parts) {
    const { account, region, type, id } = parts;
    return { kind: kindByArnType(type, id) ?? "other", id, account, region };
  }
  const gate = gateIn(arn);
  if (gate) return { kind: "gate", id: gate.pipeline, account: gate.account, region: gate.region } as const;
  const letter = letterIdIn(arn);
  if (letter !== undefined) return { kind: "dead-letter", id: letter, ...own } as const;
  const [kind = "", ...rest] = arn.split("/");
  return { kind: isKindName(kind) ? kind : "other", id: rest.join("/"), ...own } as const;
}

function about(entry: AuditEntry, ports: WorkPorts): ProtectedAsFound {
  const { kind, id, account, region } = namedBy(entry.arn, ports.own);
  return resourceOf(kind, id, { account, region }, ports.options);
}

async function rowOf(entry: AuditEntry, { own, slack }: WorkPorts): Promise<AuditRow> {
  const { at, by, outcome, reason, evidence, channel, messageTs } = entry;
  const { kind, id, region } = namedBy(entry.arn, own);
  return {
    ...{ at, by, outcome, reason, evidence, channel },
    ...told(entry),
    resource: { noun: kinds[kind].noun, name: id, url: consoleUrl({ kind, arn: entry.arn, name: id, region }) },
    message: channel === undefined || messageTs === undefined ? undefined : await slack.permalink(channel, messageTs),
  };
}

/** A vote is on record with what its voter was told; others read how the votes stood with it. */
function told({ verb, outcome, says, choice, approvals, required }: AuditEntry): Pick<AuditRow, "verb" | "says"> {
  if (verb !== "vote" || choice === undefined) return { verb, says };
  const stood = `${approvals ?? 0} of ${required ?? 1} approvals with it`;
  return { verb: `vote to ${choice}`, says: outcome === "done" ? stood : says };
}
