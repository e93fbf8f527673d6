import type { UserContext } from "@aws-sdk/client-sagemaker";
import type { Author } from "../../domain/author.ts";
import { callerOf } from "../../events/cloudtrail/identity.ts";

/**
 * Whom CreatedBy names; undefined where it names nobody. A user profile, an IAM user, a session of IAM Identity Center and
 * a source identity are people by AWS's word; any other session of a role bears a name that whoever took it on made up.
 */
export function authorFrom({ UserProfileName: profile, IamIdentity: iam }: UserContext = {}): Author | undefined {
  if (profile) return { name: profile, kind: "person" };
  const { Arn: arn, PrincipalId: principalId, SourceIdentity: sourceIdentity } = iam ?? {};
  const [type = "", first = ""] = arn?.split(":")[5]?.split("/") ?? [];
  if (!arn && !sourceIdentity) return undefined;
  const role = type === "assumed-role" ? first : undefined;
  const { by } = callerOf({
    type: role === undefined ? (type === "root" ? "Root" : "IAMUser") : "AssumedRole",
    principalId,
    arn,
    accountId: undefined,
    userName: undefined,
    invokedBy: undefined,
    sessionContext: { sourceIdentity, sessionIssuer: { userName: role } },
  });
  const vouchedFor = sourceIdentity !== undefined || role === undefined || role.startsWith("AWSReservedSSO_");
  // An identity provider names sessions by address; tools and services do not.
  return { name: by, kind: vouchedFor || /^[^@\s]+@[^@\s]+$/.test(by) ? "person" : "service" };
}
