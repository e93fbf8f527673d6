import type { Found, FoundLog } from "../domain/found.ts";
import type { Change, ResourceState } from "../domain/resource.ts";
import { classify } from "../failures/classify.ts";
import { excerpt, holdsError } from "../failures/excerpt.ts";
import { signature } from "../failures/signature.ts";
import type { Enrich } from "../notify/findings.ts";
import { fold } from "../notify/fold.ts";
import { momentOf } from "../notify/plan.ts";
import { kindOf, type View, viewOf } from "../notify/view.ts";
import type { Own, SageMakerClients } from "../sagemaker/clients.ts";
import { type Looked, look } from "../sagemaker/describe.ts";
import { type LogTail, readLog } from "../sagemaker/logs.ts";
import type { Failures } from "../store/failures.ts";
import { type LogSource, logSourceOf } from "./log-source.ts";

export interface EnrichPorts {
  readonly clients: SageMakerClients;
  readonly own: Own;
  readonly failures: Failures;
  /** All that is looked up together may take so long, in milliseconds. @default 4000 */
  readonly budgetMs?: number | undefined;
}

/** Of each host; a traceback of a distributed job is long. */
const linesRead = 200;

/** Looks up the rest of what a card says of a failure. */
export const enrichWith =
  (ports: EnrichPorts): Enrich =>
  async (state) => {
    const signal = AbortSignal.timeout(ports.budgetMs ?? 4000);
    const told = await moreOf(state, ports, signal);
    const now = told.reduce<ResourceState>(fold, state);
    const view = viewOf(kindOf(now), now);
    const found = view.summary.status.phase === "failed" ? await failed(now, view, ports, signal) : {};
    return [...told, ...asChanges(now, found)];
  };

/** Events of pipelines do not tell why they failed (developer guide, EventBridge); Describe and its steps do. */
async function moreOf(state: ResourceState, ports: EnrichPorts, signal: AbortSignal): Promise<readonly Change[]> {
  if (state.kind !== "pipeline-execution") return [];
  const looked = await lookWithin(signal, state.arn, ports);
  return looked.is === "found" ? looked.changes : [];
}

async function failed(state: ResourceState, view: View, ports: EnrichPorts, signal: AbortSignal): Promise<Found> {
  const { summary } = view;
  const moment = momentOf(summary);
  const log = await logOf(state, view, ports, signal);
  const diagnosis = classify({ reason: summary.reason, ...summary.clues, log: log?.excerpt });
  const same = {
    account: state.account,
    kind: state.kind,
    signature: signature(diagnosis, summary.reason, log?.excerpt),
  };
  const judgeable = summary.reason !== undefined || log?.excerpt !== undefined;
  const times = judgeable
    ? await ports.failures.note(same, `${state.key}#${moment}`, summary.endedAt ?? newestOf(state))
    : 1;
  return { ...(log ? { log: { moment, ...log } } : {}), repeats: { moment, times } };
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
  return { excerpt: bestExcerpt(read.tails), of };
}

const ofJob = ({ kind, arn, name }: LogSource) => ({ kind, arn, name });

/** Of many hosts the first one that says what went wrong: the others only say that they were ended. */
const bestExcerpt = (tails: readonly LogTail[]): string | undefined => {
  const telling = tails.find(({ lines }) => lines.some((line) => line.startsWith("Traceback")));
  return excerpt((telling ?? tails.find(({ lines }) => holdsError(lines)) ?? tails[0])?.lines ?? []);
};

const lookWithin = (signal: AbortSignal, arn: string, { clients, own }: EnrichPorts): Promise<Looked> =>
  within(signal, look({ arn }, clients, own), {
    is: "failed",
    because: "SageMaker did not answer in time.",
    retryable: true,
  });

/** What the work gives, or `late` when the time is over first: the work goes on, its answer is not waited for. */
function within<T>(signal: AbortSignal, work: Promise<T>, late: T): Promise<T> {
  const over = new Promise<T>((resolve) => {
    if (signal.aborted) resolve(late);
    signal.addEventListener("abort", () => resolve(late), { once: true });
  });
  return Promise.race([work, over]);
}

const newestOf = (state: ResourceState): number =>
  Math.max(0, ...Object.values(state.entries).map((entry) => entry.stamp.at));

/** Findings are as old as the facts that they are about, so that the same look-up always gives the same stamp. */
function asChanges(state: ResourceState, found: Found): readonly Change[] {
  const { kind, arn, name, account, region } = state;
  const stamp = { final: 0, at: newestOf(state), rank: 0 } as const;
  return Object.entries(found).flatMap(([part, value]) =>
    value === undefined ? [] : [{ kind, arn, name, account, region, part, stamp, value }],
  );
}
