import type { Outcome } from "../domain/outcome.ts";
import { guardrailsOf } from "../events/endpoint/progress.ts";
import { type AlarmNow, readAlarms } from "../sagemaker/alarms.ts";
import { type SageMakerProblem, sageMakerProblem } from "../sagemaker/errors.ts";
import type { Action, ActionRequest, Question } from "./action.ts";
import { type EndpointFacts, endpointFacts, factsOfTarget } from "./endpoint-facts.ts";
import { problemOutcome } from "./outcomes.ts";

/**
 * Ends a bake. SageMaker has no call for that: the one lever is an alarm of the deployment's AutoRollbackConfiguration, so an
 * alarm is set off by hand and the clock repeats it, until SageMaker is seen to go back or the bake is over.
 */
export const abort: Action = {
  verb: "abort",
  offer: (kind, parts) => {
    const facts = kind === "endpoint" ? endpointFacts(parts) : undefined;
    if (!facts || !bakes(facts) || alarmsOf(facts).length === 0 || isAborted(facts)) return undefined;
    return { verb: "abort", label: "Abort bake", style: "danger", confirm: question(facts) };
  },
  asks: (target) => {
    const facts = factsOfTarget(target);
    return facts && bakes(facts) && alarmsOf(facts).length > 0 ? question(facts) : undefined;
  },
  // Which alarms may be set is the configuration's to say, for the worker and the clock alike: infra/rights/functions.ts.
  iam: { endpoint: [] },
  perform,
};

const bakes = ({ parts, story }: EndpointFacts): boolean =>
  parts.endpoint?.status === "Updating" &&
  story.newest?.verdict === "under-way" &&
  !story.resized &&
  story.phase?.status === "Baking";

const alarmsOf = ({ parts, story: { newest } }: EndpointFacts): readonly string[] =>
  (newest && guardrailsOf(newest, parts)?.alarms) ?? [];

const isAborted = ({ parts, story }: EndpointFacts): boolean =>
  parts.abort !== undefined && parts.abort.of === story.newest?.startedAt;

const question = ({ story: { newest } }: EndpointFacts): Question => ({
  title: "Abort this bake?",
  text: `An alarm of its automatic rollback is set off by hand, again each minute while it bakes. When SageMaker sees that, ${newest?.previousConfig ?? "the old config"} serves alone again. There is no call that cancels a deployment: this is a best effort.`,
  yes: "Abort it",
  no: "Let it bake",
});

async function perform({ target, who, clients }: ActionRequest): Promise<Outcome> {
  const facts = factsOfTarget(target);
  if (!facts) return { is: "refused", because: "Only a deployment of an endpoint is aborted." };
  const { newest } = facts.story;
  if (facts.parts.endpoint?.status !== "Updating" || newest?.verdict !== "under-way")
    return { is: "already", says: `There is nothing to abort: no deployment of ${target.name} is under way.` };
  if (!bakes(facts))
    return {
      is: "refused",
      because: `${target.name} does not bake at this moment (${facts.story.phase?.status ?? "its phase is not known"}). SageMaker looks at the alarms only while it bakes: abort it then.`,
    };
  const names = alarmsOf(facts);
  if (names.length === 0)
    return {
      is: "refused",
      because: `This deployment of ${target.name} has no alarm that rolls it back, and SageMaker has no other way to end it. Deploy the next one with an alarm in its AutoRollbackConfiguration (docs/deploy.md).`,
    };
  const read = await readAlarms({ names, place: target }, clients);
  if (read.is === "failed") return { is: "failed", because: read.because, retryable: true };
  const alarms = read.alarms.filter(({ state }) => state !== "MISSING").toSorted(byWorth);
  if (alarms.length === 0)
    return { is: "refused", because: `None of its alarms exists in CloudWatch: ${names.join(", ")}.` };
  const tried = await trySet(alarms, { target, who, clients });
  if ("problem" in tried) return problemOutcome(tried.problem);
  const { alarm } = tried;
  return {
    is: "done",
    says: `The alarm ${alarm} is set off, again each minute while it bakes. Whether SageMaker goes back is seen on the card.`,
    note: `by the alarm ${alarm}`,
    facts: [
      {
        part: "abort",
        stamp: { final: 0, at: newest.startedAt, rank: 1 },
        value: { of: newest.startedAt, alarm, times: 1 },
      },
    ],
  };
}

/** A composite alarm may stay as it was set, one over a metric returns within seconds; one that is made for this comes first of all. */
const byWorth = (a: AlarmNow, b: AlarmNow): number => worth(b) - worth(a);
const worth = ({ name, composite }: AlarmNow): number => (/abort/i.test(name) ? 2 : 0) + (composite ? 1 : 0);

/** The first alarm that the bot may set; the configuration may allow some of them only. */
async function trySet(
  [first, ...rest]: readonly AlarmNow[],
  request: Pick<ActionRequest, "target" | "who" | "clients">,
): Promise<{ readonly alarm: string } | { readonly problem: SageMakerProblem }> {
  const { target, who, clients } = request;
  const reason = `Set by ${who} through SageMaker ChatOps to abort the deployment of ${target.name}.`;
  try {
    await clients.writesAt(target).setOffAlarm(first?.name ?? "", reason);
    return { alarm: first?.name ?? "" };
  } catch (error) {
    const problem = sageMakerProblem(error, `the alarm ${first?.name}`, "CloudWatch");
    return problem.kind === "denied" && rest.length > 0 ? trySet(rest, request) : { problem };
  }
}
