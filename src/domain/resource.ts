import type { Arn } from "./ids.ts";

/**
 * When a fact was true, as far as its event tells. Compared in the order of the fields, so that duplicates and late
 * events never win over what is already known.
 */
export interface Stamp {
  /** 1 for the final word of a resource that lives once (a job); it beats any time. */
  readonly final: 0 | 1;
  /** Milliseconds since the epoch: the resource's own LastModifiedTime, else the event's time. */
  readonly at: number;
  /** Position in the life of the resource; decides between changes of the same time. */
  readonly rank: number;
}

/** One fact about one resource, decoded from an event (or written by an action), ready to be folded. */
export interface Change {
  readonly kind: string;
  readonly arn: Arn;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** Which part of the resource this tells about: `job`, `execution`, `steps/Train`, `acts/<id>`. */
  readonly part: string;
  readonly stamp: Stamp;
  /** A JSON value that fits the part's schema in the kind's spec. */
  readonly value: unknown;
}

/** All that is known of one resource: for each part the latest fact, whatever order the events came in. */
export interface ResourceState {
  readonly kind: string;
  /** Lower-cased ARN: the identity of the resource. */
  readonly key: string;
  readonly arn: Arn;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly entries: Readonly<Record<string, { readonly stamp: Stamp; readonly value: unknown }>>;
}

/** A fact about a resource that is known already. */
export const factOf = (
  { kind, arn, name, account, region }: Pick<Change, "kind" | "arn" | "name" | "account" | "region">,
  part: string,
  stamp: Stamp,
  value: unknown,
): Change => ({ kind, arn, name, account, region, part, stamp, value });
