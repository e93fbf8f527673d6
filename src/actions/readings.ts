import type { Summary } from "../domain/card.ts";
import { type KindName, kinds } from "../events/registry.ts";
import { logPlaceOf } from "../sagemaker/links.ts";
import type { Offered } from "./action.ts";

const logs: Offered = { verb: "logs", label: "Logs" };
const metrics: Offered = { verb: "metrics", label: "Metrics" };
const evidence: Offered = { verb: "evidence", label: "Evidence" };

/** The buttons that show more of a resource without changing it. Pure. */
export function readings(kind: KindName, parts: unknown, { status, startedAt }: Summary): readonly Offered[] {
  switch (kind) {
    case "training-job":
      // Before it has started there is neither.
      return startedAt === undefined && status.phase !== "failed" ? [] : [logs, metrics];
    case "transform-job":
    case "processing-job":
      return startedAt === undefined && status.phase !== "failed" ? [] : [logs];
    case "endpoint":
      return [...(status.phase === "failed" ? [logs] : []), ...(status.word === "Creating" ? [] : [metrics])];
    case "labeling-job":
    case "notebook-instance":
      return status.phase === "failed" ? [logs] : [];
    case "pipeline-execution":
      return status.phase === "failed" && hasFailedJob(parts) ? [logs] : [];
    case "model-package":
      return status.word === "PendingManualApproval" || hasEvidence(parts) ? [evidence] : [];
    case "tuning-job":
    case "feature-group":
    case "image":
    case "image-version":
    case "cluster":
    case "notebook-lifecycle-config":
    case "human-loop":
    case "tracking-server":
    case "model-card":
    case "model-card-export-job":
    case "monitoring-schedule":
    case "evaluation-job":
    case "endpoint-config":
    case "deployable-model":
    case "algorithm":
    case "alarm":
    case "dead-letter":
    case "gate":
    case "other":
      return [];
  }
}

/** Whether something was looked up while the version waited; it stays on its card when it is decided. */
function hasEvidence(parts: unknown): boolean {
  const read = kinds["model-package"].parts.safeParse(parts);
  return read.success && read.data.evidence !== undefined;
}

/** Whether a step that failed had a job with a log. */
function hasFailedJob(parts: unknown): boolean {
  const read = kinds["pipeline-execution"].parts.safeParse(parts);
  return Object.values(read.success ? (read.data.steps ?? {}) : {}).some(
    ({ status, resourceArn = "" }) =>
      status === "Failed" && logPlaceOf(resourceArn.split(":")[5]?.split("/")[0] ?? "", "x") !== undefined,
  );
}
