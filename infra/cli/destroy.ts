/** `npm run destroy`: takes the bot down, and keeps what holds data unless it is told otherwise. */
import type { Deployment } from "../../src/deployment.ts";
import { type Chosen, chosenStack, readOptions, UsageProblem } from "./options.ts";
import { assembly, type CliPorts, confirm, exitCode, terminal } from "./ports.ts";

const usage = `npm run destroy -- --profile PROFILE   takes the bot down; its table and its logs are kept
    --delete-data                      deletes the table, the audit trail in it and the logs too
    --spoke ACCOUNT/REGION             takes a spoke of deployment.spokes down instead
    --yes                              does not ask before it changes anything`;

/** Takes the hub or one spoke down. Throws UsageProblem before anything is changed, CommandFailed when the CDK failed. */
export async function destroy(args: readonly string[], ports: CliPorts): Promise<void> {
  const { config, run, print } = ports;
  const options = readOptions(args);
  if (options.help) return print(usage);
  const { deployment } = config;
  if (!deployment) throw new UsageProblem("chatops.config.ts has no deployment, so there is nothing to take down.");
  const chosen = chosenStack(options, deployment);
  const { deleteData } = options;
  if (deleteData && chosen.spoke) throw new UsageProblem("A spoke holds no data: leave --delete-data out.");
  const profile = options.profile === undefined ? [] : ["--profile", options.profile];

  if (!options.yes) await confirm(question(chosen, deleteData), deleteData ? deployment.name : "yes", ports);
  const env = deleteData ? { CHATOPS_DELETE_DATA: "yes" } : {};
  await run("npm", ["run", "build"]);
  await run("cdk", ["synth", "--quiet"], env);
  // CloudFormation deletes only what the template that it knows lets it delete.
  if (deleteData)
    await run("cdk", ["deploy", chosen.stack, "--app", assembly, "--require-approval", "never", ...profile]);
  await run("cdk", ["destroy", chosen.stack, "--app", assembly, "--force", ...profile]);
  print(chosen.spoke ? "The spoke is gone." : whatIsLeft(chosen, deployment, deleteData));
}

const question = ({ stack, account, region }: Chosen, deleteData: boolean): string =>
  `Take ${stack} down in ${region} of account ${account}${deleteData ? ", and DELETE its table with the audit trail" : ""}?`;

function whatIsLeft({ stack }: Chosen, { existingTable, secrets }: Deployment, deleteData: boolean): string {
  const table = existingTable ?? `the table whose name begins with ${stack}-StateTable`;
  const kept = [
    ...(deleteData && existingTable === undefined
      ? []
      : [`  ${table} (to go on with it later, set deployment.existingTable to its name)`]),
    ...(deleteData ? [] : ["  the functions' log groups, until their retention has passed"]),
    `  the secrets ${secrets.botToken} and ${secrets.signingSecret}, and the Slack app: they are yours`,
  ];
  return `The bot is gone. What is kept:\n${kept.join("\n")}`;
}

if (import.meta.main)
  process.exitCode = await exitCode(async () => destroy(process.argv.slice(2), await terminal()), usage);
