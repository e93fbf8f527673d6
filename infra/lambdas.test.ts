import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { slashCommand } from "../src/slack/receiver/fixtures/requests.ts";
import { functionUrlEvent, signedHeaders } from "../src/slack/receiver/testing/lambda-events.ts";
import { checkBudget } from "./budget.ts";
import { bundle, ROOT } from "./bundle.ts";
import { buildLambdas } from "./testing/build-lambdas.ts";
import { lambdaEnv, SIGNING_SECRET } from "./testing/lambda-env.ts";
import { emptyFolder, runHandler } from "./testing/run-handler.ts";

it("every Lambda function is self-contained, small enough, and has a handler that Node 24 takes", async () => {
  const built = await buildLambdas();
  expect(built.flatMap(checkBudget)).toEqual([]);
}, 60_000);

it("the built slack function answers a command with a typo from an empty folder, and touches nothing that was left out", async () => {
  const outDir = await emptyFolder();
  await bundle({ entry: join(ROOT, "src", "lambda", "slack.ts"), outDir });
  const event = functionUrlEvent(signedHeaders(slashCommand, SIGNING_SECRET, Date.now()), slashCommand.body);
  const file = join(outDir, "index.mjs");
  const { result, stderr } = await runHandler({ file, event, env: lambdaEnv("http://127.0.0.1:1") });
  await rm(outDir, { recursive: true });
  expect(result).toMatchObject({ statusCode: 200, body: expect.stringContaining("For example") });
  expect(stderr).toBe("");
});
