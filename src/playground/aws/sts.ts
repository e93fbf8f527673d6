import { createHash } from "node:crypto";
import * as z from "zod";
import { parseInput, text } from "./http/constraints.ts";
import { AwsError, unknownOperationException } from "./http/errors.ts";
import type { Identities } from "./http/identity.ts";
import type { AwsService } from "./http/service.ts";

const assumeRole = z.object({
  RoleArn: text({ min: 20, max: 2048 }),
  RoleSessionName: text({ min: 2, max: 64, pattern: "[\\w+=,.@-]*" }),
  ExternalId: text({ min: 2, max: 1224 }).optional(),
  SourceIdentity: text({ min: 2, max: 64, pattern: "[\\w+=,.@-]*" }).optional(),
});

/** What the trust policy of a role asks for and allows. */
export interface Trust {
  readonly externalId?: string;
  /** Whether a statement allows sts:SetSourceIdentity. @default false */
  readonly sourceIdentity?: boolean;
}

/** Trust policies by the ARN of their role; a role that has none here lets everybody in, without a SourceIdentity. */
export type Trusts = ReadonlyMap<string, Trust>;

/** STS with AssumeRole and GetCallerIdentity: how calls reach the resources of another account. AWS Query protocol. */
export function securityTokenService(identities: Identities, trusts: Trusts, now: () => number): AwsService {
  return {
    // Slack's API takes forms as well, so a signature must tell that this one is for AWS.
    owns: ({ headers }) =>
      String(headers["content-type"]).startsWith("application/x-www-form-urlencoded") &&
      String(headers.authorization).startsWith("AWS4-"),
    async serve({ body, caller }, response) {
      const refuse = ({ code, message }: AwsError) =>
        response
          .writeHead(code === "AccessDenied" ? 403 : 400, { "content-type": "text/xml" })
          .end(
            `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type>${xml({ Code: code, Message: message })}</Error></ErrorResponse>`,
          );
      const form = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
      const answer = (action: string, result: string) =>
        response
          .writeHead(200, { "content-type": "text/xml" })
          .end(
            `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>${result}</${action}Result></${action}Response>`,
          );

      if (form["Action"] === "GetCallerIdentity") {
        const members = { Account: caller.account, Arn: caller.arn, UserId: `AROA:${caller.arn.split("/").at(-1)}` };
        answer("GetCallerIdentity", xml(members));
      } else if (form["Action"] === "AssumeRole") {
        const asked = parseInput(assumeRole, form);
        const lacks = notTrusted(asked, trusts.get(asked.RoleArn) ?? {});
        if (lacks) {
          const says = `User: ${caller.arn} is not authorized to perform: ${lacks} on resource: ${asked.RoleArn}`;
          return void refuse(new AwsError("AccessDenied", says));
        }
        const { RoleArn, RoleSessionName, SourceIdentity } = asked;
        const AccessKeyId = identities.assume({
          roleArn: RoleArn,
          sessionName: RoleSessionName,
          ...(SourceIdentity === undefined ? {} : { sourceIdentity: SourceIdentity }),
        });
        const secret = createHash("sha256").update(AccessKeyId).digest("hex");
        const credentials = {
          AccessKeyId,
          SecretAccessKey: secret.slice(0, 40),
          SessionToken: secret,
          Expiration: new Date(now() + 3_600_000).toISOString(),
        };
        answer("AssumeRole", `<Credentials>${xml(credentials)}</Credentials>`);
      } else {
        throw unknownOperationException(form["Action"] ?? "");
      }
    },
  };
}

/** The call that the trust policy does not allow, if there is one. */
function notTrusted(
  { ExternalId, SourceIdentity }: z.output<typeof assumeRole>,
  { externalId, sourceIdentity = false }: Trust,
): string | undefined {
  if (externalId !== undefined && ExternalId !== externalId) return "sts:AssumeRole";
  return SourceIdentity !== undefined && !sourceIdentity ? "sts:SetSourceIdentity" : undefined;
}

function xml(members: Readonly<Record<string, string>>): string {
  const escaped = (value: string) => value.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return Object.entries(members)
    .map(([name, value]) => `<${name}>${escaped(value)}</${name}>`)
    .join("");
}
