import config from "../../chatops.config.ts";
import { type Deployment, roleName, type SpokeFunction } from "../deployment.ts";
import type { Credentials, Own, Place } from "../sagemaker/clients.ts";
import { takeOn } from "./take-on.ts";

/**
 * The role that a spoke offers to this function, for places in another account; undefined where there is no spoke. The SDK
 * asks again before the credentials run out.
 */
export const spokeCredentials =
  (deployment: Deployment | undefined, fn: SpokeFunction, own: Own) =>
  ({ account, region }: Place): Credentials | undefined => {
    const spoke = deployment?.spokes.find((each) => each.account === account && each.region === region);
    if (!deployment || !spoke) return undefined;
    const role = `arn:${own.partition}:iam::${account}:role/${roleName(deployment.name, region, fn)}`;
    return () => takeOn({ role, sessionName: `${deployment.name}-${fn}`, externalId: spoke.externalId }, own);
  };

/** The credentials that the configured spokes offer to this function, by the place where it runs. */
export const spokesOf = (fn: SpokeFunction) => (own: Own) => spokeCredentials(config.deployment, fn, own);
