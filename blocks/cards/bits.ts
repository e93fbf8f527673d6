/** Small facts that several kinds show in the same words. */
import type { Summary } from "../../src/domain/card.ts";
import { bold, code, join, type Mrkdwn, mrkdwn, nothing, slackDate } from "../text.ts";
import { between, formatNumber } from "../words.ts";

/** "4 × `ml.p5.48xlarge`"; nothing when neither is known. */
export function instances(type: string | undefined, many: number | undefined): Mrkdwn | undefined {
  if (type === undefined) return undefined;
  return many === undefined ? mrkdwn`${type}` : mrkdwn`${formatNumber(many)} × ${type}`;
}

/** "started today 14:02" while it runs, "ran 17 min · ended today 14:19" afterwards. Never depends on the present. */
export function times({ startedAt, endedAt, status }: Summary): readonly (Mrkdwn | string | undefined)[] {
  const started = startedAt === undefined ? undefined : mrkdwn`started ${slackDate(startedAt)}`;
  if (status.phase === "running" || status.phase === "attention" || endedAt === undefined) return [started];
  const ran = between(startedAt, endedAt);
  return [ran && `ran ${ran}`, mrkdwn`ended ${slackDate(endedAt)}`];
}

/** "created today 14:02", for what lives on rather than runs. */
export const created = ({ startedAt }: Summary): Mrkdwn | undefined =>
  startedAt === undefined ? undefined : mrkdwn`created ${slackDate(startedAt)}`;

/** The name and tag of a container image, without its registry. */
export const imageName = (uri: string | undefined): Mrkdwn | undefined =>
  uri === undefined ? undefined : code(uri.split("/").at(-1) || uri);

/** A value in code, if there is one. */
export const value = (text: string | undefined): Mrkdwn | undefined => (text === undefined ? undefined : code(text));

/** "label `value`", if there is a value. */
export const labelled = (label: string, text: string | undefined): Mrkdwn | undefined =>
  text === undefined ? undefined : mrkdwn`${label} ${code(text)}`;

/** "version 3", as people write it: without marks between thousands. */
export const versionWords = (version: number | undefined): string | undefined =>
  version === undefined || !Number.isFinite(version) ? undefined : `version ${version}`;

/** "v3", where room is short; `otherwise` for a version without a number. */
export const versionMark = (version: number | undefined, otherwise: string): string =>
  version === undefined || !Number.isFinite(version) ? otherwise : `v${version}`;

/** "name *0.913*". */
export const metric = (name: string | undefined, amount: number | undefined): Mrkdwn =>
  amount === undefined ? nothing : join([name, bold(formatNumber(amount))], " ");

/** Added where SageMaker tells that something failed and not why. */
export const noReason = (summary: Summary): string | undefined =>
  summary.status.phase === "failed" && !summary.reason ? "SageMaker gives no reason." : undefined;

/** What a card says of a status that its kind does not know. */
export const unknownStatus = (summary: Summary): Mrkdwn | undefined =>
  summary.status.phase === "attention"
    ? mrkdwn`SageMaker says ${code(summary.status.word)}, a status that this card does not know.`
    : undefined;

/** The sentences that say something, one after the other. */
export const sentences = (parts: readonly (string | Mrkdwn | undefined)[]): Mrkdwn => join(parts, " ");
