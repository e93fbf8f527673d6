import { z } from "zod";

const outputs = z.record(
  z.string(),
  z.looseObject({ FunctionUrl: z.url().optional(), GateQueueUrl: z.url().optional() }),
);

/** What people need to know of a hub that was deployed. */
export interface HubOutputs {
  /** The bot's address. */
  readonly url: string;
  /** Where callback steps of pipelines send; undefined for a hub that has no such queue. */
  readonly gateQueueUrl: string | undefined;
}

/** The outputs of a hub from what `cdk deploy --outputs-file` wrote. Throws when the bot's address is not among them. */
export function hubOutputs(json: string, stack: string): HubOutputs {
  const { FunctionUrl: url, GateQueueUrl: gateQueueUrl } = outputs.parse(JSON.parse(json))[stack] ?? {};
  if (url === undefined) throw new Error(`The outputs of the stack ${stack} have no FunctionUrl.`);
  return { url, gateQueueUrl };
}
