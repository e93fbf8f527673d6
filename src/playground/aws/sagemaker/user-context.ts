import type { UserContext } from "@aws-sdk/client-sagemaker";
import type { Caller } from "../http/identity.ts";
import type { Place } from "./place.ts";

/** Who did it, as Describe answers show it in `CreatedBy` and `LastModifiedBy`. */
export const userContext = ({ arn, sourceIdentity }: Caller): UserContext => ({
  IamIdentity: {
    Arn: arn,
    PrincipalId: `AROA4PLAYGROUND:${arn.split("/").at(-1)}`,
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  },
});

/** What SageMaker itself does with a role that it was given. */
export function asRole(roleArn: string): UserContext {
  const [, account = "", role = ""] = /::(\d{12}):role\/(.+)$/.exec(roleArn) ?? [];
  return userContext({ account, region: "", arn: `arn:aws:sts::${account}:assumed-role/${role}/SageMaker` });
}

/** Somebody at work in Studio. */
export const inStudio = ({ account, region }: Place, profile: string): UserContext => ({
  UserProfileArn: `arn:aws:sagemaker:${region}:${account}:user-profile/d-playground1/${profile}`,
  UserProfileName: profile,
  DomainId: "d-playground1",
});
