import type { Found, FoundLog } from "../domain/found.ts";
import type { ResourceState } from "../domain/resource.ts";
import { classify } from "../failures/classify.ts";
import { excerpt, tellingLog } from "../failures/excerpt.ts";
import { signature } from "../failures/signature.ts";
import { momentOf } from "../notify/plan.ts";
import type { View } from "../notify/view.ts";
import { readLog } from "../sagemaker/logs.ts";
import { type LogSource, logSourceOf } from "./log-source.ts";
import { newestOf } from "./newest.ts";
import { type EnrichPorts, lookWithin, within } from "./within.ts";

/** Of each host; a traceback of a distributed job is long. */
const linesRead = 200;

/** Why something failed. `toldReason` is one that no event told. */
export async function failed(
  state: ResourceState,
  view: View,
  toldReason: string | undefined,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Found> {
  const { summary } = view;
  const reason = summary.reason ?? toldReason;
  const moment = momentOf(summary);
  const log = await logOf(state, view, ports, signal);
  const diagnosis = classify({ reason, ...summary.clues, log: log?.excerpt });
  const same = {
    account: state.account,
    kind: state.kind,
    signature: signature(diagnosis, reason, log?.excerpt),
  };
  const judgeable = reason !== undefined || log?.excerpt !== undefined;
  const times = judgeable
    ? await ports.failures.note(same, `${state.key}#${moment}`, summary.endedAt ?? newestOf(state))
    : 1;
  return {
    ...(log ? { log: { moment, ...log } } : {}),
    ...(reason && !summary.reason ? { reason: { moment, text: reason } } : {}),
    repeats: { moment, times },
  };
}

/** What is kept of the log; undefined for kinds without one. */
async function logOf(
  state: ResourceState,
  { kind, parts, summary }: View,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Omit<FoundLog, "moment"> | undefined> {
  const { arn, name, account, region } = state;
  const source = await logSourceOf({ kind, arn, name, account, region, parts }, (job) =>
    lookWithin(signal, job, ports),
  );
  if ("because" in source) return undefined;
  // An endpoint that serves on has a log that is about something else.
  if (kind === "endpoint" && summary.status.word !== "Failed") return undefined;
  const of = source.arn === arn ? undefined : ofJob(source);
  const read = await within(signal, readLog({ ...source, lines: linesRead, signal }, ports.clients), {
    is: "failed",
    because: "CloudWatch did not answer in time.",
    retryable: true,
  });
  if (read.is !== "read") return { missing: read.because, of };
  const logs = read.tails.map(({ lines }) => lines);
  return { excerpt: excerpt(tellingLog(logs) ?? logs[0] ?? []), of };
}

const ofJob = ({ kind, arn, name }: LogSource) => ({ kind, arn, name });
