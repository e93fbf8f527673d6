import type { EventDraft } from "./draft.ts";
import type { Place } from "./place.ts";
import type { World } from "./world.ts";

/** A resource: what Describe answers for it, and what goes with it. */
export interface Held<Api> {
  readonly arn: string;
  readonly name: string;
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
  readonly api: Api;
}

/** What a kind of resource looks like from outside. */
export interface Kind<Api> {
  /** As in ARNs, such as `training-job`. */
  readonly type: string;
  readonly status: (api: Api) => string;
  /** One more line for a person who looks at the registry. */
  readonly note?: (api: Api) => string | undefined;
  /** When it last changed. */
  readonly modified: (api: Api) => Date | undefined;
  /** The events that SageMaker sends when the resource came to be as it now is. */
  readonly events: (held: Held<Api>, before: Api | undefined) => readonly EventDraft[];
}

/** Whether a new resource sends its events, or was there before the story began. */
export type Announce = "loud" | "quiet";

/** All resources of one kind. Each change replaces the resource, sends its events and tells the watchers. */
export interface Shelf<Api> {
  readonly kind: Kind<Api>;
  /** Adds a resource. @default "loud" */
  add(held: Held<Api>, announce?: Announce): Held<Api>;
  /** Replaces the given members of a resource that is on the shelf. */
  change(arn: string, patch: Partial<Api>): Held<Api>;
  remove(arn: string): void;
  find(place: Place, name: string): Held<Api> | undefined;
  at(arn: string): Held<Api> | undefined;
  all(): readonly Held<Api>[];
  /** Calls `listener` after each change of one resource, until the returned function is called. */
  watch(arn: string, listener: (held: Held<Api>) => void): () => void;
}

/** An empty shelf. ARNs and names are compared without regard to case, as SageMaker does. */
export function createShelf<Api extends object>(world: World, kind: Kind<Api>): Shelf<Api> {
  const resources = new Map<string, Held<Api>>();
  const watchers = new Map<string, Set<(held: Held<Api>) => void>>();
  const key = (arn: string) => arn.toLowerCase();

  const announce = (held: Held<Api>, before: Api | undefined) => {
    for (const draft of kind.events(held, before)) world.emit(held.place, draft);
    if (before === undefined || kind.status(before) !== kind.status(held.api)) {
      world.say("sagemaker", `${kind.type} ${held.name}: ${kind.status(held.api)}`);
    }
    for (const listener of [...(watchers.get(key(held.arn)) ?? [])]) listener(held);
  };

  return {
    kind,
    add(held, how = "loud") {
      resources.set(key(held.arn), held);
      if (how === "loud") announce(held, undefined);
      return held;
    },
    change(arn, patch) {
      const held = resources.get(key(arn));
      if (!held) throw new RangeError(`There is no ${kind.type} ${arn}`);
      const changed = { ...held, api: { ...held.api, ...patch } };
      resources.set(key(arn), changed);
      announce(changed, held.api);
      return changed;
    },
    remove(arn) {
      resources.delete(key(arn));
    },
    find: ({ account, region }, name) =>
      [...resources.values()].find(
        ({ place, name: other }) =>
          place.account === account && place.region === region && other.toLowerCase() === name.toLowerCase(),
      ),
    at: (arn) => resources.get(key(arn)),
    all: () => [...resources.values()],
    watch(arn, listener) {
      const listeners = watchers.get(key(arn)) ?? new Set();
      watchers.set(key(arn), listeners.add(listener));
      return () => void listeners.delete(listener);
    },
  };
}
