import * as z from "zod/mini";
import { type KindName, kindTable } from "../../domain/kinds.ts";
import type { StatusTable } from "../../domain/status.ts";
import { anything } from "../fields.ts";
import { isFinal } from "../job-status.ts";
import { defineKind, type KindSpec, type Reading, reader } from "../kind.ts";
import { type PlainParts, plainParts, plainSummary } from "./parts.ts";
import { readPlain } from "./read.ts";

/** What a detail-type tells: a status that its detail holds, a status that it is itself, or something beside the state. */
export type Told = "status" | { readonly status: string } | { readonly aside: string; readonly says: string };

/** The label on the card and the path in the detail; `A[].B` is the B of each A. `last`: only what follows the last `/`. */
export type Fact = readonly [label: string, path: string, form?: "last"];

/** A kind of resource in a few lines: all that its reader, its summary and its card need. */
export interface PlainKind {
  readonly kind: KindName;
  /** Begins the state line: "Notebook". */
  readonly subject: string;
  /** Its detail-types as AWS writes them. */
  readonly events: Readonly<Record<string, Told>>;
  readonly statuses: StatusTable;
  /** True for what lives once and then is over, such as a job. */
  readonly once?: boolean;
  /** True when what goes well is no outcome that a channel waits for. */
  readonly news?: boolean;
  /** Fields of the detail by name. What is not named here is looked for by its ending, such as `…Status`. */
  readonly fields?: {
    readonly arn?: string;
    readonly name?: string;
    readonly status?: string;
    readonly reason?: string;
  };
  /** What the card shows. An event with none of them is not documented: its first fields are shown as they come. */
  readonly facts?: readonly Fact[];
  /** A sentence for a status whose word alone does not say what it means. */
  readonly notes?: Readonly<Record<string, string>>;
}

/** A kind that needs no code of its own. */
export function plainKind(description: PlainKind): KindSpec<PlainParts> {
  const { kind, subject, statuses, news = false, once = false, events } = description;
  return defineKind<PlainParts>({
    ...kindTable[kind],
    parts: plainParts,
    summary: (parts) => plainSummary(parts, subject, statuses, news),
    events: Object.entries(events).map(([detailType, told]) =>
      reader(detailType, z.record(z.string(), anything), (detail, envelope) => {
        const { arn, name, at, part, status, value } = readPlain(description, told, detail, envelope);
        // A type that is its own status may come beside one with the real outcome, so it is never the last word.
        const final = once && told === "status" && status !== undefined && isFinal(status);
        const reading: Reading = { arn, name, part, at, rank: status?.rank ?? 0, final, value };
        return [reading];
      }),
    ),
  });
}
