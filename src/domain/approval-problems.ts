import type { ApprovalRule } from "./approval-rule.ts";
import { covers } from "./pattern.ts";

/** Where in the configuration, as its keys, and a sentence that says what is wrong and what to do. */
interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What is wrong with rules that are each well written: settings that contradict each other, rules that can never apply. */
export function approvalProblems(rules: readonly ApprovalRule[]): readonly Problem[] {
  return rules.flatMap((rule, index) =>
    [...ownProblems(rule), ...besideOthers(rule, rules.slice(0, index))].map(({ path, message }) => ({
      path: ["approvals", index, ...path],
      message,
    })),
  );
}

function ownProblems(rule: ApprovalRule): readonly Problem[] {
  const { groups, gates, required, approvers, expiresAfterMs = Number.POSITIVE_INFINITY, remindEveryMs = 0 } = rule;
  const problems: Problem[] = [];
  if (groups === undefined && gates === undefined)
    problems.push({
      path: [],
      message:
        'the rule is for nothing; add groups: ["prod-*"] for model packages, or gates: ["churn-*/Approve"] for steps of pipelines',
    });
  if (groups !== undefined && gates !== undefined)
    problems.push({ path: ["gates"], message: "a rule is for groups or for gates; make two rules of it" });
  const people = new Set(approvers);
  const onlyPeople = approvers.every((each) => !each.startsWith("@"));
  if (onlyPeople && required > people.size)
    problems.push({
      path: ["required"],
      message: `${required} have to approve, and the rule lists only ${people.size}; list more approvers, or require ${people.size}`,
    });
  if (remindEveryMs >= expiresAfterMs)
    problems.push({
      path: ["remindEvery"],
      message: "the first reminder would come when the decision has expired; make it shorter than expiresAfter",
    });
  return problems;
}

function besideOthers(rule: ApprovalRule, earlier: readonly ApprovalRule[]): readonly Problem[] {
  const { id, groups = [], gates = [] } = rule;
  const twice: readonly Problem[] = earlier.some((other) => other.id === id)
    ? [{ path: ["id"], message: `another rule has the id ${JSON.stringify(id)}; give each its own` }]
    : [];
  return [...twice, ...coveredBy("groups", groups, earlier), ...coveredBy("gates", gates, earlier)];
}

/** Patterns all of whose names fall under a rule above: the first rule that fits decides, so this one never would. */
function coveredBy(
  field: "groups" | "gates",
  patterns: readonly string[],
  earlier: readonly ApprovalRule[],
): readonly Problem[] {
  return patterns.flatMap((pattern, index) => {
    const first = earlier.find((other) => other[field]?.some((each) => covers(each, pattern)));
    if (!first) return [];
    const message = `${JSON.stringify(pattern)} can never apply, since the rule ${JSON.stringify(first.id)} above takes all of it; move this rule above that one, or take the pattern out`;
    return [{ path: [field, index], message }];
  });
}
