import config from "../../chatops.config.ts";
import type { Deployment, Spoke, SpokeFunction } from "../deployment.ts";
import { roleName } from "../deployment.ts";
import type { Credentials, Own, Place } from "../sagemaker/clients.ts";

/** STS answered, but not with credentials that last a while. */
export class RoleProblem extends Error {
  override readonly name = "RoleProblem";
}

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
    return () => takeOn(role, `${deployment.name}-${fn}`, spoke, own);
  };

/** The credentials that the configured spokes offer to this function, by the place where it runs. */
export const spokesOf = (fn: SpokeFunction) => (own: Own) => spokeCredentials(config.deployment, fn, own);

async function takeOn(role: string, session: string, { externalId }: Spoke, own: Own) {
  // Loaded only where there are spokes.
  const { AssumeRoleCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { Credentials: given } = await new STSClient({ region: own.region }).send(
    new AssumeRoleCommand({ RoleArn: role, RoleSessionName: session, ExternalId: externalId }),
  );
  if (!given?.AccessKeyId || !given.SecretAccessKey || !given.SessionToken || !given.Expiration)
    throw new RoleProblem(`STS gave no credentials for ${role}.`);
  return {
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    sessionToken: given.SessionToken,
    expiration: given.Expiration,
  };
}
