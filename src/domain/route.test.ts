import fc from "fast-check";
import { expect, test } from "vitest";
import type { EventEnvelope } from "../playground/aws/eventbridge/event.ts";
import { shapeInput } from "../playground/aws/eventbridge/input.ts";
import { messageTemplate, type Route, routeSchema } from "./route.ts";

const rule = { name: "jobs", arn: "arn:aws:events:eu-west-1:111122223333:rule/bot/jobs" };
const event: EventEnvelope = {
  version: "0",
  id: "e1",
  "detail-type": "SageMaker Training Job State Change",
  source: "aws.sagemaker",
  account: "111122223333",
  time: "2026-03-02T14:30:00Z",
  region: "eu-west-1",
  resources: [],
  detail: { FailureReason: 'Exit code 1: "<aws.events.event.json>"' },
};

const messageOf = (route: Route): unknown =>
  JSON.parse(shapeInput({ InputTransformer: { InputTemplate: messageTemplate(route) } }, event, rule));

test("a route's rule wraps each event as the message that notify reads", () => {
  const route: Route = { id: "jobs", channel: "C0TRAINING", level: "all" };
  expect(messageOf(route)).toEqual({ route, event });
});

test("a mention is no placeholder to EventBridge: no bracket of a route stands in its template", () => {
  const route: Route = { id: "jobs", channel: "C0TRAINING", level: "act", mention: "<!subteam^S0ONCALL>" };
  expect(messageTemplate(route).match(/[<>]/g)).toEqual(["<", ">"]);
  expect(messageOf(route)).toEqual({ route, event });
});

test("whatever a route holds comes out as it went in", () => {
  const routes = fc.record({ id: fc.string({ minLength: 1 }), channel: fc.string({ minLength: 1 }) });
  fc.assert(
    fc.property(routes, ({ id, channel }) => {
      const route: Route = { id, channel, level: "outcomes" };
      expect(messageOf(route)).toEqual({ route: routeSchema.parse(route), event });
    }),
  );
});
