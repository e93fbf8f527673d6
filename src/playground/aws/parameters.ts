import * as z from "zod";
import { operation, text } from "./http/constraints.ts";
import { AwsError } from "./http/errors.ts";
import { type AwsService, jsonService } from "./http/service.ts";

/** SSM's Parameter Store with GetParameter over a set of SecureString parameters, by name or ARN. */
export function parameterStore(parameters: Readonly<Record<string, string>>, now: () => number): AwsService {
  const input = z.object({ Name: text({ min: 1, max: 2048 }), WithDecryption: z.boolean().optional() });
  return jsonService("AmazonSSM", {
    GetParameter: operation(input, ({ Name, WithDecryption = false }, { account, region }) => {
      // A name with slashes begins with one, a name without has none before it in its ARN.
      const name = Name.replace(/^arn:aws[\w-]*:ssm:[^:]*:\d{12}:parameter(?=\/)/, "");
      const found = [name, name.replace(/^\//, "")].find((each) => Object.hasOwn(parameters, each));
      if (found === undefined) throw new AwsError("ParameterNotFound", "");
      return {
        Parameter: {
          ARN: `arn:aws:ssm:${region}:${account}:parameter/${found.replace(/^\//, "")}`,
          Name: found,
          Type: "SecureString",
          Value: WithDecryption ? parameters[found] : "AQICAHh-encrypted",
          Version: 1,
          DataType: "text",
          LastModifiedDate: new Date(now()),
        },
      };
    }),
  });
}
