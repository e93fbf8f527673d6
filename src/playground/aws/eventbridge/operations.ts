import type { Operations } from "../http/service.ts";
import type { EventBridgeContext } from "./context.ts";
import { putEvents } from "./put-events.ts";
import { ruleOperations } from "./rule-operations.ts";
import { targetOperations } from "./target-operations.ts";
import { testEventPattern } from "./test-event-pattern.ts";

/** EventBridge's rules, targets and custom events, by operation name. */
export function eventBridgeOperations(context: EventBridgeContext): Operations {
  return {
    ...ruleOperations(context),
    ...targetOperations(context),
    PutEvents: putEvents(context),
    TestEventPattern: testEventPattern,
  };
}
