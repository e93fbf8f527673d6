/** The part of a model package's card that a decision rests on. */
import type { KnownBlock } from "@slack/types";
import type { Author } from "../../src/domain/author.ts";
import type { Evidence, Report } from "../../src/domain/evidence.ts";
import type { Broken, Compared, Weighed } from "../../src/domain/weighed.ts";
import { context, fitLines } from "../kit/basics.ts";
import { figures } from "../kit/figures.ts";
import { table } from "../kit/table.ts";
import { bold, code, join, type Mrkdwn, mrkdwn, prose } from "../text.ts";
import { andMore, formatNumber, shorten } from "../words.ts";
import { versionMark } from "./bits.ts";

const nameMax = 100;
const sentenceMax = 400;
/** Rows on the card; the rest stands behind its button. */
const rowsShown = 6;
/** All warnings together; what does not fit is counted. */
const warningsMax = 2000;

/** "started by ana", after how a version was registered: who it was, and whether AWS calls that a person. */
export function authorWords({ name, kind, via }: Author): Mrkdwn {
  const who = join([bold(shorten(name, nameMax)), kind === "service" ? "which is no person" : undefined], ", ");
  return join([via === undefined ? "by" : "started by", who], " ");
}

/** The table of metrics beside those of the approved version, then what is wrong with the evidence, each in a sentence. */
export function evidenceBlocks(
  evidence: Evidence,
  weighed: Weighed,
  version: number | undefined,
): readonly (KnownBlock | undefined)[] {
  const shown = weighed.metrics.slice(0, rowsShown);
  const more = andMore(weighed.metrics.length - shown.length, "metrics in Evidence");
  const notes = join([comparedWith(evidence, weighed), more]);
  const warned = warnings(evidence, weighed);
  return [
    metricsTable(shown, version, evidence.approved),
    String(notes) === "" ? undefined : context(notes),
    warned.length === 0 ? undefined : context(fitLines(warned, warningsMax)),
  ];
}

/** Metric, this version, the approved one and the change; without an approved version the first two. */
export function metricsTable(
  rows: readonly Compared[],
  version: number | undefined,
  approved: Evidence["approved"],
): KnownBlock | undefined {
  const own = versionMark(version, "This version");
  if (approved.is !== "version")
    return table(
      ["Metric", own],
      rows.map(({ name, value }) => [name, formatNumber(value)]),
      [1],
    );
  const other = `${versionMark(approved.version, "Other")} (approved)`;
  return table(["Metric", own, other, "Change"], rows.map(comparedCells), [1, 2]);
}

/** A metric and its change as cells: "AUC", "0.913", "0.897", "▲ +0.016 better". */
export function comparedCells({ name, value, before }: Pick<Compared, "name" | "value" | "before">): readonly string[] {
  if (before === undefined) return [name, formatNumber(value), "–", "new"];
  const { value: now, before: then, change } = figures(value, before.value);
  const { verdict } = before;
  if (verdict === "same") return [name, now, then, "= same"];
  return [name, now, then, `${value > before.value ? "▲" : "▼"} ${change} ${verdict === "unknown" ? "±" : verdict}`];
}

/** What there is to compare with, where that is not plain from the table. */
export function comparedWith({ approved, reports }: Evidence, { metrics }: Weighed): Mrkdwn {
  const unmeasured = reports.length === 0 ? "The version names no reports: nothing measured is known of it" : undefined;
  if (approved.is === "none") return join([unmeasured, "No approved version to compare with"]);
  const beside = approved.is === "version" && metrics.length > 0 && metrics.every(({ before }) => before === undefined);
  const other = beside
    ? `The approved ${versionMark(approved.version, "version")} has none of these metrics`
    : undefined;
  return join([unmeasured, other]);
}

/** What a person must not miss: broken constraints, reports that say nothing, look-ups that failed. */
export const warnings = ({ reports, approved, missing }: Evidence, { broken }: Weighed): readonly Mrkdwn[] => [
  ...broken.map(brokenWords),
  ...reports.flatMap((each) => problemWords(each)),
  ...(approved.is === "version"
    ? approved.reports.flatMap((each) =>
        problemWords(each, ` of the approved ${versionMark(approved.version, "version")}`),
      )
    : []),
  ...missing.map((sentence) => mrkdwn`:warning: ${shorten(sentence, sentenceMax)}`),
];

const brokenWords = ({ metric, value, threshold, broken }: Broken): Mrkdwn =>
  mrkdwn`:warning: ${metric} is ${formatNumber(value)}, ${broken} its constraint of ${formatNumber(threshold)}`;

function problemWords({ source, uri, found, problem, allow }: Report, whose = ""): readonly Mrkdwn[] {
  if (problem === undefined) return [];
  const what = found ? mrkdwn`The report of ${source}${whose}` : mrkdwn`No ${source}${whose}`;
  const words = mrkdwn`:warning: ${what} in ${code(uri)}: ${shorten(problem, sentenceMax)}`;
  return [join([words, allow && code(allow)], " ")];
}

/** Where the model comes from, in the words of the quiet line: "trained by `job` on train …/features". */
export function lineageWords({ lineage: { job, data } }: Evidence): Mrkdwn | undefined {
  if (job === undefined) return undefined;
  const [first, ...others] = data;
  const on = first && mrkdwn`on ${join([`${first.channel} ${ending(first.uri)}`, andMore(others.length)], " ")}`;
  return join([mrkdwn`trained by ${code(job.name)}`, on], " ");
}

/** The last two parts of an address, for a line that has no room for more; the whole stands in Evidence. */
const ending = (uri: string): string => {
  const parts = uri.split("/").filter((part) => part !== "");
  return parts.length <= 3 ? uri : `…/${parts.slice(-2).join("/")}`;
};

const endpointsShown = 3;

/** What a decision to approve does: the registry itself deploys nothing, but what listens to it does. */
export const effectBlock = (evidence: Evidence | undefined): KnownBlock =>
  context(
    join([
      "Approving sets ModelApprovalStatus to Approved and starts whatever listens for that, such as a deployment",
      evidence && servingWords(evidence),
    ]),
  );

/** Which endpoints the decision may change. What was not looked at is not said to be none. */
export function servingWords({ serving }: Evidence): Mrkdwn | undefined {
  if (serving === undefined) return undefined;
  const { endpoints, looked, more } = serving;
  const among = more ? ` among the ${formatNumber(looked)} endpoints looked at` : "";
  if (endpoints.length === 0) return prose(`no endpoint serves the group${among}`);
  const shown = endpoints
    .slice(0, endpointsShown)
    .map(({ name, version }) =>
      join([code(name), version === undefined ? undefined : `on ${versionMark(version, "a version of it")}`], " "),
    );
  return mrkdwn`served now by ${join([...shown, andMore(endpoints.length - shown.length)], ", ")}${among}`;
}
