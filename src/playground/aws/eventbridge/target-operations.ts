import * as z from "zod";
import { operation, text } from "../http/constraints.ts";
import type { Operations } from "../http/service.ts";
import { busName, busOf, type EventBridgeContext, limitExceeded, page, pageOf, ruleName, ruleOf } from "./context.ts";

/** EventBridge's quota of targets on one rule. */
const targetsPerRule = 5;
const ofRule = { Rule: ruleName, EventBusName: busName.optional() };
const target = z.object({
  Id: text({ min: 1, max: 64, pattern: "[\\.\\-_A-Za-z0-9]+" }),
  Arn: text({ min: 1, max: 1600 }),
  Input: text({ max: 8192 }).optional(),
  InputPath: text({ max: 256 }).optional(),
  InputTransformer: z
    .object({
      InputPathsMap: z.record(z.string(), text({ max: 256 })).optional(),
      InputTemplate: text({ min: 1, max: 8192 }),
    })
    .optional(),
});

/** PutTargets, RemoveTargets, ListTargetsByRule. */
export function targetOperations(context: EventBridgeContext): Operations {
  return {
    PutTargets: operation(z.object({ ...ofRule, Targets: z.array(target).min(1).max(100) }), (input, caller) => {
      const bus = busOf(context, input.EventBusName, caller);
      const rule = ruleOf(input.Rule, bus);
      const targets = new Map([...rule.targets, ...input.Targets.map((one) => [one.Id, one] as const)]);
      if (targets.size > targetsPerRule) throw limitExceeded();
      bus.setTargets(rule, targets);
      return { FailedEntryCount: 0, FailedEntries: [] };
    }),
    RemoveTargets: operation(z.object({ ...ofRule, Ids: z.array(z.string()).min(1).max(100) }), (input, caller) => {
      const bus = busOf(context, input.EventBusName, caller);
      const rule = ruleOf(input.Rule, bus);
      bus.setTargets(rule, new Map([...rule.targets].filter(([id]) => !input.Ids.includes(id))));
      return { FailedEntryCount: 0, FailedEntries: [] };
    }),
    ListTargetsByRule: operation(z.object({ ...ofRule, ...page }), (input, caller) => {
      const rule = ruleOf(input.Rule, busOf(context, input.EventBusName, caller));
      const { items, NextToken } = pageOf([...rule.targets.values()], input);
      return { Targets: items, NextToken };
    }),
  };
}
