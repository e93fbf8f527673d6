import type { Report } from "../domain/evidence.ts";
import { readReport } from "../evidence/read-report.ts";
import type { Place } from "../sagemaker/clients.ts";
import type { NamedReport } from "../sagemaker/evidence/version.ts";
import { type ObjectRead, readObject } from "../sagemaker/objects.ts";
import { type EnrichPorts, within } from "./within.ts";

const late: ObjectRead = { is: "unread", because: "S3 did not answer in time; look again in a minute." };

/** Reads the reports that a version names, side by side. What cannot be read says why. */
export const readReports = (
  named: readonly NamedReport[],
  place: Place,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<readonly Report[]> => Promise.all(named.map((each) => readOne(each, place, ports, signal)));

async function readOne(
  { source, uri, sha256 }: NamedReport,
  place: Place,
  { clients, evidenceBuckets: allowed }: EnrichPorts,
  signal: AbortSignal,
): Promise<Report> {
  const object = await within(signal, readObject({ uri, place, allowed, signal }, clients), late);
  if (object.is === "unread") return { source, uri, problem: object.because, allow: object.allow };
  const changed = sha256 !== undefined && sha256 !== object.sha256;
  const read = readReport(object.text);
  const problem = changed ? "It has changed since the version was registered: its SHA-256 is another." : undefined;
  if (read.is === "read") return { source, uri, found: read.found, problem };
  return { source, uri, problem: join([problem, unreadable[read.because]]) };
}

const join = (sentences: readonly (string | undefined)[]): string => sentences.filter(Boolean).join(" ");

const unreadable = {
  "not JSON": "It is not JSON; register the JSON report beside what people read.",
  "no numbers": "It is JSON without any numbers; look whether the evaluation wrote what it measured.",
} as const;
