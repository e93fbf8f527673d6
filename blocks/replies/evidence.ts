import type { KnownBlock } from "@slack/types";
import type { Author } from "../../src/domain/author.ts";
import type { Evidence } from "../../src/domain/evidence.ts";
import type { Compared, ComparedBias, Weighed } from "../../src/domain/weighed.ts";
import { versionMark } from "../cards/bits.ts";
import { authorWords, comparedCells, comparedWith, servingWords, warnings } from "../cards/evidence.ts";
import { context, fitLines, section } from "../kit/basics.ts";
import { barChart } from "../kit/chart.ts";
import { table } from "../kit/table.ts";
import type { Message } from "../message.ts";
import { bold, clip, code, join, link, type Mrkdwn, mrkdwn } from "../text.ts";
import { andMore, count, formatNumber, shorten } from "../words.ts";

/** All that a version is judged by. */
export interface EvidenceShown {
  /** "churn/12" */
  readonly name: string;
  readonly version: number | undefined;
  /** False once it is decided: then this is what it was decided by. */
  readonly waits: boolean;
  readonly author: Author | undefined;
  readonly evidence: Evidence;
  readonly weighed: Weighed;
  /** The training job in the console. */
  readonly jobUrl: string | undefined;
}

/** Together below what Slack takes as one message. */
const rowsMax = { table: 3500, bias: 1600, warnings: 1500, lineage: 2200 } as const;
const featuresShown = 10;
const comparedShown = 8;

/** The evidence in full: every metric with its deviation, bias, what features count, lineage, the reports themselves. */
export function evidenceReply(shown: EvidenceShown): Message {
  const { name, waits, evidence, weighed, version } = shown;
  const rows = metricRows(weighed.metrics, evidence.approved);
  const fitting = whileTheyFit(rows, rowsMax.table);
  const warned = warnings(evidence, weighed);
  const notes = join([
    andMore(rows.length - fitting.length, "metrics"),
    rows.some((row) => row.at(-1)?.endsWith("±")) ? "± nobody knows which way this metric is better" : undefined,
    comparedWith(evidence, weighed),
  ]);
  const when = waits ? "as it is now" : "as it was while the version waited";
  const blocks: readonly (KnownBlock | undefined)[] = [
    section(mrkdwn`${bold("Evidence")} of the model package ${code(shorten(name, 300))}, ${when}`),
    table(heads(version, evidence.approved), fitting, [1, 2, 3]),
    said(notes) ? context(notes) : undefined,
    warned.length === 0 ? undefined : context(fitLines(warned, rowsMax.warnings)),
    comparedChart(weighed.metrics, version, evidence.approved),
    featureChart(evidence),
    ...biasBlocks(weighed.bias, evidence.approved),
    section(fitLines(lineage(shown), rowsMax.lineage)),
    section(fitLines(reports(evidence), rowsMax.lineage)),
  ];
  return { text: summary(shown), blocks: blocks.flatMap((block) => block ?? []) };
}

const said = (text: Mrkdwn): boolean => String(text) !== "";

const heads = (version: number | undefined, approved: Evidence["approved"]): readonly string[] => [
  "Metric",
  versionMark(version, "This version"),
  "Deviation",
  ...(approved.is === "version" ? [`${versionMark(approved.version, "Other")} (approved)`, "Change"] : []),
];

const metricRows = (metrics: readonly Compared[], approved: Evidence["approved"]): readonly (readonly string[])[] =>
  metrics.map((metric) => {
    const [name = "", value = "", before = "", change = ""] = comparedCells(metric);
    const deviation = metric.deviation === undefined ? "–" : `± ${formatNumber(metric.deviation)}`;
    return [name, value, deviation, ...(approved.is === "version" ? [before, change] : [])];
  });

function whileTheyFit(rows: readonly (readonly string[])[], max: number): readonly (readonly string[])[] {
  let room = max;
  const end = rows.findIndex((row) => {
    room -= row.reduce((sum, cell) => sum + Math.min(cell.length, 300) + 1, 0);
    return room < 0;
  });
  return end < 0 ? rows : rows.slice(0, end);
}

/** Shares between 0 and 1 have one scale and are better looked at; what has another scale would hide them. */
function comparedChart(metrics: readonly Compared[], version: number | undefined, approved: Evidence["approved"]) {
  if (approved.is !== "version") return undefined;
  const shares = metrics
    .flatMap(({ name, value, before }) =>
      before && isKnown(before) && isShare(value) && isShare(before.value) ? [{ name, value, before }] : [],
    )
    .slice(0, comparedShown);
  return barChart(
    "Beside the approved version",
    [
      {
        name: versionMark(version, "This version"),
        points: shares.map(({ name, value }) => ({ label: name, value })),
      },
      {
        name: `${versionMark(approved.version, "Other")} (approved)`,
        points: shares.map(({ name, before }) => ({ label: name, value: before.value })),
      },
    ],
    "metric",
  );
}

const isKnown = ({ verdict }: NonNullable<Compared["before"]>): boolean => verdict === "better" || verdict === "worse";
const isShare = (value: number): boolean => value >= 0 && value <= 1;

function featureChart({ reports: all }: Evidence): KnownBlock | undefined {
  const features = all
    .flatMap(({ found }) => found?.features ?? [])
    .filter(({ value }) => Number.isFinite(value))
    .slice(0, featuresShown);
  const points = features.map(({ name, value }) => ({ label: name, value }));
  return barChart("What counts most", [{ name: "mean |SHAP|", points }], "feature");
}

/** In lines, by group: a message may have one table. */
function biasBlocks(bias: readonly ComparedBias[], approved: Evidence["approved"]): readonly KnownBlock[] {
  if (bias.length === 0) return [];
  const than = approved.is === "version" ? ` in ${versionMark(approved.version, "the other")}` : "";
  const groups = Map.groupBy(bias, ({ stage, facet }) => JSON.stringify([stage, facet]));
  const said = [...groups.values()].flatMap((group) => [
    ...group.slice(0, 1).map(({ stage, facet }) => mrkdwn`${bold(shorten(facet, 120))} ${stage}`),
    ...group.map((each) => biasLine(each, than)),
  ]);
  const title = mrkdwn`${bold("Bias")}: Disparate Impact (DI) is best at 1, everything else at 0`;
  return [section(fitLines([title, ...said], rowsMax.bias))];
}

function biasLine(metric: ComparedBias, than: string): Mrkdwn {
  const [, value = "", old = ""] = comparedCells(metric);
  const now = mrkdwn`${code(shorten(metric.name, 120))} ${value}`;
  return metric.before === undefined ? now : mrkdwn`${now}, was ${old}${than} · ${metric.before.verdict}`;
}

function lineage({ evidence, author, jobUrl }: EvidenceShown): readonly Mrkdwn[] {
  const { lineage: from, containers } = evidence;
  const { pipeline, job, data } = from;
  const serving = servingWords(evidence);
  return [
    mrkdwn`${bold("Where it comes from")}`,
    pipeline
      ? mrkdwn`Pipeline ${bold(shorten(pipeline.name, 256))} ${code(pipeline.arn)}`
      : mrkdwn`No pipeline is known`,
    author ? mrkdwn`Made: ${authorWords(author)}` : mrkdwn`Who made it is not known`,
    job ? mrkdwn`Training job ${jobUrl ? link(jobUrl, job.name) : code(job.name)}` : mrkdwn`No training job is known`,
    ...data.map(({ channel, uri }) => mrkdwn`Data ${bold(shorten(channel, 64))} ${code(uri)}`),
    ...containers.map(({ image, data: model }) =>
      join([mrkdwn`Container ${code(image)}`, model === undefined ? undefined : mrkdwn`model ${code(model)}`]),
    ),
    ...(serving ? [mrkdwn`Endpoints: ${serving}`] : []),
  ];
}

const reports = ({ reports: all }: Evidence): readonly Mrkdwn[] => [
  mrkdwn`${bold("Reports")}`,
  ...(all.length === 0 ? [mrkdwn`The registry names none`] : []),
  ...all.map(({ source, uri, found }) => {
    const size = found && [
      found.rows === undefined ? undefined : count(found.rows, "row"),
      found.columns === undefined ? undefined : count(found.columns, "column"),
      andMore(found.more, "numbers") || undefined,
    ];
    return join([mrkdwn`${source} ${code(uri)}`, ...(found ? (size ?? []) : ["could not be read"])]);
  }),
];

const textMax = 600;

/** "Evidence of the model package churn/12: auc 0.9213, was 0.9105 in v11, better; …" */
function summary({ name, evidence, weighed }: EvidenceShown): string {
  const before = evidence.approved.is === "version" ? ` in ${versionMark(evidence.approved.version, "the other")}` : "";
  const said = weighed.metrics.slice(0, comparedShown).map((metric) => {
    const [label = "", value = "", old = ""] = comparedCells(metric);
    const { verdict } = metric.before ?? {};
    if (verdict === undefined) return `${label} ${value}`;
    return `${label} ${value}, was ${old}${before}${verdict === "unknown" ? "" : `, ${verdict}`}`;
  });
  const words = said.length === 0 ? "no metrics that could be read" : said.join("; ");
  return String(clip(mrkdwn`Evidence of the model package ${shorten(name, 100)}: ${words}.`, textMax));
}
