import config from "../../chatops.config.ts";
import { actorRole, type Deployment, roleName } from "../deployment.ts";
import type { Log } from "../log.ts";
import type { Credentials, Own, Place } from "../sagemaker/clients.ts";
import { takeOn } from "./take-on.ts";

/** STS does not let the bot act in a person's name; the message is for that person. */
export class RoleRefused extends Error {
  override readonly name = "RoleRefused";
}

/**
 * Credentials for changing something in a person's name: a session of the role that the place offers for it, with the person
 * as its SourceIdentity and its name. Undefined where `sourceIdentity` is not set, so that the bot's own name stands. Never
 * falls back to the bot's own name: rejects with RoleRefused, and the log says what the role's trust policy lacks.
 */
export const actingCredentials =
  (deployment: Deployment | undefined, own: Own, log: Log) =>
  (place: Place, person: string): Credentials | undefined => {
    const offered = deployment && roleIn(place, deployment, own);
    if (!offered) return undefined;
    const session = { ...offered, sessionName: person, sourceIdentity: person };
    return () => takeOn(session, own).catch((error: unknown) => refused(offered.role, error, log));
  };

/** The credentials that the configuration offers for acting, by the place where the worker runs. */
export const actingOf = (log: Log) => (own: Own) => actingCredentials(config.deployment, own, log);

interface Offered {
  readonly role: string;
  readonly externalId?: string | undefined;
}

function roleIn({ account, region }: Place, deployment: Deployment, own: Own): Offered | undefined {
  const { name, spokes } = deployment;
  const arn = (role: string, of: string) => `arn:${own.partition}:iam::${of}:role/${role}`;
  if (account === own.account || account === "")
    return deployment.sourceIdentity ? { role: arn(actorRole(deployment), own.account) } : undefined;
  const spoke = spokes.find((each) => each.account === account && each.region === region);
  return spoke?.sourceIdentity
    ? { role: arn(roleName(name, region, "worker"), account), externalId: spoke.externalId }
    : undefined;
}

function refused(role: string, error: unknown, log: Log): never {
  if (!(error instanceof Error) || error.name !== "AccessDenied") throw error;
  const lacks = error.message.includes("sts:SetSourceIdentity") ? "sts:SetSourceIdentity" : "sts:AssumeRole";
  log.error(
    `The trust policy of ${role} has no statement that allows the bot's worker ${lacks}: deploy the stack that the role is in`,
    error,
    { role, lacks },
  );
  throw new RoleRefused(
    `Nothing was changed: AWS does not let the bot act in your name there. The trust policy of the role ${role.split("/").at(-1)} lacks ${lacks}; whoever runs the bot deploys its stack again, or turns sourceIdentity off.`,
    { cause: error },
  );
}
