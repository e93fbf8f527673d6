import { z } from "zod";

const outputs = z.record(z.string(), z.looseObject({ FunctionUrl: z.url().optional() }));

/** The bot's address from what `cdk deploy --outputs-file` wrote. Throws when it is not in it. */
export function functionUrlFrom(json: string, stack: string): string {
  const url = outputs.parse(JSON.parse(json))[stack]?.FunctionUrl;
  if (url === undefined) throw new Error(`The outputs of the stack ${stack} have no FunctionUrl.`);
  return url;
}
