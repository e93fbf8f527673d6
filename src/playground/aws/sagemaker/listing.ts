import * as z from "zod";
import { oneOf, text, timestamp, whole } from "../http/constraints.ts";
import { validationException } from "../http/errors.ts";
import type { Held } from "./shelf.ts";

/** Members that page through every SageMaker list. */
export const paging = {
  MaxResults: whole(1, 100).optional(),
  NextToken: text({ max: 8192 }).optional(),
};

/** Filters and sorting that most SageMaker lists share. */
export const filters = {
  NameContains: text({ max: 63, pattern: "[a-zA-Z0-9\\-]+" }).optional(),
  CreationTimeAfter: timestamp.optional(),
  CreationTimeBefore: timestamp.optional(),
  LastModifiedTimeAfter: timestamp.optional(),
  LastModifiedTimeBefore: timestamp.optional(),
  SortBy: oneOf(["Name", "CreationTime", "Status"]).optional(),
  SortOrder: oneOf(["Ascending", "Descending"]).optional(),
};

/** The input of a list of jobs or endpoints, whose status is one of `statuses`. */
export const listInput = <const Statuses extends readonly [string, ...string[]]>(statuses: Statuses) =>
  z.object({ ...filters, StatusEquals: oneOf(statuses).optional(), ...paging });

/** What a list can be asked for; each list accepts its own part of it. */
export interface ListQuery {
  readonly NameContains?: string | undefined;
  readonly StatusEquals?: string | undefined;
  readonly CreationTimeAfter?: Date | undefined;
  readonly CreationTimeBefore?: Date | undefined;
  readonly LastModifiedTimeAfter?: Date | undefined;
  readonly LastModifiedTimeBefore?: Date | undefined;
  readonly SortBy?: "Name" | "CreationTime" | "Status" | "Value" | undefined;
  readonly SortOrder?: "Ascending" | "Descending" | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** How a list reads the members of its rows. */
export interface RowReader<Row> {
  readonly name: (row: Row) => string;
  readonly status?: (row: Row) => string;
  readonly created: (row: Row) => Date | undefined;
  readonly modified?: (row: Row) => Date | undefined;
  /** What `Value` sorts by, such as the objective of a tuning job's child; rows without one come last. */
  readonly value?: (row: Row) => number | undefined;
}

/** One page of the rows that a query asks for; newest first and ten at a time unless it says otherwise. */
export function listPage<Row>(
  rows: readonly Row[],
  query: ListQuery,
  read: RowReader<Row>,
): { readonly items: readonly Row[]; readonly NextToken: string | undefined } {
  const { MaxResults = 10, SortBy = "CreationTime", SortOrder = "Descending" } = query;
  const status = (row: Row) => read.status?.(row) ?? "";
  const wanted = rows.filter(
    (row) =>
      read
        .name(row)
        .toLowerCase()
        .includes((query.NameContains ?? "").toLowerCase()) &&
      (query.StatusEquals === undefined || status(row) === query.StatusEquals) &&
      within(read.created(row), query.CreationTimeAfter, query.CreationTimeBefore) &&
      within(read.modified?.(row), query.LastModifiedTimeAfter, query.LastModifiedTimeBefore),
  );
  const time = (row: Row) => read.created(row)?.getTime() ?? 0;
  const value = (row: Row) => read.value?.(row) ?? Number.POSITIVE_INFINITY;
  const orders = {
    Name: (left: Row, right: Row) => read.name(left).localeCompare(read.name(right)),
    Status: (left: Row, right: Row) => status(left).localeCompare(status(right)),
    CreationTime: (left: Row, right: Row) => time(left) - time(right),
    Value: (left: Row, right: Row) => value(left) - value(right),
  };
  const ascending = wanted.toSorted(orders[SortBy]);
  const sorted = SortOrder === "Ascending" ? ascending : ascending.toReversed();
  const from = offset(query.NextToken);
  const to = from + MaxResults;
  return { items: sorted.slice(from, to), NextToken: to < sorted.length ? token(to) : undefined };
}

function within(time: Date | undefined, after: Date | undefined, before: Date | undefined): boolean {
  if (!after && !before) return true;
  return time !== undefined && (!after || time > after) && (!before || time < before);
}

const token = (place: number) => Buffer.from(`from:${place}`).toString("base64");

function offset(nextToken: string | undefined): number {
  if (nextToken === undefined) return 0;
  const [, place] = /^from:(\d+)$/.exec(Buffer.from(nextToken, "base64").toString()) ?? [];
  if (place === undefined) throw validationException("The provided NextToken is not valid.");
  return Number(place);
}

/** The resources that belong to the caller's account and region. */
export function ownedBy<Api>(
  { account, region }: { readonly account: string; readonly region: string },
  all: readonly Held<Api>[],
): readonly Held<Api>[] {
  return all.filter(({ place }) => place.account === account && place.region === region);
}
