import type { Lister } from "./lister.ts";

const notListed = (cannot: string): Lister => ({
  iam: [],
  cannot,
  statuses: [],
  page: () => Promise.reject(new Error(cannot)),
});

export const humanLoops = notListed("Human loops cannot be listed: they belong to Amazon Augmented AI.");
export const evaluationJobs = notListed("SageMaker has no call to list evaluation jobs.");
