import * as z from "zod";
import { operation, text } from "../http/constraints.ts";
import { validationException } from "../http/errors.ts";
import { checkedPattern } from "./context.ts";
import { type Json, parseEventJson, readEventJson } from "./event.ts";
import { matches } from "./matches.ts";

/** The members that an event needs to be tested. */
const envelope = z.object({
  id: z.string(),
  account: z.string(),
  source: z.string(),
  time: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  "detail-type": z.string(),
});

/** TestEventPattern: whether an event would match, without a rule. */
export const testEventPattern = operation(
  z.object({ EventPattern: text({ max: 4096 }), Event: z.string() }),
  (input) => {
    const event = testEvent(input.Event);
    return { Result: checkedPattern(() => matches(parseEventJson(input.EventPattern), event)) };
  },
);

function testEvent(text: string): Json {
  const event = readEventJson(text);
  if (event === undefined) throw validationException("Parameter Event is not valid.");
  const missing = envelope.safeParse(event).error?.issues[0];
  if (missing) throw validationException(`Parameter Event is not valid. Reason: ${missing.path.join(".")}`);
  return event;
}
