import { resourceKey } from "../domain/arn.ts";
import { gateIn } from "../domain/gate.ts";
import type { Arn } from "../domain/ids.ts";
import type { Change } from "../domain/resource.ts";
import { kinds } from "../events/registry.ts";
import { toChanges } from "./as-event.ts";
import type { Own, Place, SageMakerReaders } from "./clients.ts";
import { NothingThere } from "./describe/describer.ts";
import { describers } from "./describe/registry.ts";
import { sageMakerProblem } from "./errors.ts";
import { lookAtGate } from "./gate.ts";
import { type Located, type LookTarget, locate } from "./target.ts";

/** What a look at SageMaker found. Every `because` is a sentence for a person. */
export type Looked =
  | {
      readonly is: "found";
      readonly kind: Located["kind"] | "gate";
      readonly arn: Arn;
      readonly name: string;
      readonly account: string;
      readonly region: string;
      /** The same facts as events tell them, ready to be folded; their stamps compare with those of events. */
      readonly changes: readonly [Change, ...Change[]];
      /** What it tells of other resources on the way: which jobs the steps of an execution made, which of them are gates. */
      readonly beside: readonly Change[];
    }
  | { readonly is: "not-found"; readonly because: string }
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };

/** False for kinds of which only events tell. */
export const canLook = (kind: string): boolean =>
  Object.entries(describers).some(([each, { cannot }]) => each === kind && cannot === undefined);

/** Asks SageMaker what the target is now. Never rejects. */
export async function look(target: LookTarget, clients: SageMakerReaders, own: Own): Promise<Looked> {
  const gate = "arn" in target ? gateIn(target.arn) : undefined;
  if (gate && "arn" in target) {
    const what = `the gate of the pipeline ${gate.pipeline}`;
    return found("gate", what, gate, () => lookAtGate(target.arn, gate, clients));
  }
  const located = locate(target, own);
  if ("because" in located) return { is: "failed", because: located.because, retryable: false };
  const describer = describers[located.kind];
  if (describer.cannot) return { is: "failed", because: describer.cannot, retryable: false };
  const what = `the ${kinds[located.kind].noun} ${located.name}`;
  return found(located.kind, what, located.place, async () => {
    const answers = await describer.describe(clients.at(located.place), located);
    const [first, ...more] = answers.flatMap((answer) => toChanges(answer, located.place));
    if (!first) throw new NothingThere(`There is nothing to see of ${what}.`);
    return [first, ...more];
  });
}

async function found(
  kind: Extract<Looked, { is: "found" }>["kind"],
  what: string,
  place: Place,
  ask: () => Promise<readonly [Change, ...Change[]]>,
): Promise<Looked> {
  try {
    const [first, ...more] = await ask();
    const { arn, name, account, region } = first;
    const isOwn = (change: Change): boolean => resourceKey(change.arn) === resourceKey(arn);
    const changes = [first, ...more.filter(isOwn)] as const;
    const beside = more.filter((change) => !isOwn(change));
    return { is: "found", kind, arn, name, account, region, changes, beside };
  } catch (error) {
    return failure(error, what, place);
  }
}

function failure(error: unknown, what: string, { region, account }: Place): Looked {
  if (error instanceof NothingThere) return { is: "not-found", because: error.message };
  const { kind, sentence, retryable } = sageMakerProblem(error, what);
  if (kind === "not-found") {
    return {
      is: "not-found",
      because: `SageMaker knows no ${what.slice("the ".length)} in ${region} of account ${account}.`,
    };
  }
  return { is: "failed", because: sentence, retryable };
}
