import { resourceKey } from "../domain/arn.ts";
import type { Change, ResourceState, Stamp } from "../domain/resource.ts";

/**
 * Folds a change into what is known of its resource. Each part keeps the greatest change of a total order, so folding is
 * idempotent, commutative and associative: duplicates and late events never move a card backwards, and any order of the
 * same events ends in the same state. Returns the very same state when the change tells nothing new, or is about another
 * resource, as a step's event also tells where the job came from that it made.
 */
export function fold(state: ResourceState | undefined, change: Change): ResourceState {
  const known = state?.entries[change.part];
  const entry = { stamp: change.stamp, value: change.value };
  const newer = known === undefined || isNewer(entry, known);
  if (state === undefined)
    return { kind: change.kind, key: resourceKey(change.arn), ...identity(change), entries: { [change.part]: entry } };
  if (resourceKey(change.arn) !== state.key) return state;
  const { arn, name, account, region } = caseKept(state, change);
  const same = arn === state.arn && name === state.name && account === state.account && region === state.region;
  const entries = newer ? withNewest({ ...state.entries, [change.part]: entry }, change.part) : state.entries;
  const told = newer && (known !== undefined || Object.hasOwn(entries, change.part));
  if (!told && same) return state;
  return { ...state, arn, name, account, region, entries: told ? entries : state.entries };
}

/**
 * An endpoint is deployed to for years, and an item of DynamoDB ends at 400 kB. Of these groups of parts so many of the
 * newest are kept; the newest of all is the same in any order, so folding stays what it is.
 */
const newestKept: Readonly<Record<string, number>> = { acts: 50, deployments: 20, served: 40, tripped: 20 };

type Entries = ResourceState["entries"];

function withNewest(entries: Entries, part: string): Entries {
  const group = part.slice(0, part.indexOf("/") + 1);
  const most = newestKept[group.slice(0, -1)];
  if (most === undefined) return entries;
  const members = Object.entries(entries).filter(([each]) => each.startsWith(group));
  const old = members.toSorted(([a, one], [b, other]) =>
    isNewer(one, other) || (!isNewer(other, one) && a < b) ? -1 : 1,
  );
  const dropped = new Set(old.slice(most).map(([each]) => each));
  return dropped.size === 0
    ? entries
    : Object.fromEntries(Object.entries(entries).filter(([each]) => !dropped.has(each)));
}

/** Folds at least one change. */
export function foldAll(
  state: ResourceState | undefined,
  [first, ...rest]: readonly [Change, ...Change[]],
): ResourceState {
  return rest.reduce(fold, fold(state, first));
}

type Identity = Pick<ResourceState, "arn" | "name" | "account" | "region">;

const identity = ({ arn, name, account, region }: Identity): Identity => ({ arn, name, account, region });

/**
 * Events write one resource's ARN and name now in their own letters, now in lower case. Capitals sort first, so the
 * smaller of the two is the one that kept its case, whichever came first.
 */
function caseKept(a: Identity, b: Identity): Identity {
  const smaller = <T extends string>(one: T, other: T): T => (one <= other ? one : other);
  return {
    arn: smaller(a.arn, b.arn),
    name: smaller(a.name, b.name),
    account: smaller(a.account, b.account),
    region: smaller(a.region, b.region),
  };
}

type Entry = { readonly stamp: Stamp; readonly value: unknown };

function isNewer(a: Entry, b: Entry): boolean {
  const order = a.stamp.final - b.stamp.final || a.stamp.at - b.stamp.at || a.stamp.rank - b.stamp.rank;
  // Equal stamps with unequal facts: any choice will do, as long as it is the same one in every order.
  return order !== 0 ? order > 0 : canonical(a.value) > canonical(b.value);
}

/** JSON with sorted keys and without undefined, so that equal facts give equal text also after a trip to the store. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) =>
      typeof each === "object" && each !== null && !Array.isArray(each)
        ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
        : each,
    ) ?? ""
  );
}
