import type { Own } from "../sagemaker/clients.ts";

/** A role, and how AWS's records shall name whoever takes it on. */
export interface Session {
  readonly role: string;
  readonly sessionName: string;
  readonly externalId?: string | undefined;
  /** Stays with the session and stands in CloudTrail beside each of its calls. */
  readonly sourceIdentity?: string | undefined;
}

/** STS answered, but not with credentials that last a while. */
export class RoleProblem extends Error {
  override readonly name = "RoleProblem";
}

/** Takes a role on through STS in the bot's own region. Throws RoleProblem, and the SDK's error when STS refuses. */
export async function takeOn({ role, sessionName, externalId, sourceIdentity }: Session, own: Own) {
  // Loaded only where there are roles to take on.
  const { AssumeRoleCommand, STSClient } = await import("@aws-sdk/client-sts");
  const { Credentials: given } = await new STSClient({ region: own.region }).send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: sessionName,
      ExternalId: externalId,
      SourceIdentity: sourceIdentity,
    }),
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
