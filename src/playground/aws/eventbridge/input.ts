import { type EventEnvelope, isList, isObject, type Json } from "./event.ts";

/** How a target wants the event: as it is, a constant, a part of it, or a template filled from it. */
export interface TargetInput {
  readonly Input?: string | undefined;
  readonly InputPath?: string | undefined;
  readonly InputTransformer?:
    | { readonly InputPathsMap?: Readonly<Record<string, string>> | undefined; readonly InputTemplate: string }
    | undefined;
}

/** The rule on whose behalf the event is sent; templates may name it. */
export interface RuleName {
  readonly name: string;
  readonly arn: string;
}

/** The text that the target receives for an event. */
export function shapeInput(input: TargetInput, event: EventEnvelope, rule: RuleName): string {
  const whole = envelopeJson(event);
  if (input.Input !== undefined) return input.Input;
  if (input.InputPath !== undefined) return JSON.stringify(at(input.InputPath, whole) ?? null);
  if (!input.InputTransformer) return JSON.stringify(whole);
  const { InputPathsMap = {}, InputTemplate } = input.InputTransformer;
  const { detail: _detail, ...withoutDetail } = event;
  const variables = new Map<string, Json>([
    ...Object.entries(InputPathsMap).map(([name, path]): [string, Json] => [name, at(path, whole) ?? ""]),
    ["aws.events.rule-arn", rule.arn],
    ["aws.events.rule-name", rule.name],
    ["aws.events.event.ingestion-time", event.time],
    ["aws.events.event", { ...withoutDetail }],
    ["aws.events.event.json", whole],
  ]);
  return fill(InputTemplate, variables);
}

/** An envelope as plain JSON, to be compared with patterns and put into templates. */
export function envelopeJson(event: EventEnvelope): Json {
  return { ...event };
}

// A placeholder inside quotes stands for bare text, elsewhere for a JSON value.
function fill(template: string, variables: ReadonlyMap<string, Json>): string {
  let quoted = false;
  return template.replace(/\\.|"|<([\w.-]+)>/g, (token, name: string | undefined) => {
    if (token === '"') quoted = !quoted;
    const value = name === undefined ? undefined : variables.get(name);
    if (value === undefined) return token;
    const json = JSON.stringify(value);
    return quoted && typeof value === "string" ? json.slice(1, -1) : json;
  });
}

/** The value at a JSONPath such as `$.detail.Tags.team` or `$.resources[0]`. */
function at(path: string, root: Json): Json | undefined {
  const steps = path.replace(/^\$\.?/, "").match(/[^.[\]]+/g) ?? [];
  return steps.reduce<Json | undefined>((value, step) => {
    if (isList(value)) return value[Number(step)];
    return isObject(value) ? value[step] : undefined;
  }, root);
}
