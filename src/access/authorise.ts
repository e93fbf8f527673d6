import type { Verb } from "../domain/intent.ts";
import { isKindName, kinds } from "../events/registry.ts";
import { type Answer, evaluate } from "./evaluate.ts";
import type { Policy } from "./policy.ts";

/** A person as the policy knows one: the Slack user id and the handles of the user groups, without "@". */
export interface Person {
  readonly user: string;
  readonly groups: readonly string[];
}

/** What a verb is about, in the attributes that policies may use. `list` has the name `*`. */
export interface Protected {
  readonly kind: string;
  readonly name: string;
  readonly account: string;
  readonly region: string;
  /** The deployer's label of the account, such as `prod`. */
  readonly environment?: string | undefined;
  /** The model package group of a model package. */
  readonly group?: string | undefined;
  /**
   * Its tags in SageMaker, none where absent. `unread` before they are known: whatever some tags would permit is then
   * permitted, so that the caller can look, and has to ask again with the tags.
   */
  readonly tags?: Tags | "unread" | undefined;
}

export type Tags = Readonly<Record<string, string>>;

/** Everything that the answer depends on. */
export interface Question {
  readonly policy: Policy;
  readonly who: Person;
  readonly verb: Verb;
  /** Absent for what is about no resource, such as `help`. */
  readonly resource?: Protected | undefined;
  /** The id of the Slack channel where it was asked, absent where there is none. */
  readonly channel?: string | undefined;
  /** The handles of the workspace's user groups, without "@". */
  readonly knownGroups: readonly string[];
}

/** Those who might do what this person may not. `others`: everybody whom the policy does not name may. */
interface MayBe {
  readonly groups: readonly string[];
  readonly users: readonly string[];
  readonly others: boolean;
  /** The channels, by id, where this person may do it themselves. */
  readonly channels: readonly string[];
}

export type Verdict =
  /** `because` are the ids of the rules that permit it. */
  | { readonly is: "yes"; readonly because: readonly string[] }
  /** `because` is a sentence for the person who asked; `rules` are the ids of those that forbid it; `mayBe` is absent where nobody can tell. */
  | { readonly is: "no"; readonly because: string; readonly rules: readonly string[]; readonly mayBe?: MayBe };

/** Asks Cedar. Nothing that permits means no, one rule that forbids wins, and a rule that fails means no as well. */
export function authorise(question: Question): Verdict {
  const answer = ask(question, question.who);
  return answer.may
    ? { is: "yes", because: answer.rules }
    : { is: "no", because: sentence(question, answer), rules: answer.rules, mayBe: mayBe(question) };
}

/** Only those whom the policy names can fare differently from a stranger, so only they are asked about. */
function mayBe(question: Question): MayBe {
  const { policy, who, knownGroups } = question;
  const may = (user: string, groups: readonly string[]): boolean => ask(question, { user, groups }).may;
  const groups = policy.groups.filter((group) => knownGroups.includes(group) && may(stranger, [group]));
  const users = policy.users.filter((user) => user !== who.user && may(user, []));
  const channels = policy.channels.filter((channel) => ask({ ...question, channel }, who).may);
  return { groups, users, others: may(stranger, []), channels };
}

/** No Slack user has this id, so no rule names it. */
const stranger = "U000000000";

const ask = ({ policy, verb, resource, channel }: Question, who: Person): Answer =>
  evaluate({
    rules: resource?.tags === "unread" ? policy.beforeTags : policy.rules,
    ...{ who, verb, resource, channel },
  });

function sentence({ verb, resource }: Question, { rules, failure }: Answer): string {
  const what = resource === undefined ? verb : `${verb} ${inWords(resource)}`;
  if (failure) return `The policy could not be evaluated, so nobody may ${what}: ${failure}`;
  if (rules.length > 0)
    return `The policy forbids you to ${what} (${rules.map((rule) => `rule "${rule}"`).join(", ")}).`;
  return `No rule of the policy permits you to ${what}.`;
}

function inWords({ kind, name }: Protected): string {
  const noun = isKindName(kind) ? kinds[kind].noun : kind;
  return name === "*" ? `${noun}s` : `the ${noun} ${name}`;
}
