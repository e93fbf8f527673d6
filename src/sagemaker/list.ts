import { maskSecrets } from "../domain/mask.ts";
import type { Change } from "../domain/resource.ts";
import type { Phase, Status } from "../domain/status.ts";
import { isResourceKind, type KindName, kindByWord, kinds } from "../events/registry.ts";
import { toChanges } from "./as-event.ts";
import type { Own, Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";
import { apiWord, type Filter, type Item, type Lister } from "./list/lister.ts";
import { containedIn, matcher } from "./list/name.ts";
import { listers } from "./list/registry.ts";
import type { Located } from "./target.ts";

/** What a person wants listed: the `list` intent without its verb. */
export interface ListQuery {
  readonly kind: string;
  /** A status in the API's words in any casing, or a phase such as `failed`. */
  readonly status?: string | undefined;
  /** A glob such as `prod-*`, or a word that the name holds. */
  readonly name?: string | undefined;
  readonly sinceSeconds?: number | undefined;
}

/** One resource of a list. `name` finds it again with `show`. */
interface Row {
  readonly kind: Located["kind"];
  readonly name: string;
  readonly arn: string;
  readonly status: Status;
  /** Milliseconds since the epoch: when it was created. */
  readonly at: number;
  /** What the list knows besides: progress, a failure reason, a display name. Secrets masked. */
  readonly note?: string | undefined;
}

/** Every `because` is a sentence for a person. */
export type Listed =
  | { readonly is: "listed"; readonly kind: Located["kind"]; readonly rows: readonly Row[]; readonly more: boolean }
  | { readonly is: "refused"; readonly because: string }
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };

/** The most rows of an answer, and the most pages that are looked through for them. */
const maxRows = 20;
const maxPages = 5;

/** Lists resources in the bot's own account and region, newest first. `now` in milliseconds since the epoch. Never rejects. */
export async function list(query: ListQuery, clients: SageMakerReaders, own: Own, now: number): Promise<Listed> {
  const kind = kindByWord(query.kind);
  if (!kind || !isResourceKind(kind))
    return { is: "refused", because: `"${query.kind}" is not a kind of resource that can be listed.` };
  const lister = listers[kind];
  if (lister.cannot) return { is: "refused", because: lister.cannot };
  if (lister.needsName && !query.name?.trim()) return { is: "refused", because: lister.needsName };
  const wanted = statusWanted(lister, query.status);
  if (!wanted)
    return {
      is: "refused",
      because: `No ${kinds[kind].noun} has the status "${query.status}"; it may be: ${lister.statuses.join(", ")}.`,
    };
  const filter: Filter = {
    status: wanted.word,
    nameContains: containedIn(query.name),
    name: query.name?.trim() || undefined,
    createdAfter: query.sinceSeconds === undefined ? undefined : new Date(now - query.sinceSeconds * 1000),
  };
  const matches = matcher(query.name);
  // Of `group/version`, `pipeline/execution` and `image:version` people mean the first part or all of it.
  const named = (name: string) => matches(name) || matches(name.replace(/[/:].*$/, ""));
  try {
    return await collect(kind, lister, filter, (row) => wanted.fits(row.status) && named(row.name), clients, own);
  } catch (error) {
    const of = lister.needsName ? ` of ${query.name}` : "";
    const { sentence, retryable } = sageMakerProblem(error, `the ${kinds[kind].noun}s${of}`);
    return { is: "failed", because: sentence, retryable };
  }
}

async function collect(
  kind: Located["kind"],
  lister: Lister,
  filter: Filter,
  fits: (row: Row) => boolean,
  clients: SageMakerReaders,
  place: Place,
): Promise<Listed> {
  const rows: Row[] = [];
  let token: string | undefined;
  let more = false;
  for (let page = 0; page < maxPages; page++) {
    const answer = await lister.page(clients.at(place), filter, token);
    rows.push(...answer.items.map((item) => toRow(kind, item, place)).filter(fits));
    token = answer.next;
    more = token !== undefined || answer.more === true;
    if (token === undefined || rows.length > maxRows) break;
  }
  return { is: "listed", kind, rows: rows.slice(0, maxRows), more: more || rows.length > maxRows };
}

/** A row through the same reader and the same summary as a card, so that both always say the same. */
function toRow(kind: Located["kind"], item: Item, place: Place): Row {
  const changes = toChanges(item, place);
  return {
    kind,
    name: item.name ?? changes[0]?.name ?? "",
    arn: changes[0]?.arn ?? "",
    status: statusFrom(kind, changes),
    at: item.createdAt?.getTime() ?? 0,
    note: item.note === undefined ? undefined : maskSecrets(item.note),
  };
}

function statusFrom<K extends KindName>(kind: K, changes: readonly Change[]): Status {
  const { summary, parts } = kinds[kind];
  return summary(parts.parse(Object.fromEntries(changes.map(({ part, value }) => [part, value])))).status;
}

const phases: readonly Phase[] = ["running", "attention", "succeeded", "failed", "stopped"];

/** What a status word asks for: a word of the API, for SageMaker to filter, else a phase; undefined when it is neither. */
function statusWanted({ statuses, aliases = {} }: Lister, asked: string | undefined) {
  const text = asked?.trim().toLowerCase();
  if (!text) return { word: undefined, fits: () => true };
  const word = apiWord(statuses, aliases[text] ?? text);
  if (word) return { word, fits: (status: Status) => apiWord([status.word], word) !== undefined };
  const phase = apiWord(phases, text);
  return phase && { word: undefined, fits: (status: Status) => status.phase === phase };
}
