import type { CardFacts } from "../../src/domain/card.ts";
import type { ModelPackageParts } from "../../src/events/kinds/model-package.ts";
import { fields, section } from "../kit/basics.ts";
import type { Message } from "../message.ts";
import { bold, code, join, lines, type Mrkdwn, mrkdwn, prose, slackDate } from "../text.ts";
import { andMore, shorten } from "../words.ts";
import { actsBeside, approvalLines } from "./approval.ts";
import { imageName, noReason, sentences, unknownStatus, versionWords } from "./bits.ts";
import { authorWords, missingEvidence } from "./evidence.ts";
import { frame } from "./frame.ts";

type Package = NonNullable<ModelPackageParts["package"]>;

const descriptionMax = 600;
const imagesShown = 3;

/** The card of a model package: what the version is made of and, while it waits, what approving it does. */
export function modelPackageCard(facts: CardFacts<ModelPackageParts>): Message {
  const { summary, parts, approval } = facts;
  const about = parts.package;
  const waiting = about?.approval === "PendingManualApproval" && summary.status.phase === "attention";
  const drawn = { ...facts, acts: actsBeside(facts.acts, approval) };
  return frame(drawn, {
    sentence: lines([
      waiting ? undefined : unknownStatus(summary),
      about && sentences([registered(about), noReason(summary)]),
      approval && approvalLines(approval, "group"),
      decision(facts),
    ]),
    evidence: [
      about?.description ? section(prose(shorten(about.description, descriptionMax))) : undefined,
      about && evidence(about),
      parts.evidence && missingEvidence(parts.evidence),
    ],
    fromShown: about?.generatedBy !== undefined,
    quiet: [
      parts.author && authorWords(parts.author),
      waiting ? effect : undefined,
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

/** Said before a person decides: the registry itself deploys nothing, but what listens to it does. */
const effect =
  "Approving sets ModelApprovalStatus to Approved and starts whatever listens for that, such as a deployment";

function registered({ group, version, generatedBy, createdAt }: Package): Mrkdwn {
  const which = versionWords(version);
  const what = join([which ? bold(capital(which)) : "A version", group && mrkdwn`of ${bold(group)}`], " ");
  const by = generatedBy === undefined ? undefined : mrkdwn` by ${maker(generatedBy)}`;
  const at = createdAt === undefined ? undefined : mrkdwn` ${slackDate(createdAt)}`;
  return join([what, mrkdwn` was registered`, by, at, mrkdwn`.`], "");
}

/** GeneratedBy is the ARN of a pipeline execution or of a job. */
function maker(arn: string): Mrkdwn {
  const [, type, name, execution] = /:(pipeline|[a-z-]+-job)\/([^/]+)(?:\/execution\/([^/]+))?$/i.exec(arn) ?? [];
  if (type === undefined || name === undefined) return code(arn);
  return join([mrkdwn`${type.replaceAll("-", " ")} ${bold(name)}`, execution && code(execution)], " ");
}

function evidence({ metricsUri, images, contentTypes }: Package) {
  const shown = images.slice(0, imagesShown).map((uri) => imageName(uri));
  const pairs: readonly (readonly [string, Mrkdwn])[] = [
    ...(metricsUri === undefined ? [] : [["Metrics report", code(metricsUri)] as const]),
    ...(images.length === 0
      ? []
      : [["Containers", join([...shown, andMore(images.length - shown.length)], ", ")] as const]),
    ...(contentTypes.length === 0 ? [] : [["Content types", join(contentTypes.map(code), ", ")] as const]),
  ];
  return pairs.length > 0 ? fields(pairs) : undefined;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
