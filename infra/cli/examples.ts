import type { Policy } from "../../src/access/policy.ts";
import type { Config } from "../../src/config.ts";

/** The values that chatops.config.ts and policy.cedar come with: good for the playground and for `npm run synth`, not for an account. */
const examples = {
  account: "111122223333",
  spoke: "444455556666",
  channels: new Set(["C0TRAINING", "C0APPROVALS", "C0DEPLOYMENTS", "C0OPS"]),
  people: new Set(["U0ANA00001", "U0BO000001", "U0CHI00001", "U0ELI00001"]),
  secretEnding: "-AbCdEf",
} as const;

/** Each place of the configuration and of the policy that still holds an example, as a sentence with the fix. */
export function examplesLeft(
  { routes, people, deployment }: Config,
  policy: Pick<Policy, "channels">,
): readonly string[] {
  if (!deployment) return ["deployment: say where to deploy the bot (docs/deploy.md)"];
  const { account, opsChannel, secrets, spokes } = deployment;
  return [
    ...(account === examples.account ? ["deployment.account: put your own account's id in"] : []),
    ...Object.entries(secrets)
      .filter(([, arn]) => arn.endsWith(examples.secretEnding))
      .map(([name]) => `deployment.secrets.${name}: put the ARN of your own secret in (docs/deploy.md, step 2)`),
    ...(spokes.some((spoke) => spoke.account === examples.spoke)
      ? [`deployment.spokes: ${examples.spoke} is an example; take it out, or put your own accounts and regions in`]
      : []),
    ...(examples.channels.has(opsChannel) ? ["deployment.opsChannel: put the id of your own channel in"] : []),
    ...routes
      .filter(({ channel }) => examples.channels.has(channel))
      .map(({ id, channel }) => `routes, ${id}: ${channel} is an example; put the id of your own channel in`),
    ...Object.keys(people)
      .filter((user) => examples.people.has(user))
      .map((user) => `people: ${user} is an example; put the member IDs of your own people in, or take it out`),
    ...policy.channels
      .filter((channel) => examples.channels.has(channel))
      .map(
        (channel) => `policy.cedar: ${channel} is an example; put the id of your own channel in, or take the rule out`,
      ),
  ];
}
