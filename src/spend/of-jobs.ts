import { resourceKey } from "../domain/arn.ts";
import { kindOfArn, type Offspring } from "../domain/journey.ts";
import { kinds } from "../events/registry.ts";

const jobKinds: readonly (string | undefined)[] = ["training-job", "tuning-job", "processing-job", "transform-job"];

/**
 * About what the jobs of an execution cost together, in US dollars; undefined unless that of each is known, since a sum that
 * lacks some of its jobs would be a wrong one. What a cached step names was paid for by an earlier execution.
 */
export function spendOfJobs(parts: unknown, offspring: readonly Offspring[]): number | undefined {
  const { steps = {}, execution } = kinds["pipeline-execution"].parts.safeParse(parts).data ?? {};
  if (execution?.endedAt === undefined) return undefined;
  const jobs = offspring.filter(({ kind }) => jobKinds.includes(kind));
  const known = new Set(jobs.map(({ arn }) => resourceKey(arn)));
  const made = Object.values(steps).flatMap(({ resourceArn, cachedFrom }) =>
    resourceArn !== undefined && cachedFrom === undefined && jobKinds.includes(kindOfArn(resourceArn))
      ? resourceKey(resourceArn)
      : [],
  );
  if (jobs.length === 0 || !made.every((arn) => known.has(arn))) return undefined;
  return jobs.reduce<number | undefined>(
    (sum, { spend }) => (sum === undefined || spend === undefined ? undefined : sum + spend),
    0,
  );
}
