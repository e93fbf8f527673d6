import type { EventBus } from "./eventbridge/bus.ts";
import type { Json } from "./eventbridge/event.ts";

/** Where events of one rule go in Slack; travels with each event in the bot's queue. */
export interface Route {
  readonly id: string;
  readonly channel: string;
  readonly level: "act" | "outcomes" | "all";
  readonly mention?: string;
}

/** The input template that wraps an event as the bot's queue message `{ route, event }`. */
const inputTemplate = (route: Route): string => `{"route":${JSON.stringify(route)},"event":<aws.events.event.json>}`;

/** Makes a route: one rule on the bot's bus whose target is the bot's queue. Throws InvalidPattern. */
export function addRoute(bus: EventBus, queueArn: string, route: Route, pattern: Json): void {
  const rule = bus.putRule({ name: route.id, pattern: JSON.stringify(pattern), state: "ENABLED" });
  const target = { Id: "queue", Arn: queueArn, InputTransformer: { InputTemplate: inputTemplate(route) } };
  bus.setTargets(rule, new Map([[target.Id, target]]));
}
