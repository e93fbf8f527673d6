import type { Own, SageMakerReaders } from "../sagemaker/clients.ts";
import { type Looked, look } from "../sagemaker/describe.ts";
import type { Failures } from "../store/failures.ts";

export interface EnrichPorts {
  readonly clients: SageMakerReaders;
  readonly own: Own;
  readonly failures: Failures;
  /** The S3 objects that may be read: `bucket/path/*` (deployment.evidenceBuckets). */
  readonly evidenceBuckets: readonly string[];
  /** All that is looked up together may take so long, in milliseconds. @default 4000 */
  readonly budgetMs?: number | undefined;
}

/** A look that is given up when the time is over. */
export const lookWithin = (signal: AbortSignal, arn: string, { clients, own }: EnrichPorts): Promise<Looked> =>
  within(signal, look({ arn }, clients, own), {
    is: "failed",
    because: "SageMaker did not answer in time.",
    retryable: true,
  });

/** What the work gives, or `late` when the time is over first: the work goes on, its answer is not waited for. */
export function within<T>(signal: AbortSignal, work: Promise<T>, late: T): Promise<T> {
  const over = new Promise<T>((resolve) => {
    if (signal.aborted) resolve(late);
    signal.addEventListener("abort", () => resolve(late), { once: true });
  });
  return Promise.race([work, over]);
}
