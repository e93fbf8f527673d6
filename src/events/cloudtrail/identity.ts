import type * as z from "zod/mini";
import { group, text } from "../fields.ts";

/** CloudTrail's userIdentity element, as far as it names somebody (CloudTrail user guide, "userIdentity element"). */
export const userIdentity = group({
  type: text,
  principalId: text,
  arn: text,
  accountId: text,
  userName: text,
  invokedBy: text,
  sessionContext: group({ sourceIdentity: text, sessionIssuer: group({ userName: text }) }),
});

/** Who called, in a word that their colleagues know, and whether it was an AWS service rather than a person's tool. */
export interface Caller {
  readonly by: string;
  readonly through: "AWS" | "the console or CLI";
}

/** Session names that tools and services make up: then the role says more. */
const madeUp =
  /^(SageMaker|botocore-session-\d+|aws-(go-)?sdk-\S+|AWSCLI-Session|assumed-role|session|\d+|[0-9a-f-]{32,36})$/i;

/** The person, role or service behind a call. Never an access key, an address or an internal id. */
export function callerOf(who: z.output<typeof userIdentity>): Caller {
  const person = (by: string): Caller => ({ by, through: who.invokedBy ? "AWS" : "the console or CLI" });
  const { sourceIdentity, sessionIssuer } = who.sessionContext;
  if (sourceIdentity) return person(sourceIdentity);
  const last = who.arn?.split("/").at(-1);
  switch (who.type) {
    case "AssumedRole": {
      const session = who.principalId?.split(":").slice(1).join(":") || last;
      const role = sessionIssuer.userName ?? who.arn?.split("/").at(-2);
      return person(session && !madeUp.test(session) ? session : `role ${role ?? "unknown"}`);
    }
    case "Root":
      return person("the root user");
    case "AWSService":
      return { by: who.invokedBy ?? "an AWS service", through: "AWS" };
    case "AWSAccount":
      return person(`account ${who.accountId ?? "unknown"}`);
    default:
      // IAMUser, FederatedUser, SAMLUser, WebIdentityUser and what may come: a user name, else the end of the ARN.
      return person(who.userName ?? last ?? who.invokedBy ?? "somebody unknown");
  }
}
