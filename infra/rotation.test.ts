import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startAws } from "../src/playground/aws/gateway.ts";
import { slashCommand } from "../src/slack/receiver/fixtures/requests.ts";
import { functionUrlEvent, signedHeaders } from "../src/slack/receiver/testing/lambda-events.ts";
import { trainingEvent } from "../src/testing/events.ts";
import { buildFunctions, deploy, removeFunctions } from "./testing/deployed.ts";
import { lambdaEnv } from "./testing/lambda-env.ts";
import { startSandbox } from "./testing/runtime-api.ts";

let folder: string;
beforeAll(async () => {
  folder = await buildFunctions();
}, 60_000);
afterAll(() => removeFunctions(folder));

const context = { awsRequestId: "1", invokedFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:slack" };

/** The built slack function with its signing secret in Secrets Manager, and a way to send it a signed command. */
async function withSecret(secret: string) {
  const secrets = { signing: secret };
  const aws = await startAws({ startAt: Date.now(), secrets });
  const sandbox = await startSandbox("slack", join(folder, "slack"), {
    ...lambdaEnv(aws.url),
    SLACK_SIGNING_SECRET: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:signing-Pl4yGr",
  });
  return {
    secrets,
    sandbox,
    /** The status that Slack would get for a request signed with this secret. */
    signedWith: async (with_: string) => {
      const event = functionUrlEvent(signedHeaders(slashCommand, with_, Date.now()), slashCommand.body);
      return Object(await sandbox.invoke(event, context)).statusCode;
    },
    close: () => Promise.all([sandbox.stop(), aws.close()]),
  };
}

describe("the signing secret is rotated", () => {
  it("with the new one beside the old one: both are taken, and no request is refused on the way", async () => {
    const { secrets, signedWith, close } = await withSecret("old-signing-secret");
    expect(await signedWith("old-signing-secret")).toBe(200);
    secrets.signing = "new-signing-secret, old-signing-secret";
    // The function still holds the old one alone, and asks again because this fits none.
    expect(await signedWith("new-signing-secret")).toBe(200);
    expect(await signedWith("old-signing-secret")).toBe(200);
    await close();
  });

  it("at once: the new one is taken as soon as it is used, and the old one no more", async () => {
    const { secrets, signedWith, close } = await withSecret("old-signing-secret");
    expect(await signedWith("old-signing-secret")).toBe(200);
    secrets.signing = "new-signing-secret";
    expect(await signedWith("new-signing-secret")).toBe(200);
    expect(await signedWith("old-signing-secret")).toBe(401);
    await close();
  });

  it("and a forger is refused however often they try, without a word of why in the logs but its kind", async () => {
    const { signedWith, sandbox, close } = await withSecret("old-signing-secret");
    for (const guess of ["a guess", "another guess"]) expect(await signedWith(guess)).toBe(401);
    const logs = sandbox.lines().join("\n");
    expect(logs).toContain("bad-signature");
    expect(logs).not.toContain("old-signing-secret");
    expect(logs).not.toContain("v0=");
    await close();
  });
});

describe("the bot token", () => {
  it("may be kept as a SecureString parameter of SSM", async () => {
    const deployed = await deploy(
      folder,
      () => ({ SLACK_BOT_TOKEN: "arn:aws:ssm:eu-west-1:111122223333:parameter/chatops/token" }),
      { parameters: { "/chatops/token": "xoxb-playground" } },
    );
    const { aws, slack } = deployed;
    aws.queue.send(JSON.stringify({ route: { id: "r", channel: "C0TRAINING" }, event: trainingEvent("Failed", 3) }));
    await aws.drain();
    expect(slack.messages("ml-training").map(slack.readable).join()).toContain("Training failed");
    await deployed.close();
  });
});
