import type { Author } from "../../src/domain/author.ts";
import type { CardFacts } from "../../src/domain/card.ts";
import type { ModelPackageParts } from "../../src/events/kinds/model-package.ts";
import { fields, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { actsBeside, approvalLines } from "./approval.ts";
import { imageName, noReason, sentences, unknownStatus, versionWords } from "./bits.ts";
import { authorWords, effectBlock, evidenceBlocks, lineageWords } from "./evidence.ts";
import { frame } from "./frame.ts";

type Package = NonNullable<ModelPackageParts["package"]>;

const descriptionMax = 600;
const imagesShown = 3;

/** The card of a model package: what the version is made of and, while it waits, what approving it does. */
export function modelPackageCard(facts: CardFacts<ModelPackageParts>): Message {
  const { summary, parts, approval, weighed } = facts;
  const { package: about, author, evidence } = parts;
  const waiting = about?.approval === "PendingManualApproval" && summary.status.phase === "attention";
  const drawn = { ...facts, acts: actsBeside(facts.acts, approval) };
  return frame(drawn, {
    sentence: lines([
      waiting ? undefined : unknownStatus(summary),
      about && sentences([registered(about, author), noReason(summary)]),
      approval && approvalLines(approval, "group"),
      decision(facts),
    ]),
    evidence: [
      about?.description ? section(prose(shorten(about.description, descriptionMax))) : undefined,
      ...(evidence && weighed ? evidenceBlocks(evidence, weighed, about?.version) : [about && registeredFields(about)]),
      waiting ? effectBlock(evidence) : undefined,
    ],
    fromShown: about?.generatedBy !== undefined,
    quiet: [
      evidence && lineageWords(evidence),
      evidence && about && containersIn(about),
      waiting || about?.modifiedAt === undefined ? undefined : mrkdwn`changed ${slackDate(about.modifiedAt)}`,
    ],
  });
}

/** What the registry says of the decision, unless it was made here: then the act below says it. */
function decision({ summary, parts, acts, approval }: CardFacts<ModelPackageParts>): Mrkdwn | undefined {
  const text = parts.package?.approvalDescription;
  const verb =
    summary.status.word === "Approved" ? "approve" : summary.status.word === "Rejected" ? "reject" : undefined;
  if (!text || (approval && approval.is !== "elsewhere") || acts.some((act) => act.verb === verb)) return undefined;
  return mrkdwn`${bold("Decision")}: ${prose(shorten(text, descriptionMax))}`;
}

function registered({ group, version, generatedBy, createdAt }: Package, author: Author | undefined): Mrkdwn {
  const which = versionWords(version);
  const what = join([which ? bold(capital(which)) : "A version", group && mrkdwn`of ${bold(group)}`], " ");
  const by = generatedBy === undefined ? undefined : mrkdwn` by ${maker(generatedBy)}`;
  const at = createdAt === undefined ? undefined : mrkdwn` ${slackDate(createdAt)}`;
  const who = author && (by === undefined ? mrkdwn` ${authorWords(author)}` : mrkdwn`, ${authorWords(author)}`);
  // A person registers at a time; what a pipeline registers at a time, a person started.
  const rest = by === undefined ? [who, at] : [by, at, who];
  return join([what, " was registered", ...rest, "."], "");
}

/** GeneratedBy is the ARN of a pipeline execution or of a job. */
function maker(arn: string): Mrkdwn {
  const [, type, name, execution] = /:(pipeline|[a-z-]+-job)\/([^/]+)(?:\/execution\/([^/]+))?$/i.exec(arn) ?? [];
  if (type === undefined || name === undefined) return code(arn);
  return join([mrkdwn`${type.replaceAll("-", " ")} ${bold(name)}`, execution && code(execution)], " ");
}

/** What the registry alone tells, while nothing was looked up. */
function registeredFields(about: Package) {
  const { metricsUri, contentTypes } = about;
  const containers = containersIn(about);
  const pairs: readonly (readonly [string, Mrkdwn])[] = [
    ...(metricsUri === undefined ? [] : [["Metrics report", code(metricsUri)] as const]),
    ...(containers === undefined ? [] : [["Containers", containers] as const]),
    ...(contentTypes.length === 0 ? [] : [["Content types", join(contentTypes.map(code), ", ")] as const]),
  ];
  return pairs.length > 0 ? fields(pairs) : undefined;
}

function containersIn({ images }: Package): Mrkdwn | undefined {
  const shown = images.slice(0, imagesShown).map((uri) => imageName(uri));
  return images.length === 0 ? undefined : join([...shown, andMore(images.length - shown.length)], ", ");
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
