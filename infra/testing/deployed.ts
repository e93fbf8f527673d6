import { rm } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { problems } from "../../blocks/check.ts";
import config from "../../chatops.config.ts";
import type { FakeAws } from "../../src/playground/aws/fake-aws.ts";
import { startAws } from "../../src/playground/aws/gateway.ts";
import { botEnvironment, functionNames } from "../../src/playground/bot.ts";
import { functionUrl } from "../../src/playground/function-url.ts";
import { type RunningFakeSlack, startFakeSlack } from "../../src/playground/slack/server.ts";
import { bundle, ROOT } from "../bundle.ts";
import { LAMBDAS, type LambdaName } from "../lambdas.ts";
import { emptyFolder } from "./run-handler.ts";
import { type Sandbox, startSandbox } from "./runtime-api.ts";

/** The four built functions, each in a process of its own, between stand-ins for Slack and AWS on loopback. */
export interface Deployed {
  readonly slack: RunningFakeSlack;
  readonly aws: FakeAws;
  /** A function by its name; the environment is all that tells it where Slack and AWS are. */
  readonly sandbox: (name: LambdaName) => Sandbox;
  readonly close: () => Promise<void>;
}

/** Builds the functions into a folder of their own and gives its path. */
export async function buildFunctions(): Promise<string> {
  const folder = await emptyFolder();
  for (const name of LAMBDAS)
    await bundle({ entry: join(ROOT, "src", "lambda", `${name}.ts`), outDir: join(folder, name) });
  return folder;
}

/** What a deployment adds to or changes in the environment of its functions; `undefined` takes a variable away. */
export type EnvironmentChange = (aws: FakeAws) => Readonly<Record<string, string | undefined>>;

/** Deploys what {@link buildFunctions} made. `secrets` and `parameters` are what AWS keeps; a test may change them later. */
export async function deploy(
  folder: string,
  change: EnvironmentChange = () => ({}),
  kept: { readonly secrets?: Record<string, string>; readonly parameters?: Record<string, string> } = {},
): Promise<Deployed> {
  const aws = await startAws({ startAt: Date.now(), ...kept });
  const slack = await startFakeSlack({ check: problems, now: aws.clock.now, realNow: Date.now });
  const env = environmentOf(aws, slack, change);
  const sandboxes = new Map(
    await Promise.all(
      LAMBDAS.map(async (name) => [name, await startSandbox(functionNames[name], join(folder, name), env)] as const),
    ),
  );
  const sandbox = (name: LambdaName): Sandbox => {
    const found = sandboxes.get(name);
    if (!found) throw new Error(`There is no function ${name}.`);
    return found;
  };
  for (const name of LAMBDAS) aws.functions.register(functionNames[name], sandbox(name).invoke);
  for (const queue of [aws.queue, aws.gateQueue])
    queue.consume(async (batch) => {
      const answer = await aws.functions.call(functionNames.notify, batch);
      return { batchItemFailures: Object(answer).batchItemFailures };
    });
  for (const { pattern, mention, ...route } of config.routes)
    aws.addRoute(mention === undefined ? route : { ...route, mention }, JSON.parse(JSON.stringify(pattern)));
  const url = createServer(
    (request, response) =>
      void functionUrl((event) => aws.functions.call(functionNames.slack, event))(request, response),
  );
  await new Promise<void>((resolve) => url.listen(0, "127.0.0.1", resolve));
  slack.setRequestUrl(`http://127.0.0.1:${Object(url.address()).port}/slack/events`);

  return {
    slack,
    aws,
    sandbox,
    close: async () => {
      url.closeAllConnections();
      url.close();
      await Promise.all([...sandboxes.values()].map((each) => each.stop()));
      await Promise.all([slack.close(), aws.close()]);
    },
  };
}

/** As the playground gives it, but with the policy beside the bundle, and with logs. */
function environmentOf(
  aws: FakeAws,
  slack: RunningFakeSlack,
  change: EnvironmentChange,
): Readonly<Record<string, string>> {
  const deployed = {
    ...botEnvironment(aws, slack),
    POLICY_FILE: undefined,
    POWERTOOLS_LOG_LEVEL: "INFO",
    POWERTOOLS_METRICS_DISABLED: "false",
    ...change(aws),
  };
  return Object.fromEntries(
    Object.entries(deployed).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Takes away what {@link buildFunctions} made. */
export const removeFunctions = (folder: string): Promise<void> => rm(folder, { recursive: true });
