import type { Describer } from "./describer.ts";

const notDescribed = (cannot: string): Describer => ({
  iam: [],
  cannot,
  describe: () => Promise.reject(new Error(cannot)),
});

/** Human loops belong to Augmented AI, which has an API of its own. */
export const humanLoop = notDescribed(
  "Human loops cannot be looked up: they belong to Amazon Augmented AI. Their cards show what its events told.",
);

/** SageMaker's API has no Describe for what sends these events. */
export const evaluationJob = notDescribed(
  "SageMaker has no call to look up an evaluation job. Its card shows what its events told.",
);
