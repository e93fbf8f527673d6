import type { Author } from "../domain/author.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { ResourceState } from "../domain/resource.ts";
import { fitted } from "../evidence/fit.ts";
import { momentOf } from "../notify/plan.ts";
import type { View } from "../notify/view.ts";
import type { Place } from "../sagemaker/clients.ts";
import { executionStarter, pipelineIn } from "../sagemaker/evidence/execution.ts";
import { servingOf } from "../sagemaker/evidence/serving.ts";
import { newestApproved, readVersion, type Version } from "../sagemaker/evidence/version.ts";
import { lineageOf } from "./lineage.ts";
import { readReports } from "./reports.ts";
import { becauseOf, type Tried, tried, valueIn } from "./tried.ts";
import type { EnrichPorts } from "./within.ts";

/** What a version is judged by, and who made it. */
export interface Judged {
  readonly evidence: Evidence;
  /** Undefined where AWS does not tell. */
  readonly author: Author | undefined;
}

/** Looks up what a version that waits for a decision is judged by, and who made it. Never rejects: what is missing says why. */
export async function waiting(
  { arn, name, account, region }: ResourceState,
  { summary }: View,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Judged> {
  const place = { account, region };
  const moment = momentOf(summary);
  const what = `the model package ${name}`;
  const version = await tried(signal, what, async () => readVersion(ports.clients.at(place), arn, signal));
  if (!("value" in version)) return { evidence: nothing(moment, version.because), author: undefined };
  return judge(version.value, moment, place, ports, signal);
}

const nothing = (moment: string, because: string): Evidence => ({
  moment,
  reports: [],
  approved: { is: "unknown" },
  lineage: { data: [] },
  containers: [],
  missing: [because],
});

/** A version has at most fifteen. */
const containersKept = 15;

async function judge(
  version: Version,
  moment: string,
  place: Place,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Judged> {
  const client = ports.clients.at(place);
  const { generatedBy } = version;
  const pipeline = pipelineIn(generatedBy);
  const [reports, approved, starter, lineage] = await Promise.all([
    readReports(version.reports, place, ports, signal),
    approvedBeside(version, place, ports, signal),
    pipeline === undefined || generatedBy === undefined
      ? undefined
      : tried(signal, `the execution of the pipeline ${pipeline}`, () => executionStarter(client, generatedBy, signal)),
    tried(signal, "where the model comes from", () => lineageOf(client, version, signal)),
  ]);
  const serving = await servedNow(version, valueIn(approved)?.version, place, ports, signal);
  return {
    evidence: fitted({
      moment,
      reports: [...reports],
      approved: comparedWith(approved),
      lineage: valueIn(lineage) ?? { data: [] },
      containers: version.containers.slice(0, containersKept).map((each) => ({ ...each })),
      serving: valueIn(serving),
      missing: [approved, starter, lineage, serving].flatMap(becauseOf),
    }),
    author: authorOf(version.author, pipeline, starter),
  };
}

interface Approved {
  readonly version: Version;
  readonly reports: Evidence["reports"];
}

/** The version that is approved now, with what its reports say; no value where none is. */
const approvedBeside = (
  { group, arn }: Version,
  place: Place,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<Tried<Approved | undefined>> =>
  tried(signal, `the approved version of the group ${group ?? "(none)"}`, async () => {
    const client = ports.clients.at(place);
    const approved = group === undefined ? undefined : await newestApproved(client, group, arn, signal);
    if (approved === undefined) return undefined;
    const version = await readVersion(client, approved, signal);
    const compared = version.reports.filter(({ source }) => source === "model quality" || source.startsWith("bias"));
    return { version, reports: [...(await readReports(compared, place, ports, signal))] };
  });

function comparedWith(approved: Tried<Approved | undefined>): Evidence["approved"] {
  if (!("value" in approved)) return { is: "unknown" };
  if (approved.value === undefined) return { is: "none" };
  const { version, reports } = approved.value;
  return { is: "version", arn: version.arn, version: version.version ?? 0, reports };
}

/** Which endpoints serve the group; undefined for a version without a group, which nothing else is a version of. */
async function servedNow(
  version: Version,
  approved: Version | undefined,
  place: Place,
  { clients }: EnrichPorts,
  signal: AbortSignal,
) {
  const { group } = version;
  if (group === undefined) return undefined;
  const versions = [version, ...(approved ? [approved] : [])].flatMap(({ version: number, containers }) =>
    number === undefined ? [] : [{ version: number, data: containers.flatMap(({ data }) => data ?? []) }],
  );
  return tried(signal, "the endpoints that serve the group", () =>
    servingOf(clients.at(place), { group, versions, signal }),
  );
}

/**
 * The person who registered it; of what a pipeline registered by itself, whoever started the pipeline. Nobody where the
 * execution could not be read: the role that it runs with is the author of nothing that a person started.
 */
function authorOf(
  registered: Author | undefined,
  pipeline: string | undefined,
  starter: Tried<Author | undefined> | undefined,
): Author | undefined {
  if (registered?.kind === "person" || pipeline === undefined) return registered;
  const author = starter !== undefined && "value" in starter ? (starter.value ?? registered) : undefined;
  return author && { ...author, via: `pipeline ${pipeline}` };
}
