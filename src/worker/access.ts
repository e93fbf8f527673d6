import { authorise } from "../access/authorise.ts";
import type { Policy } from "../access/policy.ts";
import type { SlackPort, UserGroup } from "../slack/port.ts";
import type { WorkPorts } from "./ports.ts";

/** How long the members of user groups are remembered, in milliseconds. */
const keepMs = 5 * 60_000;

/**
 * Asks the policy about people as Slack knows them now: their user groups are read from Slack and kept for five minutes. A
 * refusal is never given on old knowledge: it is checked once more against fresh groups.
 */
export function accessWith({
  policy,
  slack,
  now,
}: {
  readonly policy: Policy;
  readonly slack: Pick<SlackPort, "userGroups">;
  readonly now: () => number;
}): WorkPorts["authorise"] {
  let kept: { readonly at: number; readonly groups: readonly UserGroup[] } | undefined;
  const groups = async (): Promise<readonly UserGroup[]> => {
    if (kept === undefined || now() - kept.at >= keepMs) kept = { at: now(), groups: await slack.userGroups() };
    return kept.groups;
  };
  return async (user, verb, resource) => {
    const decide = async () => {
      const known = await groups();
      const who = { user, groups: known.filter((group) => group.users.includes(user)).map((group) => group.handle) };
      const verdict = authorise({ policy, who, verb, resource, knownGroups: known.map((group) => group.handle) });
      return {
        who,
        verdict,
        mentions: Object.fromEntries(known.map(({ id, handle }) => [handle, `<!subteam^${id}>`])),
      };
    };
    const fromMemory = kept !== undefined && kept.at < now();
    const decision = await decide();
    if (decision.verdict.is === "yes" || !fromMemory) return decision;
    kept = undefined;
    return decide();
  };
}
