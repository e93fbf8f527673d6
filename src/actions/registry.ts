import type { ApprovalFacts } from "../domain/approval-facts.ts";
import type { Summary } from "../domain/card.ts";
import type { ActionVerb } from "../domain/intent.ts";
import type { KindName } from "../events/registry.ts";
import { abort } from "./abort.ts";
import type { Action, Offered } from "./action.ts";
import { readings } from "./readings.ts";
import { retry } from "./retry.ts";
import { revoke } from "./revoke.ts";
import { rollback } from "./rollback.ts";
import { shift } from "./shift.ts";
import { stop } from "./stop.ts";

/** Everything that people may do, in the order of the buttons. A new action is one file, one line here, one intent. */
export const actions: Readonly<Record<ActionVerb, Action>> = { stop, abort, rollback, shift, retry, revoke };

/** The buttons that are possible now. Pure: loads nothing of AWS. */
export const offers = (
  kind: KindName,
  parts: unknown,
  summary: Summary,
  approval?: ApprovalFacts,
): readonly Offered[] => {
  const { retry: again, revoke: back, ...others } = actions;
  const offered = (action: Action): readonly Offered[] => [action.offer(kind, parts, summary, approval) ?? []].flat();
  // First what is wrong, then what can be done about it.
  return [
    ...Object.values(others).flatMap(offered),
    ...readings(kind, parts, summary),
    ...offered(again),
    ...offered(back),
  ];
};
