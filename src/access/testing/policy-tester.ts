import { readFileSync } from "node:fs";
import type { Verb } from "../../domain/intent.ts";
import type { KindName } from "../../domain/kinds.ts";
import { authorise, type Protected, type Tags } from "../authorise.ts";
import { loadPolicy } from "../policy.ts";

/** What the policy says, with the rules that decided by their `@id`, such as `yes, by approvers-decide`. */
export type Answer = `${"yes" | "no"}, by ${string}` | "no, nothing permits it";

/** Asks whether a person, by their Slack user id, may do something, there where they ask for it. */
export type May = (
  user: string,
  verb: Verb,
  resource?: Protected,
  where?: { readonly channel?: string | undefined },
) => Answer;

/** The policy speaks of user groups that the test does not have, so that a misspelt handle would go unnoticed. */
export class UnknownGroups extends Error {
  override readonly name = "UnknownGroups";

  constructor(handles: readonly string[]) {
    super(
      `The policy speaks of user groups that this test does not know: ${handles.join(", ")}. Correct the policy, or add them to the groups of the test, if need be with nobody in them.`,
    );
  }
}

/**
 * For tests of a policy file; `groups` are the members of Slack's user groups by handle, without "@". Throws a
 * PolicyProblem for a file that cannot be used, and UnknownGroups where it speaks of others.
 *
 *     const may = policyTester("policy.cedar", { groups: { "ml-approvers": ["U024BE7LH"] } });
 *     expect(may("U024BE7LH", "approve", modelPackage("churn/3"))).toBe("yes, by approvers-decide");
 */
export function policyTester(
  file: string | URL,
  { groups }: { readonly groups: Readonly<Record<string, readonly string[]>> },
): May {
  const policy = loadPolicy(readFileSync(file, "utf8"));
  const knownGroups = Object.keys(groups);
  const unknown = policy.groups.filter((handle) => !knownGroups.includes(handle));
  if (unknown.length > 0) throw new UnknownGroups(unknown);
  return (user, verb, resource, { channel } = {}) => {
    const who = { user, groups: knownGroups.filter((handle) => groups[handle]?.includes(user)) };
    const verdict = authorise({ policy, who, verb, resource, channel, knownGroups });
    if (verdict.is === "yes") return `yes, by ${inWords(verdict.because)}`;
    return verdict.rules.length > 0 ? `no, by ${inWords(verdict.rules)}` : "no, nothing permits it";
  };
}

const inWords = (rules: readonly string[]): string => rules.toSorted().join(" and ");

/** What a test may say of a resource beside its kind and name. */
interface About {
  readonly account?: string;
  readonly region?: string;
  /** The label of its account in chatops.config.ts. */
  readonly environment?: string;
  readonly tags?: Tags;
}

/** A resource for a test: `resource("training-job", "churn-nightly", { tags: { team: "churn" } })`. */
export const resource = (kind: KindName, name: string, about: About = {}): Protected => ({
  kind,
  name,
  account: "111122223333",
  region: "eu-west-1",
  ...about,
});

/** A version of a model package group for a test: `modelPackage("prod-churn/3")`. */
export const modelPackage = (name: string, about?: About): Protected => ({
  ...resource("model-package", name, about),
  group: name.split("/")[0],
});
