import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { variablePurposes } from "../src/lambda/environment.ts";
import { bundle, ROOT } from "./bundle.ts";
import { LAMBDAS, type LambdaName } from "./lambdas.ts";
import { emptyFolder, runHandler } from "./testing/run-handler.ts";
import { configWith, synthesised } from "./testing/synthesised.ts";

const functions = z.array(
  z.object({
    FunctionName: z.string(),
    Environment: z.object({ Variables: z.record(z.string(), z.union([z.string(), z.object({ Ref: z.string() })])) }),
  }),
);

const hub = synthesised(configWith());
const made = functions.parse(hub.of("AWS::Lambda::Function").map(([, { Properties }]) => Properties));

/** What CloudFormation puts in the place of a reference: a queue's is its URL, of other things it is the name. */
const resolved = (id: string): string =>
  hub.of("AWS::SQS::Queue").some(([queue]) => queue === id)
    ? `https://sqs.eu-west-1.amazonaws.com/111122223333/${id}`
    : id;

/** The environment that the template gives a function, with the names that CloudFormation fills in. */
const environmentOf = (lambda: LambdaName): Readonly<Record<string, string>> => {
  const { Variables } = made.find(({ FunctionName }) => FunctionName.endsWith(`-${lambda}`))?.Environment ?? {};
  return Object.fromEntries(
    Object.entries(Variables ?? {}).map(([name, value]) => [
      name,
      typeof value === "string" ? value : resolved(value.Ref),
    ]),
  );
};

/** What Lambda itself sets. */
const platform = { AWS_REGION: "eu-west-1", AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

describe("with nothing but the environment that the template sets", () => {
  let out = "";
  beforeAll(async () => {
    out = await emptyFolder();
    for (const lambda of LAMBDAS)
      await bundle({ entry: join(ROOT, "src", "lambda", `${lambda}.ts`), outDir: join(out, lambda) });
  }, 120_000);
  afterAll(() => rm(out, { recursive: true }));

  test.each(LAMBDAS)("%s starts, and is silent about it", { timeout: 60_000 }, async (lambda) => {
    const file = join(out, lambda, "index.mjs");
    const { stderr } = await runHandler({ file, env: { ...platform, ...environmentOf(lambda) } });
    expect(stderr).toBe("");
  });

  test("a variable that is missing ends the cold start with a sentence that names it", {
    timeout: 60_000,
  }, async () => {
    const file = join(out, "worker", "index.mjs");
    const { EVENT_BUS: _removed, ...env } = environmentOf("worker");
    await expect(runHandler({ file, env: { ...platform, ...env } })).rejects.toThrow(
      /Set these environment variables of the function:\n {2}EVENT_BUS: the name or ARN of the bot's event bus \(not set\)/,
    );
  });
});

test("every variable that the template sets is one that the functions read and docs/operate.md explains", () => {
  const known = new Set<string>(variablePurposes.map(([name]) => name));
  for (const lambda of LAMBDAS)
    expect(Object.keys(environmentOf(lambda)).filter((name) => !known.has(name))).toEqual([]);
});
