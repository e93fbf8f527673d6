import { parts } from "../src/failures/testing/corpus.ts";
import { score } from "../src/failures/testing/score.ts";
import type { Table } from "./table.ts";

/** How well failures are classified: on the strings that the rules were written with, and on those set aside before. */
export const failureClassifier = (): Table => ({
  title: "Failure classifier on strings as AWS words them",
  columns: ["strings", "precision, %", "recall, %"],
  rows: Object.fromEntries(
    Object.entries(parts).map(([part, cases]) => {
      const { precision, recall } = score(cases);
      return [part, [cases.length, precision * 100, recall * 100]];
    }),
  ),
});
