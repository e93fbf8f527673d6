import * as z from "zod/mini";
import { keepFor, keys } from "./keys.ts";
import type { Table } from "./table.ts";

/** The pipeline executions that were heard of, by the id that the names of their jobs bear. */
export interface Executions {
  note(place: ExecutionPlace, arn: string): Promise<void>;
  /** The execution's ARN. */
  find(place: ExecutionPlace): Promise<string | undefined>;
}

/** An execution's id, and where: ids are random, so that one is enough within an account and region. */
export interface ExecutionPlace {
  readonly account: string;
  readonly region: string;
  readonly id: string;
}

const executionSchema = z.object({ arn: z.string() });

export function executions(table: Table, nowSeconds: () => number): Executions {
  return {
    note: async (place, arn) => {
      // Losing to a note that is there already is as good: an id has one execution.
      await table.put({ ...keys.execution(place), data: { arn }, expiresAt: nowSeconds() + keepFor.execution }, 0);
    },
    find: async (place) => {
      const item = await table.get(keys.execution(place));
      return item && executionSchema.parse(item.data).arn;
    },
  };
}
