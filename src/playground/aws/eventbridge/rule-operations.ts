import * as z from "zod";
import { operation, text } from "../http/constraints.ts";
import { validationException } from "../http/errors.ts";
import type { Operations } from "../http/service.ts";
import type { Rule } from "./bus.ts";
import {
  busName,
  busOf,
  checkedPattern,
  type EventBridgeContext,
  limitExceeded,
  page,
  pageOf,
  ruleName,
  ruleOf,
} from "./context.ts";

/** EventBridge's quota of rules on one bus. */
const rulesPerBus = 300;
const named = z.object({ Name: ruleName, EventBusName: busName.optional() });

/** PutRule, DescribeRule, ListRules, DeleteRule. */
export function ruleOperations(context: EventBridgeContext): Operations {
  return {
    PutRule: operation(
      z.object({
        Name: ruleName,
        EventPattern: text({ max: 4096 }).optional(),
        State: z.enum(["ENABLED", "DISABLED"]).optional(),
        Description: text({ max: 512 }).optional(),
        EventBusName: busName.optional(),
      }),
      ({ Name: name, EventPattern: pattern, State: state = "ENABLED", Description: description, ...input }, caller) => {
        const bus = busOf(context, input.EventBusName, caller);
        if (pattern === undefined) {
          throw validationException("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        if (!bus.rules.has(name) && bus.rules.size >= rulesPerBus) throw limitExceeded();
        const rule = checkedPattern(() => bus.putRule({ name, pattern, state, description }));
        return { RuleArn: rule.arn };
      },
    ),
    DescribeRule: operation(named, (input, caller) =>
      describe(ruleOf(input.Name, busOf(context, input.EventBusName, caller))),
    ),
    ListRules: operation(
      z.object({ NamePrefix: text({ min: 1, max: 64 }).optional(), EventBusName: busName.optional(), ...page }),
      (input, caller) => {
        const rules = [...busOf(context, input.EventBusName, caller).rules.values()]
          .filter((rule) => rule.name.startsWith(input.NamePrefix ?? ""))
          .sort((left, right) => left.name.localeCompare(right.name));
        const { items, NextToken } = pageOf(rules, input);
        return { Rules: items.map(describe), NextToken };
      },
    ),
    DeleteRule: operation(named, (input, caller) => {
      const bus = busOf(context, input.EventBusName, caller);
      if (bus.rules.get(input.Name)?.targets.size) {
        throw validationException("Rule can't be deleted since it has targets.");
      }
      // Deleting a rule that is gone is no error.
      bus.deleteRule(input.Name);
      return {};
    }),
  };
}

const describe = (rule: Rule) => ({
  Name: rule.name,
  Arn: rule.arn,
  EventPattern: rule.pattern,
  State: rule.state,
  Description: rule.description,
  EventBusName: rule.busName,
});
