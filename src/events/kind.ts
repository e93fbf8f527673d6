import type * as z from "zod/mini";
import type { Summary } from "../domain/card.ts";
import type { Envelope } from "./envelope.ts";

/** One fact that an event tells about a resource of the kind; decode adds account, region and key. */
export interface Reading {
  /** The resource's ARN as the event has it; undefined when only `resources` names it. */
  readonly arn: string | undefined;
  /** The resource's name in its own letters; undefined when only the ARN tells it. */
  readonly name: string | undefined;
  readonly part: string;
  /** Milliseconds since the epoch; undefined: the event's own time counts. */
  readonly at: number | undefined;
  readonly rank: number;
  /** True for the last word in the life of a resource that lives once. */
  readonly final?: boolean;
  readonly value: unknown;
  /** Set when the fact belongs to a resource of another kind than the reader's own. */
  readonly kind?: string;
}

/** How one detail-type is read. `read` gets the detail after `schema` has decoded it. */
export interface EventReader {
  readonly detailType: string;
  /** The `source` of such events. */
  readonly source: string;
  /** Decodes a detail and tells its facts, or says in words what is missing. */
  readonly decode: (
    detail: unknown,
    envelope: Envelope,
  ) => { readonly readings: readonly Reading[] } | { readonly problem: z.core.$ZodError };
}

/** Ties a detail-type to the schema of its detail and to the facts that it tells. @default source aws.sagemaker */
export function reader<S extends z.ZodMiniType>(
  detailType: string,
  schema: S,
  read: (detail: z.output<S>, envelope: Envelope) => readonly Reading[],
  source = "aws.sagemaker",
): EventReader {
  return {
    detailType,
    source,
    decode: (detail, envelope) => {
      const decoded = schema.safeParse(detail);
      return decoded.success ? { readings: read(decoded.data, envelope) } : { problem: decoded.error };
    },
  };
}

/** Everything that the bot knows about one kind of SageMaker resource, but its card and its actions. */
export interface KindSpec<P = unknown> {
  /** What people call one, in a sentence: "training job". */
  readonly noun: string;
  /** Further names that a command accepts, besides the kind's own and its noun. */
  readonly aliases: readonly string[];
  /** The ARN resource types of this kind, in lower case. */
  readonly arnTypes: readonly string[];
  readonly events: readonly EventReader[];
  /** The shape of the kind's facts, as folded and as stored. */
  readonly parts: z.ZodMiniType<P>;
  /** The resource in the terms that every card shares. Promises the same answer for the same parts. */
  readonly summary: (parts: P) => Summary;
}

/** Keeps a kind's parts type while checking it against the spec. */
export const defineKind = <P>(spec: KindSpec<P>): KindSpec<P> => spec;
