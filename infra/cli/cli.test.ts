import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { type Config, defineConfig } from "../../src/config.ts";
import { ROOT } from "../bundle.ts";
import { deploy } from "./deploy.ts";
import { destroy } from "./destroy.ts";
import { UsageProblem } from "./options.ts";
import { type CliPorts, CommandFailed } from "./ports.ts";

const url = "https://abcdefghij.lambda-url.eu-central-1.on.aws/";
const gateQueueUrl = "https://sqs.eu-central-1.amazonaws.com/999988887777/sagemaker-chatops-gates";
const secret = (name: string) => `arn:aws:secretsmanager:eu-central-1:999988887777:secret:chatops/${name}-x1Y2z3`;

const ready = defineConfig({
  routes: [{ id: "jobs", channel: "C024BE91L", level: "all", pattern: { source: ["aws.sagemaker"] } }],
  deployment: {
    account: "999988887777",
    region: "eu-central-1",
    opsChannel: "C024BE92M",
    secrets: { botToken: secret("bot-token"), signingSecret: secret("signing-secret") },
    alarmEmail: "ml@example.com",
    gateSenders: ["arn:aws:iam::999988887777:role/churn-pipeline"],
    spokes: [{ account: "666655554444", region: "us-east-1", externalId: "chatops-of-example" }],
  },
});

/** A terminal with a CDK that does what it is told and writes down what that was. */
function terminal(config: Config = ready, answer: string | undefined = "yes") {
  const state = { ran: [] as string[], printed: "", asked: [] as string[], failing: "" };
  const written = new Map([[join(ROOT, "policy.cedar"), "permit (principal, action, resource);"]]);
  const ports: CliPorts = {
    config,
    run: async (command, args, env = {}) => {
      state.ran.push([command, ...args, ...Object.entries(env).map((pair) => pair.join("="))].join(" "));
      if (args[0] === state.failing) throw new CommandFailed(`${command} ${args[0]} ended with exit code 1.`);
      const file = args[args.indexOf("--outputs-file") + 1];
      if (args.includes("--outputs-file") && file !== undefined)
        written.set(
          file,
          JSON.stringify({ "sagemaker-chatops-hub": { FunctionUrl: url, TableName: "t", GateQueueUrl: gateQueueUrl } }),
        );
    },
    readFile: async (path) => written.get(path) ?? readFile(path, "utf8"),
    ask: async (question) => {
      state.asked.push(question);
      return answer;
    },
    print: (text) => {
      state.printed += text;
    },
  };
  return { state, ports };
}

const commands = (ran: readonly string[]): readonly string[] =>
  ran.map((line) => line.replace(/ --app \S+| --outputs-file \S+/g, ""));

describe("npm run deploy", () => {
  test("builds, shows what would change, asks, deploys exactly that, and says what to click next", async () => {
    const { state, ports } = terminal();
    await deploy(["--profile", "ml"], ports);
    expect(commands(state.ran)).toEqual([
      "npm run build",
      "cdk synth --quiet",
      "cdk diff sagemaker-chatops-hub --profile ml",
      "cdk deploy sagemaker-chatops-hub --require-approval never --profile ml",
    ]);
    expect(state.ran.slice(2).every((line) => / --app \S+cdk\.out/.test(line))).toBe(true);
    expect(state.asked).toEqual(["Deploy this to eu-central-1 of account 999988887777? Type yes to go on: "]);
    expect(state.printed).toContain(`The bot is deployed. Its address: ${url}`);
    expect(state.printed).toContain(`request_url: ${url}`);
    expect(state.printed).not.toContain("example.com/slack");
    expect(state.printed).toContain("--region eu-central-1 --profile ml --secret-string file:///dev/stdin");
    expect(state.printed).toContain(`--secret-id ${secret("signing-secret")}`);
    expect(state.printed).toContain(`Callback steps of pipelines ask people through ${gateQueueUrl}`);
    expect(state.printed).toContain("Confirm the e-mail that AWS has sent to ml@example.com");
    expect(state.printed).toContain("npm run deploy -- --spoke 666655554444/us-east-1");
  });

  test("changes nothing when the person does not say yes, or nobody is there to say it", async () => {
    for (const [answer, says] of [
      ["no", "Nothing was changed."],
      [undefined, "add --yes"],
    ] as const) {
      const { state, ports } = terminal(ready, answer);
      const asking = answer === undefined ? { ...ports, ask: async () => undefined } : ports;
      await expect(deploy([], asking)).rejects.toThrow(says);
      expect(state.ran.filter((line) => line.startsWith("cdk deploy"))).toEqual([]);
    }
  });

  test("asks nothing with --yes", async () => {
    const { state, ports } = terminal();
    await deploy(["--yes"], ports);
    expect(state.asked).toEqual([]);
    expect(state.printed).toContain(url);
  });

  test("deploys a spoke with a profile of its account", async () => {
    const { state, ports } = terminal();
    await deploy(["--profile", "research", "--spoke", "666655554444/us-east-1"], ports);
    expect(commands(state.ran).at(-1)).toBe(
      "cdk deploy sagemaker-chatops-spoke-666655554444-us-east-1 --require-approval never --profile research",
    );
    expect(state.printed).toContain("us-east-1 of account 666655554444 now go to the bot in eu-central-1");
  });

  test("does not begin with the examples that the configuration comes with", async () => {
    const { default: shipped } = await import("../../chatops.config.ts");
    const { state, ports } = terminal(shipped);
    const problem = deploy([], ports);
    await expect(problem).rejects.toThrow(UsageProblem);
    await expect(problem).rejects.toThrow(
      /deployment\.account: put your own[\s\S]*deployment\.secrets\.botToken: put the ARN/,
    );
    await expect(problem).rejects.toThrow("routes, jobs: C0TRAINING is an example; put the id of your own channel in");
    expect(state.ran).toEqual([]);
  });

  test("does not begin with a channel in the policy that is an example, since nobody could act in it", async () => {
    const { ports } = terminal();
    const withShipped = { ...ports, readFile: (path: string) => readFile(path, "utf8") };
    await expect(deploy([], withShipped)).rejects.toThrow(
      "policy.cedar: C0APPROVALS is an example; put the id of your own channel in, or take the rule out",
    );
  });

  test.each([
    [["--spoke", "1/eu"], 'chatops.config.ts has no spoke "1/eu" in deployment.spokes (there: 666655554444/us-east-1)'],
    [["--delete-data"], "--delete-data belongs to npm run destroy"],
    [["--stack"], "--stack"],
    [["prod"], "prod"],
  ])("refuses %j before anything runs", async (args, says) => {
    const { state, ports } = terminal();
    await expect(deploy(args, ports)).rejects.toThrow(says);
    expect(state.ran).toEqual([]);
  });

  test("says how to go on when the CDK fails", async () => {
    const { state, ports } = terminal();
    state.failing = "deploy";
    await expect(deploy(["--profile", "ml"], ports)).rejects.toThrow(
      "npx cdk bootstrap aws://999988887777/eu-central-1 --profile ml",
    );
    expect(state.printed).toBe("");
  });

  test("explains itself", async () => {
    const { state, ports } = terminal();
    await deploy(["--help"], ports);
    expect(state.printed).toContain("--spoke ACCOUNT/REGION");
    expect(state.ran).toEqual([]);
  });
});

describe("npm run destroy", () => {
  let world = terminal();
  beforeEach(() => {
    world = terminal();
  });

  test("takes the bot down and keeps what holds data", async () => {
    await destroy(["--profile", "ml"], world.ports);
    expect(commands(world.state.ran)).toEqual([
      "npm run build",
      "cdk synth --quiet",
      "cdk destroy sagemaker-chatops-hub --force --profile ml",
    ]);
    expect(world.state.printed).toContain("the table whose name begins with sagemaker-chatops-hub-StateTable");
    expect(world.state.printed).toContain("set deployment.existingTable to its name");
  });

  test("deletes the data too when told and confirmed by name: protection is lifted first", async () => {
    const { state, ports } = terminal(ready, "sagemaker-chatops");
    await destroy(["--delete-data"], ports);
    expect(commands(state.ran)).toEqual([
      "npm run build",
      "cdk synth --quiet CHATOPS_DELETE_DATA=yes",
      "cdk deploy sagemaker-chatops-hub --require-approval never",
      "cdk destroy sagemaker-chatops-hub --force",
    ]);
    expect(state.asked[0]).toContain("DELETE its table with the audit trail");
    expect(state.printed).not.toContain("StateTable");
  });

  test("a yes is not enough to delete data", async () => {
    await expect(destroy(["--delete-data"], world.ports)).rejects.toThrow("Nothing was changed.");
    expect(world.state.ran).toEqual([]);
  });

  test("takes a spoke down, which holds no data", async () => {
    await destroy(["--spoke", "666655554444/us-east-1", "--yes"], world.ports);
    expect(commands(world.state.ran).at(-1)).toBe("cdk destroy sagemaker-chatops-spoke-666655554444-us-east-1 --force");
    await expect(destroy(["--spoke", "666655554444/us-east-1", "--delete-data"], world.ports)).rejects.toThrow(
      "A spoke holds no data",
    );
  });

  test("has nothing to do without a deployment", async () => {
    await expect(destroy([], terminal(defineConfig({})).ports)).rejects.toThrow("nothing to take down");
  });
});
