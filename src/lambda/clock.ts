import type { Context } from "aws-lambda";
import { sweep } from "../clock/sweep.ts";
import { environment, variablesOf } from "./environment.ts";
import { clientsOnce, deliverPorts, now, ownPlace } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";

const log = powertoolsLog("clock");
const ports = deliverPorts("clock", environment(variablesOf.clock, process.env), log);
const clients = clientsOnce();

/** Invoked each minute; looks again at what is under way and has gone quiet. */
export const handler = async (_tick: unknown, context: Context): Promise<{ readonly looked: number }> => {
  const own = ownPlace(context.invokedFunctionArn);
  return { looked: await sweep({ ...ports, log, now, own, clients: clients(own) }) };
};
