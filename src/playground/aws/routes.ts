import { messageTemplate, type Route } from "../../domain/route.ts";
import type { EventBus } from "./eventbridge/bus.ts";
import type { Json } from "./eventbridge/event.ts";

/** Makes a route: one rule on the bot's bus whose target is the bot's queue. Throws InvalidPattern. */
export function addRoute(bus: EventBus, queueArn: string, route: Route, pattern: Json): void {
  const rule = bus.putRule({ name: route.id, pattern: JSON.stringify(pattern), state: "ENABLED" });
  const target = { Id: "queue", Arn: queueArn, InputTransformer: { InputTemplate: messageTemplate(route) } };
  bus.setTargets(rule, new Map([[target.Id, target]]));
}
