import type { Context } from "aws-lambda";
import { routeSchema } from "../domain/route.ts";
import { enrichWith } from "../enrich/enrich.ts";
import type { Enrich } from "../notify/findings.ts";
import { type BatchResponse, notifyInvocation } from "../notify/invocation.ts";
import { environment } from "./environment.ts";
import { clientsOnce, deliverPorts, deliverVariables, ownPlace } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";

const variables = environment([...deliverVariables, "DEFAULT_CHANNEL", "DEFAULT_LEVEL", "OPS_CHANNEL"], process.env);
const log = powertoolsLog("notify");
const defaultRoute = routeSchema.parse({
  id: "default",
  channel: variables.DEFAULT_CHANNEL,
  level: variables.DEFAULT_LEVEL,
});
const ports = {
  ...deliverPorts("notify", variables, log),
  log,
  opsChannel: variables.OPS_CHANNEL ?? variables.DEFAULT_CHANNEL,
};

const clients = clientsOnce();

/** An SQS batch of events for routes, or a bare EventBridge event for the default route. */
export const handler = (invocation: unknown, context?: Context): Promise<BatchResponse> =>
  notifyInvocation(invocation, defaultRoute, { ...ports, enrich: enrichFor(context) });

/** Without Lambda's context nobody knows whose logs may be read; the cards go out without what they would tell. */
function enrichFor(context: Context | undefined): Enrich | undefined {
  if (!context?.invokedFunctionArn) return undefined;
  const own = ownPlace(context.invokedFunctionArn);
  return enrichWith({ clients: clients(own), own, failures: ports.store.failures });
}
