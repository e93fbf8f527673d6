import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { AsEvent } from "../as-event.ts";

/** What SageMaker is asked to filter by itself; what a List call cannot filter is looked through on our side. */
export interface Filter {
  /** A status in the API's own words, one of the lister's. */
  readonly status: string | undefined;
  /** Letters, digits and dashes that the name holds. */
  readonly nameContains: string | undefined;
  /** The name as it was asked for, with its `*`. */
  readonly name: string | undefined;
  readonly createdAfter: Date | undefined;
}

/** One thing of a list: the facts that an event would tell, and what only the list knows. */
export interface Item extends AsEvent {
  readonly createdAt: Date | undefined;
  readonly note?: string | undefined;
  /** The name to list it by, where the facts' own name is not enough to find it again. */
  readonly name?: string | undefined;
}

interface Page {
  readonly items: readonly Item[];
  readonly next: string | undefined;
  /** True when there is more that no next page will show. */
  readonly more?: boolean;
}

/** How resources of one kind are listed. */
export interface Lister {
  /** The IAM actions that listing needs. */
  readonly iam: readonly `sagemaker:${string}`[];
  /** Set for kinds that SageMaker has no call for: the sentence that says so. */
  readonly cannot?: string;
  /** Every status that the kind can have, in the API's words. */
  readonly statuses: readonly string[];
  /** Words that people use for a status. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Set when a list needs a name to start from: what to say when there is none. */
  readonly needsName?: string;
  /** One page, newest first; rejects with the SDK's error. */
  readonly page: (client: SageMakerClient, filter: Filter, token: string | undefined) => Promise<Page>;
}

/** One page holds at most this many (the maximum of the List calls). */
export const pageSize = 100;

const folded = (word: string): string => word.replace(/[_\-\s]/g, "").toLowerCase();

/** The API's word that a person's word means, whatever its casing; `words` is one of the SDK's enumerations. */
export function apiWord<T extends string>(words: readonly T[], asked: string | undefined): T | undefined {
  return asked === undefined ? undefined : words.find((word) => folded(word) === folded(asked));
}
