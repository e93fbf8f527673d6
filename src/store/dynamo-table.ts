import { ConditionalCheckFailedException, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod/mini";
import type { Item, Table } from "./table.ts";

const itemSchema = z.object({
  pk: z.string(),
  sk: z.string(),
  version: z.number(),
  expiresAt: z.optional(z.number()),
  data: z.record(z.string(), z.unknown()),
});

/**
 * The table on DynamoDB (or dynalite). TTL deletion lags by up to days there and does not exist in dynalite, so each
 * read and each condition checks `expiresAt` itself.
 */
export function dynamoTable(client: DynamoDBClient, tableName: string, nowSeconds: () => number): Table {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const live = (found: unknown): Item | undefined => {
    if (found === undefined) return undefined;
    const item = itemSchema.parse(found);
    return item.expiresAt === undefined || item.expiresAt > nowSeconds() ? item : undefined;
  };
  return {
    get: async ({ pk, sk }) => {
      const { Item: found } = await documents.send(
        new GetCommand({ TableName: tableName, Key: { pk, sk }, ConsistentRead: true }),
      );
      return live(found);
    },
    query: async (pk, skPrefix, { limit, newestFirst = false } = {}) => {
      const found: Item[] = [];
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new QueryCommand({
            TableName: tableName,
            KeyConditionExpression: "pk = :pk AND begins_with(sk, :sk)",
            ExpressionAttributeValues: { ":pk": pk, ":sk": skPrefix },
            ConsistentRead: true,
            ScanIndexForward: !newestFirst,
            ExclusiveStartKey: from,
          }),
        );
        found.push(...(page.Items ?? []).flatMap((item) => live(item) ?? []));
        from = page.LastEvaluatedKey;
      } while (from && (limit === undefined || found.length < limit));
      return found.slice(0, limit);
    },
    put: async (item, ifVersion) => {
      const condition =
        ifVersion === 0
          ? {
              ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
              ExpressionAttributeValues: { ":now": nowSeconds() },
            }
          : { ConditionExpression: "version = :version", ExpressionAttributeValues: { ":version": ifVersion } };
      try {
        await documents.send(
          new PutCommand({ TableName: tableName, Item: { ...item, version: ifVersion + 1 }, ...condition }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
    delete: async ({ pk, sk }) => {
      await documents.send(new DeleteCommand({ TableName: tableName, Key: { pk, sk } }));
    },
  };
}
