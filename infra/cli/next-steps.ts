import type { Deployment, Spoke } from "../../src/deployment.ts";

interface Deployed {
  readonly url: string;
  readonly gateQueueUrl: string | undefined;
  readonly manifest: string;
  readonly deployment: Deployment;
  readonly profile: string | undefined;
}

const line = "-".repeat(80);

/** What is left to do in Slack after the hub was deployed: what to click, and the manifest to paste. */
export function nextSteps({ url, gateQueueUrl, manifest, deployment, profile }: Deployed): string {
  const { secrets, alarmEmail, spokes, gateSenders } = deployment;
  return `
The bot is deployed. Its address: ${url}

What is left is in Slack. If the app is there already and its address is this one, nothing is.

1. https://api.slack.com/apps?new_app=1 -> From a manifest -> your workspace -> YAML -> paste what stands between
   the two lines -> Create. (An app that exists: its page -> App Manifest -> paste -> Save Changes.)

${line}
${manifest.trimEnd()}
${line}

2. Install App -> Install to Workspace -> Allow. Copy the Bot User OAuth Token (xoxb-...). This asks for it without
   showing it or leaving it in the shell's history, and stores it:

   ${storeSecret(secrets.botToken, profile)}

3. Basic Information -> App Credentials -> Signing Secret -> Show -> copy. Then:

   ${storeSecret(secrets.signingSecret, profile)}

4. Event Subscriptions -> Retry beside the Request URL, which could not be verified before the secret was there -> Save
   Changes. Without it the Home tab stays empty and mentions are not heard.

5. In Slack: /sagemaker help. Private channels need /invite @SageMaker; public ones do not.
${after([
  ...(alarmEmail ? [`Confirm the e-mail that AWS has sent to ${alarmEmail}, or the alarms do not reach it.`] : []),
  ...(gateQueueUrl !== undefined && gateSenders.length > 0
    ? [`Callback steps of pipelines ask people through ${gateQueueUrl}`]
    : []),
  "The alarm clock-silent may be on for some minutes, until the first ticks are counted.",
  ...spokes.map(
    ({ account, region: there }) =>
      `Follow ${there} of account ${account}: npm run deploy -- --spoke ${account}/${there}`,
  ),
])}`;
}

/** What is left to do after a spoke was deployed. */
export function spokeSteps({ account, region }: Spoke, hub: Deployment): string {
  return `
SageMaker's events in ${region} of account ${account} now go to the bot in ${hub.region} of account ${hub.account}.
If the spoke is new in chatops.config.ts, deploy the bot as well, so that its bus takes them: npm run deploy`;
}

/** The value goes from the prompt to AWS; it never stands on a command line. */
function storeSecret(arn: string, profile: string | undefined): string {
  const [, , service, region] = arn.split(":");
  const as = profile === undefined ? "" : ` --profile ${profile}`;
  const store =
    service === "ssm"
      ? `ssm put-parameter --region ${region}${as} --type SecureString --overwrite --value file:///dev/stdin \\
       --name ${arn.replace(/^.*:parameter/, "")}`
      : `secretsmanager put-secret-value --region ${region}${as} --secret-string file:///dev/stdin \\
       --secret-id ${arn}`;
  return `bash -c 'read -rsp "Paste it: " S && printf %s "$S" |
     aws ${store}'`;
}

const after = (notes: readonly string[]): string => notes.map((note) => `\n   ${note}`).join("");
