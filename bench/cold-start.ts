import { runHandler } from "../infra/testing/run-handler.ts";

/** One built function to start again and again, with the event that it is asked first. */
export type Subject = {
  readonly name: string;
  readonly file: string;
  readonly event: () => unknown;
  readonly env: Readonly<Record<string, string>>;
};

/** Medians in milliseconds since the process began: the handler could be called; the first request was answered. */
export type ColdStart = { readonly name: string; readonly imported: number; readonly answered: number };

/**
 * Starts each subject `runs` times in a new process, in turns, so that what else the machine does hits all alike.
 * Throws if an answer is not 200: a fast failure is no result.
 */
export async function coldStarts(subjects: readonly Subject[], runs: number): Promise<readonly ColdStart[]> {
  const measured = subjects.map(({ name }) => ({ name, imported: [] as number[], answered: [] as number[] }));
  for (let run = 0; run < runs; run += 1) {
    for (const [i, { name, file, event, env }] of subjects.entries()) {
      const { importedAt, answeredAt, result, error, stderr } = await runHandler({ file, event: event(), env });
      if (!isOk(result)) throw new Error(`${name} answered ${JSON.stringify(result ?? error)} ${stderr}`);
      measured[i]?.imported.push(importedAt);
      measured[i]?.answered.push(answeredAt);
    }
  }
  return measured.map(({ name, imported, answered }) => ({
    name,
    imported: median(imported),
    answered: median(answered),
  }));
}

function isOk(result: unknown): boolean {
  return typeof result === "object" && result !== null && "statusCode" in result && result.statusCode === 200;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
