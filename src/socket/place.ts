import type { Own } from "../sagemaker/clients.ts";

/** Where the bot belongs: the account that its queue's URL names, in the region that the SDK works in. */
export function placeOf(queueUrl: string, region: string): Own | undefined {
  const account = /\/(\d{12})\/[^/]+$/.exec(queueUrl)?.[1];
  return account === undefined ? undefined : { partition: partitionOf(region), region, account };
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
