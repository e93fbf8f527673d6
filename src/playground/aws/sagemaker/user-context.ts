import type { UserContext } from "@aws-sdk/client-sagemaker";
import type { Caller } from "../http/identity.ts";

/** Who did it, as Describe answers show it in `CreatedBy` and `LastModifiedBy`. */
export const userContext = ({ arn, sourceIdentity }: Caller): UserContext => ({
  IamIdentity: {
    Arn: arn,
    PrincipalId: `AROA4PLAYGROUND:${arn.split("/").at(-1)}`,
    ...(sourceIdentity === undefined ? {} : { SourceIdentity: sourceIdentity }),
  },
});
