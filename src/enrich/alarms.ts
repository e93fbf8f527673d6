import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import { endpointParts } from "../events/endpoint/parts.ts";
import { storyOf } from "../events/endpoint/story.ts";
import type { View } from "../notify/view.ts";
import { readAlarms } from "../sagemaker/alarms.ts";
import { type EnrichPorts, within } from "./within.ts";

/** Which alarm of a deployment that was rolled back is still off: the clock may have looked a little too early to see it. */
export async function alarmsOff(
  state: ResourceState,
  { kind, parts }: View,
  { clients }: EnrichPorts,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const read = kind === "endpoint" ? endpointParts.safeParse(parts).data : undefined;
  if (!read?.guardrails || storyOf(read).newest?.verdict !== "rolled-back") return [];
  const looked = await within(signal, readAlarms({ names: read.guardrails.alarms, place: state, signal }, clients), {
    is: "failed",
    because: "CloudWatch did not answer in time.",
  });
  return looked.is === "read" ? tripped(state, looked.alarms) : [];
}

/** When each alarm that is off went off, as facts of the endpoint. */
export const tripped = (
  state: ResourceState,
  alarms: readonly { readonly name: string; readonly state: string; readonly since: number | undefined }[],
): readonly Change[] =>
  alarms.flatMap(({ name, state: now, since }) =>
    now === "ALARM" && since !== undefined
      ? [factOf(state, `tripped/${name}`, { final: 0, at: since, rank: 0 }, { at: since })]
      : [],
  );
