import type { Outcome } from "../domain/outcome.ts";
import type { EndpointVariant } from "../events/endpoint/parts.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import type { Action, ActionRequest, Target } from "./action.ts";
import { factsOfTarget } from "./endpoint-facts.ts";
import { problemOutcome } from "./outcomes.ts";

type Weights = Readonly<Record<string, number>>;

/** Changes how the variants of an endpoint share its traffic. */
export const shift: Action = {
  verb: "shift",
  // Which weights a person wants fits no button.
  offer: () => undefined,
  asks: (target, intent) => {
    if (intent.do !== "shift" || problemWith(target, intent.weights)) return undefined;
    const { before, after } = shares(variantsOf(target), intent.weights);
    return {
      title: "Shift the traffic?",
      text: `Of ${target.name}: ${after.map(([name, share], index) => `${name} ${percent(before[index]?.[1])} → ${percent(share)}`).join(", ")}. It takes effect within minutes, without a bake.`,
      yes: "Shift it",
      no: "Leave it",
    };
  },
  iam: { endpoint: [{ action: "sagemaker:UpdateEndpointWeightsAndCapacities", resource: "endpoint/*" }] },
  perform,
};

const variantsOf = (target: Target): readonly EndpointVariant[] =>
  factsOfTarget(target)?.parts.endpoint?.variants ?? [];

/** The share of each variant before and after, 0 to 1; undefined while nothing takes traffic. */
function shares(variants: readonly EndpointVariant[], weights: Weights) {
  const now = variants.map(
    ({ name, desiredWeight, currentWeight }) => [name, desiredWeight ?? currentWeight ?? 0] as const,
  );
  const then = now.map(([name, weight]) => [name, weights[name] ?? weight] as const);
  return { before: ofAll(now), after: ofAll(then) };
}

function ofAll(weights: readonly (readonly [string, number])[]): readonly (readonly [string, number | undefined])[] {
  const sum = weights.reduce((total, [, weight]) => total + weight, 0);
  return weights.map(([name, weight]) => [name, sum > 0 ? weight / sum : undefined]);
}

const percent = (share: number | undefined): string => (share === undefined ? "?" : `${Math.round(share * 100)} %`);

/** Why the traffic cannot be shared so, in a sentence. */
function problemWith(target: Target, weights: Weights): Outcome | undefined {
  const facts = factsOfTarget(target);
  if (!facts) return { is: "refused", because: "Only the traffic of an endpoint can be shifted." };
  const status = facts.parts.endpoint?.status;
  if (status !== "InService")
    return { is: "refused", because: `Traffic is shifted in service only; ${target.name} is in status ${status}.` };
  const variants = variantsOf(target);
  const names = variants.map(({ name }) => name);
  const unknown = Object.keys(weights).find((name) => !names.includes(name));
  if (unknown !== undefined)
    return { is: "refused", because: `${target.name} has no variant ${unknown}. It has: ${names.join(", ")}.` };
  if (variants.length < 2)
    return { is: "refused", because: `${target.name} has one variant only, ${names[0]}, which takes all the traffic.` };
  const { before, after } = shares(variants, weights);
  if (after.every(([, share]) => share === undefined))
    return { is: "refused", because: "With these weights no variant would take any traffic." };
  return before.every(([, share], index) => share === after[index]?.[1])
    ? { is: "already", says: `There is nothing to do: ${target.name} shares its traffic so already.` }
    : undefined;
}

async function perform({ target, intent, clients }: ActionRequest): Promise<Outcome> {
  if (intent.do !== "shift") return { is: "refused", because: "No weights were given." };
  const refused = problemWith(target, intent.weights);
  if (refused) return refused;
  try {
    await clients.writesAt(target).shiftTraffic(target.name, intent.weights);
  } catch (error) {
    return problemOutcome(sageMakerProblem(error, `the endpoint ${target.name}`));
  }
  const told = shares(variantsOf(target), intent.weights)
    .after.map(([name, share]) => `${name} ${percent(share)}`)
    .join(", ");
  return { is: "done", says: `SageMaker shifts the traffic of ${target.name}: ${told}.`, note: `to ${told}` };
}
