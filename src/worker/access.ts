import { authorise, type Protected, type Verdict } from "../access/authorise.ts";
import { outlook } from "../access/outlook.ts";
import type { Policy } from "../access/policy.ts";
import type { Log } from "../log.ts";
import type { SageMakerReaders } from "../sagemaker/clients.ts";
import { readTags } from "../sagemaker/tags.ts";
import type { SlackPort, UserGroup } from "../slack/port.ts";
import type { Decision, ProtectedAsFound, WorkPorts } from "./ports.ts";

/** How old what is known of Slack's user groups may be, in milliseconds, for a yes and for a no. */
const keepMs = { yes: 5 * 60_000, no: 30_000 } as const;

/** What access needs of the world. */
export interface AccessPorts {
  readonly policy: Policy;
  readonly slack: Pick<SlackPort, "userGroups">;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Asks the policy about people as Slack knows them: their user groups are read from Slack and kept for five minutes. Who is
 * refused is looked up afresh when that is older than half a minute, since they may just have been added to a group. The
 * readers are for the tags of resources.
 */
export function accessWith({
  policy,
  slack,
  now,
  log,
}: AccessPorts): (readers: Pick<SageMakerReaders, "at">) => Pick<WorkPorts, "authorise" | "outlook"> {
  const groups = keptGroups(slack, now, log);
  return (readers) => ({
    async authorise({ who: { user }, where: { channel } }, verb, asked) {
      const resource = asked && (await withTags(asked, policy, readers));
      const decide = (known: readonly UserGroup[]) => {
        const person = personIn(known, user);
        const knownGroups = known.map(({ handle }) => handle);
        const verdict: Verdict =
          resource && "because" in resource
            ? { is: "no", because: resource.because, rules: [] }
            : authorise({ policy, who: person.who, verb, resource, channel, knownGroups });
        return { ...person, verdict };
      };
      const known = await groups(keepMs.yes);
      const decision = decide(known);
      if (decision.verdict.is === "yes") return decision;
      const fresh = await groups(keepMs.no);
      return fresh === known ? decision : decide(fresh);
    },
    async outlook({ who: { user } }) {
      const person = personIn(await groups(keepMs.no), user);
      return { ...person, of: (verb) => outlook(policy.outlines, person.who, verb) };
    },
  });
}

/** The person with their groups, and how Slack mentions each group. */
const personIn = (known: readonly UserGroup[], user: string): Pick<Decision, "who" | "mentions"> => ({
  who: { user, groups: known.filter((group) => group.users.includes(user)).map((group) => group.handle) },
  mentions: Object.fromEntries(known.map(({ id, handle }) => [handle, `<!subteam^${id}>`])),
});

/** The resource with its tags, which are read only for a policy that speaks of them. Tags that cannot be read close the door. */
async function withTags(
  { tags, ...resource }: ProtectedAsFound,
  { speaksOfTags }: Policy,
  readers: Pick<SageMakerReaders, "at">,
): Promise<Protected | { readonly because: string }> {
  if (tags === "unread") return { ...resource, tags };
  if (tags === undefined || !speaksOfTags) return resource;
  const read = await readTags(tags, readers);
  return read.is === "read"
    ? { ...resource, tags: read.tags }
    : { because: `The policy asks for the tags of ${resource.name}, and they could not be read. ${read.because}` };
}

/** The user groups, at most `maxAgeMs` old; asked of Slack once however many ask at the same time. */
function keptGroups(
  { userGroups }: AccessPorts["slack"],
  now: () => number,
  log: Log,
): (maxAgeMs: number) => Promise<readonly UserGroup[]> {
  let kept: { readonly at: number; readonly groups: Promise<readonly UserGroup[]> } | undefined;
  return async (maxAgeMs) => {
    if (kept === undefined || now() - kept.at >= maxAgeMs) kept = { at: now(), groups: userGroups() };
    try {
      return await kept.groups;
    } catch (error) {
      kept = undefined;
      // Whoever is permitted through a group is then refused; what everybody may do goes on.
      log.error("Slack's user groups could not be read: nobody counts as a member of one", error);
      return [];
    }
  };
}
