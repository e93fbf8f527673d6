import type { ExecutionPlace } from "./executions.ts";
import type { SameFailure } from "./failures.ts";
import type { ItemKey } from "./table.ts";

const failurePk = ({ account, kind, signature }: SameFailure): string => `FAILURE#${account}#${kind}#${signature}`;

/** The one place that knows how the table is laid out. */
export const keys = {
  state: (resource: string): ItemKey => ({ pk: `RESOURCE#${resource}`, sk: "STATE" }),
  card: (resource: string, channel: string): ItemKey => ({ pk: `RESOURCE#${resource}`, sk: `CARD#${channel}` }),
  cardsOf: (resource: string) => ({ pk: `RESOURCE#${resource}`, skPrefix: "CARD#" }),
  /** Resources whose card still expects news: what the clock looks after. */
  open: (resource: string): ItemKey => ({ pk: "OPEN", sk: resource }),
  allOpen: { pk: "OPEN", skPrefix: "" },
  /** Resources that wait for a person's decision. */
  pending: (resource: string): ItemKey => ({ pk: "PENDING", sk: resource }),
  allPending: { pk: "PENDING", skPrefix: "" },
  /** Which execution the id in a job's name belongs to. */
  execution: ({ account, region, id }: ExecutionPlace): ItemKey => ({
    pk: `EXECUTION#${account}#${region}#${id}`,
    sk: "EXECUTION",
  }),
  claim: (id: string): ItemKey => ({ pk: `CLAIM#${id}`, sk: "CLAIM" }),
  /** What is known of a message that could not be delivered, by its SQS message id. */
  letter: (id: string): ItemKey => ({ pk: `LETTER#${id}`, sk: "LETTER" }),
  audit: (resource: string, at: number, id: string): ItemKey => ({
    pk: `AUDIT#${resource}`,
    sk: `${new Date(at).toISOString()}#${id}`,
  }),
  /** One item a day, so that a week is seven of them. */
  failure: (failure: SameFailure, at: number): ItemKey => ({
    pk: failurePk(failure),
    sk: new Date(at).toISOString().slice(0, 10),
  }),
  failuresOf: (failure: SameFailure) => ({ pk: failurePk(failure), skPrefix: "" }),
  auditOf: (resource: string) => ({ pk: `AUDIT#${resource}`, skPrefix: "" }),
  /** The same entry once more, beside those of all resources in its month. */
  auditInMonth: (resource: string, at: number, id: string): ItemKey => ({
    pk: `AUDITED#${new Date(at).toISOString().slice(0, 7)}`,
    sk: `${new Date(at).toISOString()}#${id}#${resource}`,
  }),
  auditedIn: (month: string) => ({ pk: `AUDITED#${month}`, skPrefix: "" }),
} as const;

const day = 24 * 60 * 60;

/** How long each sort of item is kept, in seconds. Audit records have no end. */
export const keepFor = {
  state: 180 * day,
  card: 180 * day,
  execution: 30 * day,
  claim: 2 * day,
  open: 30 * day,
  pending: 180 * day,
  letter: 30 * day,
  failure: 8 * day,
} as const;
