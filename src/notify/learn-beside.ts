import { resourceKey } from "../domain/arn.ts";
import type { Change } from "../domain/resource.ts";
import type { States } from "../store/states.ts";
import { foldAll } from "./fold.ts";

/** Folds what a look at one resource told of others, such as which jobs its steps made. Answers the keys of those. */
export async function learnBeside(changes: readonly Change[], states: States): Promise<readonly string[]> {
  const told = [...Map.groupBy(changes, ({ arn }) => resourceKey(arn))];
  await Promise.all(
    told.map(async ([resource, [first, ...more]]) => {
      if (first) await states.update(resource, (known) => foldAll(known, [first, ...more]));
    }),
  );
  return told.map(([resource]) => resource);
}
