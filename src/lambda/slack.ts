import config from "../../chatops.config.ts";
import { createSlackApp } from "../slack/app.ts";
import { lambdaDispatch } from "../slack/dispatch.ts";
import { createLambdaReceiver } from "../slack/receiver/receiver.ts";
import { slackPort } from "../slack/web-client.ts";
import { environment, variablesOf } from "./environment.ts";
import { powertoolsLog } from "./powertools.ts";
import { readSecret, secret } from "./secret.ts";
import { fetchSecret } from "./secret-sources.ts";

const variables = environment(variablesOf.slack, process.env);
const now = (): number => Date.now();
const log = powertoolsLog("slack");
const token = secret(variables.SLACK_BOT_TOKEN, fetchSecret, now);
const currentToken = (refused: boolean): Promise<string> => (refused ? token.refresh() : token.value());

// The receiver decides when to ask again, so that a rotated secret is known as soon as the old one no longer fits.
const secrets = async (): Promise<readonly string[]> =>
  (await readSecret(variables.SLACK_SIGNING_SECRET, fetchSecret)).split(",").map((each) => each.trim());
const receiver = createLambdaReceiver({ secrets, now, log });
createSlackApp({
  receiver,
  slack: slackPort({ token: currentToken, apiUrl: variables.SLACK_API_URL }),
  dispatch: lambdaDispatch({ functionName: variables.WORKER_FUNCTION }),
  now,
  log,
  region: variables.AWS_REGION,
  accounts: config.accounts,
});

/** Requests from Slack, by Function URL, API Gateway or ALB. */
export const handler = receiver.handler;
