import type { Stamp } from "./resource.ts";

/** What became of an action; every one is told to the person who asked. */
export type Outcome =
  /** SageMaker took the call. */
  | {
      readonly is: "done";
      readonly says: string;
      /** Stands behind the deed on the card: "as churn-12-retry-3fa9c1". */
      readonly note?: string | undefined;
      /** What SageMaker will not tell of it, to be remembered with the resource's facts. */
      readonly facts?: readonly { readonly part: string; readonly stamp: Stamp; readonly value: unknown }[] | undefined;
    }
  /** There was nothing left to do: somebody or something had done it before. */
  | { readonly is: "already"; readonly says: string }
  /** SageMaker's state, or a rule, does not allow it; asking again will not help. */
  | { readonly is: "refused"; readonly because: string }
  /** It went wrong; `retryable` when asking again may help. */
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };
