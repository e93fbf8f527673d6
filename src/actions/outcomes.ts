import type { Outcome } from "../domain/outcome.ts";
import type { SageMakerProblem } from "../sagemaker/errors.ts";

/** The outcome of a call that SageMaker did not take. */
export function problemOutcome({ kind, sentence, retryable }: SageMakerProblem): Outcome {
  switch (kind) {
    case "not-found":
    case "wrong-state":
      return { is: "refused", because: sentence };
    case "throttled":
    case "denied":
    case "conflict":
    case "invalid":
    case "limit":
    case "other":
      return { is: "failed", because: sentence, retryable };
  }
}

/** A time for a sentence that Slack shows as it is: `2026-11-23 14:03 UTC`. */
export const inUtc = (millis: number): string => `${new Date(millis).toISOString().slice(0, 16).replace("T", " ")} UTC`;
