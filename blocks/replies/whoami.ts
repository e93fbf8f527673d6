import type { KnownBlock } from "@slack/types";
import { context, fitLines, section } from "../kit/basics.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { bold, code, emoji, join, lines, link, type Mrkdwn, mention, mrkdwn, prose, userMention } from "../text.ts";
import { andMore, count, shorten } from "../words.ts";

/** A person as the policy knows them. */
export interface KnownPerson {
  /** Slack user id. */
  readonly user: string;
  /** Handles of their user groups, without "@". */
  readonly groups: readonly string[];
  /** Handle to mention (`<!subteam^S…>`) of each known user group. */
  readonly mentions: Readonly<Record<string, string>>;
}

/** What somebody may do, and which rules of the policy say so. */
export interface Standing {
  readonly verb: string;
  /** `depends`: on the resource, or on the channel. */
  readonly is: "yes" | "depends" | "no";
  readonly by: readonly string[];
  /** Rules that forbid it for some resources, or in some channels. */
  readonly unless?: readonly string[];
  /** Why not all the same, where the policy permits it. */
  readonly but?: string | undefined;
}

/** Standings by what the verbs do: only look, or change something. */
export interface Standings {
  readonly read: readonly Standing[];
  readonly act: readonly Standing[];
}

/** An approval rule, as the person who asks needs to know it. */
export interface ListedRule {
  readonly id: string;
  readonly required: number;
  /** What it is for: "prod-*", "ranker". */
  readonly patterns: readonly string[];
  /** `@handle` or a user id. */
  readonly approvers: readonly string[];
}

/** Whether a person's vote would count: by the rule, if there is one, and `because` of what it would not. */
export interface ApprovalStanding {
  readonly rule: ListedRule | undefined;
  readonly because: string | undefined;
}

const groupsShown = 20;
const approversShown = 6;
const becauseMax = 400;

/** Who a person is to the policy, what they may do at all, and which approval rules list them. */
export function whoamiAtAll(
  person: KnownPerson,
  standings: Standings,
  rules: readonly ListedRule[],
  command: string,
): Message {
  return {
    text: `What you may do: ${fallback(standings)}.`,
    blocks: [
      section(lines([mrkdwn`${bold("You are")} ${userMention(person.user)}, ${code(person.user)}`, groupsOf(person)])),
      ...mayDo(standings),
      section(
        rules.length === 0
          ? mrkdwn`${bold("Approvals")}\nNo approval rule lists you.`
          : fitLines([bold("Approval rules that list you"), ...rules.map(ruleLine)], limits.section.text, "rules"),
      ),
      context(
        mrkdwn`With one resource: ${code(`${command} whoami model churn/12`)}. The rules are in policy.cedar and chatops.config.ts.`,
      ),
    ],
  };
}

/** The same for one resource; `approval` where people decide on it. */
export function whoamiWith(
  resource: { readonly noun: string; readonly name: string; readonly url: string | undefined },
  person: KnownPerson,
  standings: Standings,
  approval: ApprovalStanding | undefined,
): Message {
  const { noun, name, url } = resource;
  return {
    text: `With the ${noun} ${name}: ${fallback(standings)}.`,
    blocks: [
      section(mrkdwn`${bold(`What you may do with the ${noun}`)} ${url ? link(url, name) : code(name)}`),
      ...mayDo(standings),
      ...(approval ? [section(mrkdwn`${bold("Approval")}\n${approvalLine(approval, person)}`)] : []),
      context(mrkdwn`${userMention(person.user)} ${code(person.user)} · ${groupsOf(person)}`),
    ],
  };
}

function groupsOf({ groups, mentions }: KnownPerson): Mrkdwn {
  if (groups.length === 0) return prose("You are in none of the workspace's user groups.");
  const shown = groups.slice(0, groupsShown).map((handle) => groupMention(handle, mentions));
  return mrkdwn`In ${join([...shown, andMore(groups.length - groupsShown)], ", ")}`;
}

const groupMention = (handle: string, mentions: KnownPerson["mentions"]): Mrkdwn =>
  mentions[handle] ? mention(mentions[handle]) : prose(`@${handle}`);

const mayDo = ({ read, act }: Standings): readonly KnownBlock[] => [
  section(fitLines([bold("Look"), ...together(read)], limits.section.text)),
  section(fitLines([bold("Act"), ...together(act)], limits.section.text)),
];

/** Verbs that stand alike share a line. */
const together = (standings: readonly Standing[]): readonly Mrkdwn[] =>
  [...Map.groupBy(standings, ({ verb: _, ...rest }) => JSON.stringify(rest)).values()].flatMap((alike) =>
    alike[0]
      ? [
          line(
            alike.map(({ verb }) => verb),
            alike[0],
          ),
        ]
      : [],
  );

function line(verbs: readonly string[], { is, by, unless = [], but }: Standing): Mrkdwn {
  const what = join(verbs.map(code), " ");
  if (but !== undefined)
    return by.length > 0
      ? mrkdwn`${emoji("no_entry_sign")} ${what} – permitted by ${rulesIn(by)}, but ${shorten(but, becauseMax)}`
      : mrkdwn`${emoji("no_entry_sign")} ${what} – ${shorten(but, becauseMax)}`;
  const except = unless.length > 0 ? mrkdwn`, unless ${rulesIn(unless)} forbids it` : undefined;
  switch (is) {
    case "yes":
      return mrkdwn`${emoji("white_check_mark")} ${what} – by ${rulesIn(by)}${except ?? ""}`;
    case "depends":
      return mrkdwn`${emoji("large_yellow_circle")} ${what} – for some resources, by ${rulesIn(by)}${except ?? ""}`;
    case "no":
      return by.length > 0
        ? mrkdwn`${emoji("no_entry_sign")} ${what} – forbidden by ${rulesIn(by)}`
        : mrkdwn`${emoji("no_entry_sign")} ${what} – no rule permits it`;
  }
}

const rulesIn = (ids: readonly string[]): Mrkdwn => join(ids.map(code), ", ");

const ruleLine = ({ id, required, patterns }: ListedRule): Mrkdwn =>
  mrkdwn`${code(id)} – ${count(required, "approval")} for ${join(patterns.map(code), ", ")}`;

/** Which rule decides, how many it needs, and whether this person is one of them. */
function approvalLine({ rule, because }: ApprovalStanding, { mentions }: KnownPerson): Mrkdwn {
  const yours = because === undefined ? prose("You are one of them.") : prose(because);
  if (!rule) return yours;
  const named = rule.approvers
    .slice(0, approversShown)
    .map((each) => (each.startsWith("@") ? groupMention(each.slice(1), mentions) : userMention(each)));
  const who = join([...named, andMore(rule.approvers.length - approversShown)], ", ");
  return lines([mrkdwn`Rule ${code(rule.id)}: ${count(rule.required, "approval")} needed, by ${who}`, yours]);
}

/** In a sentence: "you may show, logs; for some resources stop; not approve". */
function fallback({ read, act }: Standings): string {
  const verbs = (is: Standing["is"]) => [...read, ...act].filter((each) => each.is === is && each.but === undefined);
  const named = (is: Standing["is"]) =>
    verbs(is)
      .map(({ verb }) => verb)
      .join(", ");
  const parts = [named("yes"), named("depends") && `for some resources ${named("depends")}`].filter(Boolean);
  return parts.length > 0 ? `you may ${parts.join("; ")}` : "you may do nothing";
}
