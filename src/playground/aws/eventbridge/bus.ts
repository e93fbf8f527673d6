import { type EventEnvelope, parseEventJson } from "./event.ts";
import { envelopeJson, shapeInput, type TargetInput } from "./input.ts";
import { matchesCompiled } from "./matches.ts";
import { type CompiledPattern, compilePattern } from "./pattern.ts";

/** Where a rule sends matching events: a queue, a function or another bus, by ARN. */
interface Target extends TargetInput {
  readonly Id: string;
  readonly Arn: string;
}

/** What PutRule says of a rule. */
interface RuleSettings {
  readonly name: string;
  /** The event pattern as JSON text. */
  readonly pattern: string;
  readonly state: "ENABLED" | "DISABLED";
  readonly description?: string | undefined;
}

/** A rule with its targets by id. */
export interface Rule extends RuleSettings {
  readonly arn: string;
  readonly busName: string;
  readonly compiled: CompiledPattern;
  readonly targets: ReadonlyMap<string, Target>;
}

/** One event bus with its rules by name. */
export interface EventBus {
  readonly name: string;
  readonly arn: string;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Makes or replaces a rule, keeping its targets. Throws InvalidPattern. */
  putRule(settings: RuleSettings): Rule;
  /** Replaces the targets of a rule that exists. */
  setTargets(rule: Rule, targets: ReadonlyMap<string, Target>): void;
  deleteRule(name: string): void;
  /** Hands the event to every target of every enabled rule that matches it. */
  put(event: EventEnvelope): void;
}

/** Takes what a rule sends to a target that is not a bus. */
type Deliver = (targetArn: string, payload: string) => void;

/** All event buses of the simulation. Every account and region has a `default` bus. */
export interface EventBuses {
  /** The bus with this name or ARN, seen from an account and region; undefined when there is none. */
  find(nameOrArn: string, account: string, region: string): EventBus | undefined;
  create(name: string, account: string, region: string): EventBus;
  /** The default bus of an account and region: where AWS services send their events. */
  defaultBus(account: string, region: string): EventBus;
}

/** Options of `createBuses`. */
export interface BusesOptions {
  readonly deliver: Deliver;
  /** Sets up each default bus as it comes into being, such as a rule that forwards to the bot's own bus. */
  readonly onDefaultBus?: (bus: EventBus) => void;
}

/** Buses that deliver at once and in order; what is doubled or late in the real world is a switch of the sender. */
export function createBuses({ deliver, onDefaultBus = () => {} }: BusesOptions): EventBuses {
  const buses = new Map<string, EventBus>();
  const arnOf = (name: string, account: string, region: string) =>
    name.startsWith("arn:") ? name : `arn:aws:events:${region}:${account}:event-bus/${name}`;

  const create = (name: string, account: string, region: string) => {
    const bus = createBus(name, arnOf(name, account, region), (rule, target, event) => {
      const next = buses.get(target.Arn);
      // A bus hands whole events on to another bus; only other targets have their input shaped.
      if (next) next.put(event);
      else deliver(target.Arn, shapeInput(target, event, rule));
    });
    buses.set(bus.arn, bus);
    return bus;
  };
  const defaultBus = (account: string, region: string) => {
    const existing = buses.get(arnOf("default", account, region));
    if (existing) return existing;
    const bus = create("default", account, region);
    onDefaultBus(bus);
    return bus;
  };
  return {
    create,
    defaultBus,
    find: (nameOrArn, account, region) =>
      nameOrArn === "default" ? defaultBus(account, region) : buses.get(arnOf(nameOrArn, account, region)),
  };
}

function createBus(
  name: string,
  arn: string,
  send: (rule: Rule, target: Target, event: EventEnvelope) => void,
): EventBus {
  const rules = new Map<string, Rule>();
  const ruleArn = (rule: string) =>
    arn.replace(/:event-bus\/.*$/, `:rule/${name === "default" ? "" : `${name}/`}${rule}`);

  return {
    name,
    arn,
    rules,
    putRule(settings) {
      const rule: Rule = {
        ...settings,
        arn: ruleArn(settings.name),
        busName: name,
        compiled: compilePattern(parseEventJson(settings.pattern)),
        targets: rules.get(settings.name)?.targets ?? new Map(),
      };
      rules.set(settings.name, rule);
      return rule;
    },
    setTargets(rule, targets) {
      rules.set(rule.name, { ...rule, targets });
    },
    deleteRule(ruleName) {
      rules.delete(ruleName);
    },
    put(event) {
      const json = envelopeJson(event);
      for (const rule of [...rules.values()]) {
        if (rule.state !== "ENABLED" || !matchesCompiled(rule.compiled, json)) continue;
        for (const target of rule.targets.values()) send(rule, target, event);
      }
    },
  };
}
