import { Readable } from "node:stream";
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import dynalite from "dynalite";
import type { AwsService } from "./http/service.ts";

/**
 * DynamoDB, served in process by dynalite over an in-memory store that comes and goes with this service.
 * Transactions and TTL deletion are not in it.
 */
export function dynamoDb(): AwsService {
  const server = dynalite({ createTableMs: 0 });
  return {
    owns: (request) => String(request.headers["x-amz-target"] ?? "").startsWith("DynamoDB_"),
    async serve({ method, path, headers, body }, response) {
      // dynalite never listens: it is handed a copy of each request, so that a client that hangs up cannot upset it.
      const copy = Object.assign(Readable.from([body]), { method, url: path, headers });
      const ended = new Promise<void>((resolve) => void response.once("close", resolve));
      server.emit("request", copy, response);
      await ended;
    },
  };
}

/** Creates the bot's table (string keys `pk` and `sk`, on demand) and waits until it can be used. */
export async function createTable(endpoint: string, region: string, TableName: string): Promise<void> {
  const credentials = { accessKeyId: "playground", secretAccessKey: "playground" };
  const client = new DynamoDBClient({ endpoint, region, credentials });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [
        { AttributeName: "pk", AttributeType: "S" },
        { AttributeName: "sk", AttributeType: "S" },
      ],
      KeySchema: [
        { AttributeName: "pk", KeyType: "HASH" },
        { AttributeName: "sk", KeyType: "RANGE" },
      ],
    }),
  );
  let status: string | undefined;
  while (status !== "ACTIVE") status = (await client.send(new DescribeTableCommand({ TableName }))).Table?.TableStatus;
  client.destroy();
}
