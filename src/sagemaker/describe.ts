import { resourceKey } from "../domain/arn.ts";
import type { Arn } from "../domain/ids.ts";
import type { Change } from "../domain/resource.ts";
import { kinds } from "../events/registry.ts";
import { toChanges } from "./as-event.ts";
import type { Own, SageMakerReaders } from "./clients.ts";
import { NothingThere } from "./describe/describer.ts";
import { describers } from "./describe/registry.ts";
import { sageMakerProblem } from "./errors.ts";
import { type Located, type LookTarget, locate } from "./target.ts";

/** What a look at SageMaker found. Every `because` is a sentence for a person. */
export type Looked =
  | {
      readonly is: "found";
      readonly kind: Located["kind"];
      readonly arn: Arn;
      readonly name: string;
      readonly account: string;
      readonly region: string;
      /** The same facts as events tell them, ready to be folded; their stamps compare with those of events. */
      readonly changes: readonly [Change, ...Change[]];
      /** What it tells of other resources on the way: which jobs the steps of an execution made. */
      readonly beside: readonly Change[];
    }
  | { readonly is: "not-found"; readonly because: string }
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };

/** False for kinds of which only events tell. */
export const canLook = (kind: string): boolean =>
  Object.entries(describers).some(([each, { cannot }]) => each === kind && cannot === undefined);

/** Asks SageMaker what the target is now. Never rejects. */
export async function look(target: LookTarget, clients: SageMakerReaders, own: Own): Promise<Looked> {
  const located = locate(target, own);
  if ("because" in located) return { is: "failed", because: located.because, retryable: false };
  const describer = describers[located.kind];
  if (describer.cannot) return { is: "failed", because: describer.cannot, retryable: false };
  const what = `the ${kinds[located.kind].noun} ${located.name}`;
  try {
    const answers = await describer.describe(clients.at(located.place), located);
    const [first, ...more] = answers.flatMap((answer) => toChanges(answer, located.place));
    if (!first) return { is: "not-found", because: `There is nothing to see of ${what}.` };
    const { arn, name, account, region } = first;
    const isOwn = (change: Change): boolean => resourceKey(change.arn) === resourceKey(arn);
    const changes = [first, ...more.filter(isOwn)] as const;
    const beside = more.filter((change) => !isOwn(change));
    return { is: "found", kind: located.kind, arn, name, account, region, changes, beside };
  } catch (error) {
    return failure(error, what, located);
  }
}

function failure(error: unknown, what: string, { place }: Located): Looked {
  if (error instanceof NothingThere) return { is: "not-found", because: error.message };
  const { kind, sentence, retryable } = sageMakerProblem(error, what);
  if (kind === "not-found") {
    return {
      is: "not-found",
      because: `SageMaker knows no ${what.slice("the ".length)} in ${place.region} of account ${place.account}.`,
    };
  }
  return { is: "failed", because: sentence, retryable };
}
