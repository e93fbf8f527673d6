import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import config from "../../chatops.config.ts";
import type { Route } from "../domain/route.ts";
import type { Log } from "../log.ts";
import type { DeliverPorts } from "../notify/deliver.ts";
import type { GateSettings } from "../notify/gates.ts";
import { type PresentOptions, presentWith } from "../notify/present.ts";
import type { ClientOptions, Own } from "../sagemaker/clients.ts";
import { slackPort } from "../slack/web-client.ts";
import { dynamoTable } from "../store/dynamo-table.ts";
import { storeOn } from "../store/store.ts";
import { countDegraded } from "./powertools.ts";
import { secret } from "./secret.ts";
import { fetchSecret } from "./secret-sources.ts";

export const now = (): number => Date.now();
const nowSeconds = (): number => Math.floor(now() / 1000);

/** What delivering needs of the environment. */
interface DeliverEnvironment {
  readonly SLACK_BOT_TOKEN: string;
  readonly SLACK_API_URL: string;
  readonly TABLE_NAME: string;
}

/** The options that cards are drawn with, from chatops.config.ts. */
export const presentOptions: PresentOptions = {
  accounts: config.accounts,
  runbooks: config.runbooks,
  approvals: config.approvals,
  people: config.people,
};

/** What looking things up may read in S3, from chatops.config.ts. */
export const evidenceBuckets: readonly string[] = config.deployment?.evidenceBuckets ?? [];

/** The ports with which `notify`, `worker` and `clock` reach the store and Slack. */
export function deliverPorts(service: string, variables: DeliverEnvironment, log: Log): DeliverPorts {
  return {
    store: storeOn(dynamoTable(new DynamoDBClient({ maxAttempts: 4 }), variables.TABLE_NAME, nowSeconds), now),
    slack: slackPort({ token: tokenFrom(variables.SLACK_BOT_TOKEN), apiUrl: variables.SLACK_API_URL }),
    present: presentWith(presentOptions),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onDegraded: countDegraded(service, log),
  };
}

/** The token from its source; asked again when Slack refuses the one in hand. */
export function tokenFrom(given: string): (refused: boolean) => Promise<string> {
  const token = secret(given, fetchSecret, now);
  return (refused) => (refused ? token.refresh() : token.value());
}

/** What events without a route of their own are treated as. */
export const defaultRoute = (variables: {
  readonly DEFAULT_CHANNEL: string;
  readonly DEFAULT_LEVEL: Route["level"];
}): Route => ({ id: "default", channel: variables.DEFAULT_CHANNEL, level: variables.DEFAULT_LEVEL });

/** Where gates of pipelines come from and go to, from the environment and chatops.config.ts. */
export const gateSettings = (variables: { readonly GATE_QUEUE_URL?: string | undefined }): GateSettings => ({
  queueUrl: variables.GATE_QUEUE_URL,
  channel: config.gates?.channel,
  mention: config.gates?.mention,
});

/** Where the function itself runs, from the ARN that Lambda invoked it by, else from its environment. */
export function ownPlace(context: { readonly invokedFunctionArn?: string } | undefined, awsRegion: string): Own {
  const [, partition = "aws", , region = awsRegion, account = ""] = context?.invokedFunctionArn?.split(":") ?? [];
  return { partition, region, account };
}

/** The credentials for other accounts, by the place where the function runs; `spokes.ts` has them. */
type Abroad = (own: Own) => ClientOptions["credentialsFor"];

/** SageMaker for the place where the function runs, and for what `abroad` has credentials for; made once and kept. */
export function clientsOnce<T>(make: (options: ClientOptions) => T, abroad: Abroad): (own: Own) => T {
  let made: { readonly it: T } | undefined;
  return (own) => {
    made ??= { it: make({ own, credentialsFor: abroad(own) }) };
    return made.it;
  };
}
