import type { Context } from "aws-lambda";
import { enrichWith } from "../enrich/enrich.ts";
import { type BatchResponse, notifyInvocation } from "../notify/invocation.ts";
import { sageMakerReaders } from "../sagemaker/clients.ts";
import { environment, variablesOf } from "./environment.ts";
import { clientsOnce, defaultRoute, deliverPorts, evidenceBuckets, gateSettings, ownPlace } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";
import { spokesOf } from "./spokes.ts";

const variables = environment(variablesOf.notify, process.env);
const log = powertoolsLog("notify");
const ports = {
  ...deliverPorts("notify", variables, log),
  log,
  gates: gateSettings(variables),
  opsChannel: variables.OPS_CHANNEL ?? variables.DEFAULT_CHANNEL,
};
const clients = clientsOnce(sageMakerReaders, spokesOf("notify"));

/** An SQS batch of events for routes, or a bare EventBridge event for the default route. */
export const handler = (invocation: unknown, context?: Context): Promise<BatchResponse> => {
  const own = ownPlace(context, variables.AWS_REGION);
  const enrich = enrichWith({ clients: clients(own), own, failures: ports.store.failures, evidenceBuckets });
  return notifyInvocation(invocation, defaultRoute(variables), { ...ports, enrich });
};
