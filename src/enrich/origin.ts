import { canComeFrom } from "../domain/journey.ts";
import { type Change, factOf, type ResourceState } from "../domain/resource.ts";
import { unknownOrigin } from "../notify/findings.ts";
import { servedPackage } from "../sagemaker/served-package.ts";
import { type EnrichPorts, within } from "./within.ts";

/**
 * What an endpoint serves or moves to, where that is not known yet: the way from a config to its package is in no event. It
 * never changes, so it is looked up once for each config.
 */
export async function origin(
  state: ResourceState,
  ports: EnrichPorts,
  signal: AbortSignal,
): Promise<readonly Change[]> {
  const config = unknownOrigin(state);
  if (config === undefined) return [];
  const served = await within(signal, servedPackage(config, state, ports.clients, signal), { is: "unknown" } as const);
  if (served.is === "unknown") return [];
  const from = served.is === "package" && canComeFrom("endpoint", served.arn) ? { arn: served.arn } : {};
  const stamp = { final: 0, at: 0, rank: 0 } as const;
  return [factOf(state, `origin/${config}`, stamp, { config, ...from })];
}
