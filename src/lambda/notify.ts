import { type BatchResponse, notifyInvocation } from "../notify/invocation.ts";
import { environment, variablesOf } from "./environment.ts";
import { defaultRoute, deliverPorts } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";

const variables = environment(variablesOf.notify, process.env);
const log = powertoolsLog("notify");
const ports = {
  ...deliverPorts("notify", variables, log),
  log,
  opsChannel: variables.OPS_CHANNEL ?? variables.DEFAULT_CHANNEL,
};

/** An SQS batch of events for routes, or a bare EventBridge event for the default route. */
export const handler = (invocation: unknown): Promise<BatchResponse> =>
  notifyInvocation(invocation, defaultRoute(variables), ports);
