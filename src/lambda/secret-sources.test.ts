import { afterEach, describe, expect, it, vi } from "vitest";
import { startAws } from "../playground/aws/gateway.ts";
import { fetchSecret } from "./secret-sources.ts";

const secretsManager = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:chatops/token-Pl4yGr";
const parameter = (name: string): string => `arn:aws:ssm:eu-west-1:111122223333:parameter/${name}`;

/** An AWS that keeps these, and the environment by which the SDKs find it. */
async function keeping(secrets: Record<string, string>, parameters: Record<string, string>) {
  const aws = await startAws({ startAt: 0, secrets, parameters });
  vi.stubEnv("AWS_ENDPOINT_URL", aws.url);
  return aws;
}

afterEach(() => vi.unstubAllEnvs());

describe("a secret's source", () => {
  it("is Secrets Manager for the ARN of a secret", async () => {
    const aws = await keeping({ "chatops/token": "xoxb-1" }, {});
    expect(await fetchSecret(secretsManager)).toBe("xoxb-1");
    await aws.close();
  });

  it("is Parameter Store, decrypted, for the ARN of a parameter", async () => {
    const aws = await keeping({}, { "/chatops/token": "xoxb-2", plain: "xoxb-3" });
    expect(await fetchSecret(parameter("chatops/token"))).toBe("xoxb-2");
    expect(await fetchSecret(parameter("plain"))).toBe("xoxb-3");
    await aws.close();
  });

  it("fails in AWS's words when nothing is kept there", async () => {
    const aws = await keeping({}, {});
    await expect(fetchSecret(secretsManager)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await expect(fetchSecret(parameter("chatops/token"))).rejects.toMatchObject({ name: "ParameterNotFound" });
    await aws.close();
  });
});
