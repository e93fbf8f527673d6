import type { Ids } from "../ids.ts";
import { AwsError } from "./errors.ts";

/** Who calls, and for which account and region, as the signature's credential scope says it. */
export interface Caller {
  readonly account: string;
  readonly region: string;
  /** ARN of the role session. */
  readonly arn: string;
  /** The person behind the session, when the role was assumed with a SourceIdentity. */
  readonly sourceIdentity?: string;
}

/** A role session to hand out; see AssumeRole. */
interface Session {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly sourceIdentity?: string;
}

/** Who may call: keys of assumed roles belong to the role's account, every other key to the home account. */
export interface Identities {
  /** Reads the `Authorization` header. Throws MissingAuthenticationToken (403) without a SigV4 credential. */
  callerOf(authorization: string | undefined): Caller;
  /** Starts a session and returns its access key id. */
  assume(session: Session): string;
}

const credential = /^AWS4-\S+\s+Credential=([^/,\s]+)\/\d{8}\/([a-z0-9-]+)\/[a-z0-9-]+\/aws4_request\b/;
const role = /^arn:aws[a-z-]*:iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/** The identities of a simulation whose own credentials belong to `homeAccount`. Signatures are not verified. */
export function createIdentities(homeAccount: string, ids: Ids): Identities {
  const sessions = new Map<string, Session & { readonly account: string; readonly roleName: string }>();

  return {
    callerOf(authorization) {
      // SigV4A scopes name no region; only services that sign for one region are simulated.
      const [, accessKey, region] = credential.exec(authorization ?? "") ?? [];
      if (!accessKey || !region) throw new AwsError("MissingAuthenticationToken", "Missing Authentication Token", 403);
      const session = sessions.get(accessKey);
      if (!session) {
        const arn = `arn:aws:sts::${homeAccount}:assumed-role/sagemaker-chatops/playground`;
        return { account: homeAccount, region, arn };
      }
      const { account, roleName, sessionName, sourceIdentity } = session;
      return {
        account,
        region,
        arn: `arn:aws:sts::${account}:assumed-role/${roleName}/${sessionName}`,
        ...(sourceIdentity === undefined ? {} : { sourceIdentity }),
      };
    },
    assume(session) {
      const [, account, roleName] = role.exec(session.roleArn) ?? [];
      if (!account || !roleName) throw new AwsError("ValidationError", `${session.roleArn} is invalid`);
      const accessKey = `ASIA${ids.short(16).toUpperCase()}`;
      sessions.set(accessKey, { ...session, account, roleName });
      return accessKey;
    },
  };
}
