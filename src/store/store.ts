import { type Audit, audit } from "./audit.ts";
import { type Cards, cards } from "./cards.ts";
import { type Claims, claims } from "./claims.ts";
import { type Executions, executions } from "./executions.ts";
import { type Failures, failures } from "./failures.ts";
import { type Letters, letters } from "./letters.ts";
import { type OpenResources, openResources } from "./open.ts";
import { type PendingResources, pendingResources } from "./pending.ts";
import { type States, states } from "./states.ts";
import type { Table } from "./table.ts";

/** All that the bot remembers. */
export interface Store {
  readonly states: States;
  readonly cards: Cards;
  readonly claims: Claims;
  readonly audit: Audit;
  readonly open: OpenResources;
  readonly pending: PendingResources;
  readonly executions: Executions;
  readonly failures: Failures;
  readonly letters: Letters;
}

/** The store over a table; `now` gives milliseconds since the epoch. */
export function storeOn(table: Table, now: () => number): Store {
  const nowSeconds = () => Math.floor(now() / 1000);
  return {
    states: states(table, nowSeconds),
    cards: cards(table, now),
    claims: claims(table, now),
    audit: audit(table, now),
    open: openResources(table, nowSeconds),
    pending: pendingResources(table, nowSeconds),
    executions: executions(table, nowSeconds),
    failures: failures(table, nowSeconds),
    letters: letters(table, nowSeconds),
  };
}
