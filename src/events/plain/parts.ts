import * as z from "zod/mini";
import type { Level, Summary } from "../../domain/card.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { significanceOf } from "../job-status.ts";

/** Label and value in the order in which a card shows them. */
const facts = z.array(z.tuple([z.string(), z.string()]));

/** What the newest event about the resource's own state told. */
const state = z.object({
  status: z.string(),
  createdAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
  /** What this status means, where its word alone does not say it. */
  note: z.optional(z.string()),
  facts,
  /** How many further fields the event had. */
  more: z.number(),
});

/** Something that happened at the resource beside its own state, such as a task that a worker took. */
const aside = z.object({ says: z.string(), at: z.number(), facts });

/** The facts of every kind that is told by a description alone. */
export const plainParts = z.object({ state: z.optional(state), asides: z.optional(z.record(z.string(), aside)) });
export type PlainParts = z.output<typeof plainParts>;
export type PlainState = z.input<typeof state>;
export type PlainAside = z.input<typeof aside>;

/** What is told of resources that are only ever made, changed and deleted. */
export const livedStatuses: StatusTable = {
  Changed: ["Changed", "stopped", 1],
  Created: ["Created", "succeeded", 2],
  Updated: ["Updated", "succeeded", 3],
  Deleted: ["Deleted", "stopped", 4],
};

/** The newest aside of a resource. */
const newestAside = ({ asides = {} }: PlainParts) =>
  Object.values(asides).toSorted((a, b) => b.at - a.at || (a.says < b.says ? -1 : 1))[0];

/**
 * The summary of a plain kind. `subject` begins the state line; `news`: what goes well is no outcome that a channel waits
 * for, such as a notebook that was started.
 */
export function plainSummary(parts: PlainParts, subject: string, statuses: StatusTable, news: boolean): Summary {
  const { state: told } = parts;
  const aside = newestAside(parts);
  if (told === undefined && aside !== undefined) {
    const status = { word: aside.says, label: aside.says, phase: "running", rank: 0 } as const;
    return { status, headline: `${subject} · ${aside.says}`, significance: "all", startedAt: aside.at };
  }
  const status = statusOf(told?.status ?? "Unknown", { ...livedStatuses, ...statuses });
  const bad = status.phase === "failed" || status.phase === "attention";
  const significance: Level = news && !bad ? "all" : significanceOf[status.phase];
  return {
    status,
    headline: `${subject} · ${status.label}`,
    significance,
    startedAt: told?.createdAt,
    endedAt: status.phase === "running" ? undefined : told?.endedAt,
    reason: told?.reason,
  };
}
