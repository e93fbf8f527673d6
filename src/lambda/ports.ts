import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import config from "../../chatops.config.ts";
import type { Actor } from "../deployment.ts";
import type { Log } from "../log.ts";
import type { DeliverPorts } from "../notify/deliver.ts";
import { presentWith } from "../notify/present.ts";
import type { ClientOptions, Own } from "../sagemaker/clients.ts";
import { slackPort } from "../slack/web-client.ts";
import { dynamoTable } from "../store/dynamo-table.ts";
import { storeOn } from "../store/store.ts";
import type { environment } from "./environment.ts";
import { countDegraded } from "./powertools.ts";
import { fromSecretsManager, secret } from "./secret.ts";
import { spokeCredentials } from "./spokes.ts";

export const now = (): number => Date.now();
const nowSeconds = (): number => Math.floor(now() / 1000);

/** The variables that every function with a store and a bot token needs. */
export const deliverVariables = ["SLACK_BOT_TOKEN", "SLACK_API_URL", "TABLE_NAME"] as const;

type DeliverEnvironment = ReturnType<typeof environment<typeof deliverVariables>>;

/** The options that cards are drawn with, from chatops.config.ts. */
export const presentOptions = { accounts: config.accounts };

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
  const token = secret(given, fromSecretsManager, now);
  return (refused) => (refused ? token.refresh() : token.value());
}

/** Where the function itself runs, from the ARN that Lambda invoked it by. */
export function ownPlace(invokedFunctionArn: string): Own {
  const [, partition = "aws", , region = "", account = ""] = invokedFunctionArn.split(":");
  return { partition, region, account };
}

/** SageMaker for the place where the function runs and for the spokes, made at the first invocation and kept. */
export function clientsOnce<T>(make: (options: ClientOptions) => T, actor: Actor): (own: Own) => T {
  let made: { readonly it: T } | undefined;
  return (own) => {
    made ??= { it: make({ own, credentialsFor: spokeCredentials(config.deployment, actor, own) }) };
    return made.it;
  };
}
