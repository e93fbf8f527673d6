import type { DeploymentStory } from "../domain/deployment-story.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { EndpointParts } from "../events/endpoint/parts.ts";
import { guardrailsOf } from "../events/endpoint/progress.ts";
import { isThere } from "../sagemaker/endpoint-config.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { Action, ActionRequest, Offered, Question, Target } from "./action.ts";
import { type EndpointFacts, endpointFacts, factsOfTarget, refusesUpdates } from "./endpoint-facts.ts";
import { problemOutcome } from "./outcomes.ts";

/** Deploys to an endpoint the config that it had before, or another one that is named. */
export const rollback: Action = {
  verb: "rollback",
  offer: (kind, parts) => {
    const facts = kind === "endpoint" ? endpointFacts(parts) : undefined;
    return facts && refusesUpdates(facts.parts.endpoint?.status, "") === undefined ? offered(facts) : undefined;
  },
  asks: (target, intent) => {
    const facts = factsOfTarget(target);
    const config = facts && wanted(facts, "config" in intent ? intent.config : undefined);
    return facts && config !== undefined && refusal(target, facts, config) === undefined
      ? question(facts.parts, facts.story, config)
      : undefined;
  },
  iam: {
    endpoint: [
      { action: "sagemaker:UpdateEndpoint", resource: "endpoint/*" },
      { action: "sagemaker:UpdateEndpoint", resource: "endpoint-config/*" },
    ],
  },
  perform,
};

function offered({ parts, story }: EndpointFacts): readonly Offered[] {
  const { newest } = story;
  if (newest === undefined || story.resized) return [];
  const again = (config: string): Offered => ({
    verb: "rollback",
    label: `Deploy ${config} again`,
    config,
    confirm: question(parts, story, config),
  });
  const back = (config: string | undefined): readonly Offered[] =>
    config === undefined || config === newest.config
      ? []
      : [{ verb: "rollback", label: "Roll back", style: "danger", config, confirm: question(parts, story, config) }];
  if (parts.endpoint?.status === "UpdateRollbackFailed") return [again(newest.config), ...back(newest.previousConfig)];
  if (newest.verdict === "deployed") return back(newest.previousConfig);
  return newest.verdict === "rolled-back" || newest.verdict === "failed" ? [again(newest.config)] : [];
}

/** The config that is asked for, else the one before the one that serves. */
const wanted = ({ story: { newest } }: EndpointFacts, named: string | undefined): string | undefined =>
  named ??
  (newest?.verdict === "deployed" && newest.previousConfig !== newest.config ? newest.previousConfig : undefined);

/** What deploying a config means: what serves then, how it gets there, and how long that takes. */
function question(parts: EndpointParts, story: DeploymentStory, config: string): Question {
  const serving = parts.endpoint?.config;
  const instead = serving === undefined || serving === config ? "" : ` instead of ${serving}`;
  return {
    title: "Update this endpoint?",
    text: `SageMaker deploys ${config}${instead}, ${howItGoes(parts, story)}. Weights and instances stay as they are now.`,
    yes: "Update it",
    no: "Leave it",
  };
}

/** The deployment configuration of the last time is used again. */
function howItGoes(parts: EndpointParts, { newest }: DeploymentStory): string {
  const guardrails = (newest && guardrailsOf(newest, parts)) ?? parts.guardrails;
  if (guardrails === undefined) return "in the way of its last deployment";
  const { type, waitMs = 0, finalWaitMs = 0, alarms } = guardrails;
  const named = names.get(type) ?? `as ${type.toLowerCase().replaceAll("_", " ")}`;
  const steps = type === "CANARY" || type === "ALL_AT_ONCE" ? "" : " after each step";
  const bakes = [waitMs > 0 ? `${minutes(waitMs)}${steps}` : "", finalWaitMs > 0 ? minutes(finalWaitMs) : ""];
  const told = bakes.filter((each) => each !== "").join(", then ");
  return [
    named,
    told === "" ? "without a bake" : `baking ${told}`,
    alarms.length > 0 ? "under the same alarms" : "without alarms",
  ].join(", ");
}

const names: ReadonlyMap<string, string> = new Map([
  ["ALL_AT_ONCE", "all at once"],
  ["CANARY", "as a canary"],
  ["LINEAR", "step by step"],
  ["ROLLING", "batch by batch"],
]);
const minutes = (ms: number): string => (ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`);

/** Why this endpoint cannot be updated to that config now. */
function refusal(target: Target, { parts }: EndpointFacts, config: string): Outcome | undefined {
  const because = refusesUpdates(parts.endpoint?.status, target.name);
  if (because !== undefined) return { is: "refused", because };
  return parts.endpoint?.status === "InService" && parts.endpoint.config === config
    ? { is: "already", says: `There is nothing to do: ${target.name} serves ${config} already.` }
    : undefined;
}

async function perform({ target, intent, clients }: ActionRequest): Promise<Outcome> {
  const facts = factsOfTarget(target);
  if (!facts) return { is: "refused", because: "Only endpoints are rolled back." };
  const config = wanted(facts, "config" in intent ? intent.config : undefined);
  const now = facts.parts.endpoint;
  if (config === undefined)
    return {
      is: "refused",
      because: `The bot knows of no config that ${target.name} served before ${now?.config ?? "this one"}. Name one: /sagemaker rollback ${target.name} to <config>.`,
    };
  const refused = refusal(target, facts, config);
  if (refused) return refused;
  try {
    if (!(await isThere(config, target, clients)))
      return {
        is: "refused",
        because: `The config ${config} no longer exists in SageMaker, so nothing can be updated to it. Create it again, or name another one.`,
      };
    await clients.writesAt(target).updateEndpoint(target.name, config);
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, `the endpoint ${target.name}`));
  }
  const since = now?.modifiedAt ?? 0;
  return {
    is: "done",
    says: `SageMaker updates ${target.name} to ${config}.`,
    note: `to ${config}`,
    // What of this SageMaker will tell depends on the endpoint; that the config was asked for is known.
    facts: [
      {
        part: "asked",
        stamp: { final: 0, at: since, rank: 1 },
        value: { config, since, ...(now?.config === undefined ? {} : { previousConfig: now.config }) },
      },
    ],
  };
}
