import { parseArn } from "../domain/arn.ts";
import { statusOf } from "../domain/status.ts";
import { pipelineStatuses } from "../events/kinds/pipeline-execution.ts";
import { type KindName, kindByArnType, kinds } from "../events/registry.ts";
import type { Place } from "../sagemaker/clients.ts";
import type { Looked } from "../sagemaker/describe.ts";
import { logPlaceOf } from "../sagemaker/links.ts";

/** Whose log it is. */
export interface LogSource {
  readonly kind: KindName;
  readonly arn: string;
  /** In the letters in which it was created. */
  readonly name: string;
  readonly place: Place;
}

interface Subject extends Place {
  readonly kind: KindName;
  readonly arn: string;
  readonly name: string;
  readonly parts: unknown;
}

/** Looks at a resource that is known by its ARN. */
type LookAt = (arn: string) => Promise<Looked>;

/**
 * Whose log tells about a resource: its own, or for a pipeline execution that of the job whose step failed, else of the one
 * that ran last. Says why when there is none.
 */
export async function logSourceOf(
  { kind, arn, name, account, region, parts }: Subject,
  lookAt: LookAt,
): Promise<LogSource | { readonly because: string }> {
  if (kind !== "pipeline-execution") {
    return logPlaceOf(kind, name)
      ? { kind, arn, name, place: { account, region } }
      : { because: `A ${kinds[kind].noun} writes no log.` };
  }
  const job = jobOf(parts);
  const at = parseArn(job ?? "");
  const jobKind = at && kindByArnType(at.type);
  if (!at || !jobKind || !logPlaceOf(jobKind, at.id)) return { because: "No step of it has a job with a log." };
  const place = { account: at.account, region: at.region };
  // An ARN has lost the case of the name, and CloudWatch tells streams apart by it.
  const looked = await lookAt(at.arn);
  return { kind: jobKind, arn: at.arn, name: looked.is === "found" ? looked.name : at.id, place };
}

/** The ARN of the job of the step that failed first; where none has failed, of the step that started last. */
export function jobOf(parts: unknown): string | undefined {
  const read = kinds["pipeline-execution"].parts.safeParse(parts);
  const steps = Object.values(read.success ? (read.data.steps ?? {}) : {});
  const failed = steps
    .filter((step) => statusOf(step.status, pipelineStatuses).phase === "failed")
    .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  const latest = steps.toSorted((a, b) => (b.startedAt ?? 0) - (a.startedAt ?? 0));
  // What failed without a job, such as a gate, is not explained by the log of another step.
  return (failed.length > 0 ? failed : latest).find((step) => step.resourceArn)?.resourceArn;
}
