import * as z from "zod";
import { operation, text } from "./http/constraints.ts";
import { AwsError } from "./http/errors.ts";
import { type AwsService, jsonService } from "./http/service.ts";

/** Secrets Manager with GetSecretValue over a fixed set of secrets, by name or ARN. */
export function secretsManager(secrets: Readonly<Record<string, string>>, now: () => number): AwsService {
  const input = z.object({ SecretId: text({ min: 1, max: 2048 }) });
  return jsonService("secretsmanager", {
    GetSecretValue: operation(input, ({ SecretId }, { account, region }) => {
      // A secret's ARN ends in a dash and six random characters that its name does not have.
      const name = SecretId.replace(/^arn:aws[\w-]*:secretsmanager:[^:]*:\d{12}:secret:(.+?)(-[A-Za-z0-9]{6})?$/, "$1");
      const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
      if (value === undefined) {
        throw new AwsError("ResourceNotFoundException", "Secrets Manager can't find the specified secret.");
      }
      return {
        ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${name}-Pl4yGr`,
        Name: name,
        VersionId: "00000000-0000-4000-a000-000000000001",
        SecretString: value,
        VersionStages: ["AWSCURRENT"],
        CreatedDate: new Date(now()),
      };
    }),
  });
}
