/** `npm run deploy`: builds, shows what would change, deploys, and says what is left to do in Slack. */
import { join } from "node:path";
import { loadPolicy } from "../../src/access/policy.ts";
import { manifestFor } from "../../src/manifest.ts";
import { ROOT } from "../bundle.ts";
import { examplesLeft } from "./examples.ts";
import { nextSteps, spokeSteps } from "./next-steps.ts";
import { chosenStack, readOptions, UsageProblem } from "./options.ts";
import { hubOutputs } from "./outputs.ts";
import { assembly, type CliPorts, CommandFailed, confirm, exitCode, terminal } from "./ports.ts";

const usage = `npm run deploy -- --profile PROFILE    deploys the bot
    --spoke ACCOUNT/REGION             deploys a spoke of deployment.spokes instead, with a profile of that account
    --yes                              does not ask before it changes anything`;

/** Deploys the hub or one spoke. Throws UsageProblem before anything is changed, CommandFailed when the CDK failed. */
export async function deploy(args: readonly string[], ports: CliPorts): Promise<void> {
  const { config, run, print, readFile } = ports;
  const options = readOptions(args);
  if (options.help) return print(usage);
  if (options.deleteData) throw new UsageProblem("--delete-data belongs to npm run destroy.");
  const left = examplesLeft(config, loadPolicy(await readFile(join(ROOT, "policy.cedar"))));
  if (left.length > 0 || !config.deployment)
    throw new UsageProblem(`This is not ready to be deployed:\n${left.map((each) => `  ${each}`).join("\n")}`);
  const { deployment } = config;
  const { stack, account, region, spoke } = chosenStack(options, deployment);
  const profile = options.profile === undefined ? [] : ["--profile", options.profile];

  await run("npm", ["run", "build"]);
  await run("cdk", ["synth", "--quiet"]);
  await run("cdk", ["diff", stack, "--app", assembly, ...profile]);
  if (!options.yes) await confirm(`Deploy this to ${region} of account ${account}?`, "yes", ports);
  const outputs = join(assembly, "outputs.json");
  try {
    await run("cdk", [
      ...["deploy", stack, "--app", assembly, "--require-approval", "never", "--outputs-file", outputs],
      ...profile,
    ]);
  } catch (error) {
    if (!(error instanceof CommandFailed)) throw error;
    const bootstrap = ["npx cdk bootstrap", `aws://${account}/${region}`, ...profile].join(" ");
    throw new CommandFailed(
      `${error.message} Nothing is half done: CloudFormation takes a failed change back.\nIf it asks for a bootstrap stack: ${bootstrap}`,
      { cause: error },
    );
  }
  if (spoke) return print(spokeSteps(spoke, deployment));
  const { url, gateQueueUrl } = hubOutputs(await readFile(outputs), stack);
  const manifest = manifestFor(url, await readFile(join(ROOT, "manifest.yml")));
  print(nextSteps({ url, gateQueueUrl, manifest, deployment, profile: options.profile }));
}

if (import.meta.main)
  process.exitCode = await exitCode(async () => deploy(process.argv.slice(2), await terminal()), usage);
