import type { Context } from "aws-lambda";
import { sweep } from "../clock/sweep.ts";
import { sageMakerReaders } from "../sagemaker/clients.ts";
import { environment } from "./environment.ts";
import { clientsOnce, deliverPorts, deliverVariables, now, ownPlace } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";

const log = powertoolsLog("clock");
const ports = deliverPorts("clock", environment(deliverVariables, process.env), log);
const clients = clientsOnce(sageMakerReaders, "clock");

/** Invoked each minute; looks again at what is under way and has gone quiet. */
export const handler = async (_tick: unknown, context: Context): Promise<{ readonly looked: number }> => {
  const own = ownPlace(context.invokedFunctionArn);
  return { looked: await sweep({ ...ports, log, now, own, clients: clients(own) }) };
};
