import { parseArn } from "../domain/arn.ts";
import { asArn } from "../domain/ids.ts";
import { kindOfArn, type Offspring } from "../domain/journey.ts";
import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import type { Status } from "../domain/status.ts";
import { kinds } from "../events/registry.ts";
import { configsOf, heardOf, journeyPart, originsIn, tells } from "./journey.ts";
import { cardFacts } from "./present.ts";
import { kindOf, nest, viewOf } from "./view.ts";

/** What a resource has to say to what it came from: of itself, and what it was told by others. */
export function newsAbove(state: ResourceState, version: number): readonly Change[] {
  const passedOn = Object.entries(state.entries).filter(([part]) => part.startsWith("journey/"));
  return parentsOf(state).flatMap(({ arn, of }) => {
    const kind = kindOfArn(arn);
    const parts = parseArn(arn);
    if (!kind || !parts) return [];
    const { account, region, id } = parts;
    const parent = { kind, arn: asArn(arn), name: id.split("/execution/")[0] ?? id, account, region };
    const stamp = { final: 0, at: 0, rank: version } as const;
    const own = tells(state) ? [factOf(parent, journeyPart(state.arn), stamp, of)] : [];
    return [...own, ...passedOn.map(([part, entry]) => factOf(parent, part, entry.stamp, entry.value))];
  });
}

interface Parent {
  readonly arn: string;
  readonly of: Offspring;
}

/** All that a resource came from, and what to say there. An endpoint comes from the package of each config that it had. */
function parentsOf(state: ResourceState): readonly Parent[] {
  const kind = kindOf(state);
  const facts = cardFacts(kind, state, { accounts: {} });
  const of = offspringOf(kind, state, facts);
  const { from } = viewOf(kind, state).journey;
  if (kind !== "endpoint") return from ? [{ arn: from.arn, of }] : [];
  const { serving, target } = configsOf(facts.parts);
  return Object.values(originsIn(nest(state))).flatMap(({ config, arn }) => {
    if (arn === undefined) return [];
    if (config === target) return [{ arn, of }];
    const status = config === serving ? inService : replaced;
    const { name, heard } = of;
    return [{ arn, of: { kind, arn: state.arn, name, status, significance: "all", heard } }];
  });
}

const inService = { word: "InService", label: "In service", phase: "succeeded" } as const satisfies Omit<
  Status,
  "rank"
>;
const replaced = { word: "Replaced", label: "Replaced", phase: "stopped" } as const satisfies Omit<Status, "rank">;

const reasonMax = 300;

function offspringOf(
  kind: string,
  state: ResourceState,
  { summary, parts, failure, spend, deployment }: ReturnType<typeof cardFacts>,
): Offspring {
  const { arn } = state;
  const { word, label, phase } = summary.status;
  return {
    kind,
    arn,
    name: shownName(state, parts),
    status: { word, label, phase },
    significance: summary.significance,
    heard: Object.fromEntries(Object.entries(heardOf(state)).map(([channel, { level }]) => [channel, level])),
    startedAt: summary.startedAt,
    endedAt: summary.endedAt,
    until: deployment?.newest?.verdict === "under-way" ? deployment.phase?.endsAt : undefined,
    reason: summary.reason?.slice(0, reasonMax),
    failure: failure && { title: failure.title, sentence: failure.sentence },
    spend,
  };
}

/** A gate bears the name of its pipeline; on the pipeline's own card its step says more. */
const shownName = ({ kind, name }: ResourceState, parts: unknown): string =>
  (kind === "gate" ? kinds.gate.parts.safeParse(parts).data?.step?.name : undefined) ?? name;
