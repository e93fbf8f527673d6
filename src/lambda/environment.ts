import * as z from "zod/mini";

/** A variable is missing or wrong; the message names it and says what to set. */
export class EnvironmentProblem extends Error {
  override readonly name = "EnvironmentProblem";
}

/** Every environment variable that the functions read: its shape, and what it is for (docs/operate.md shows the same). */
const variables = {
  SLACK_BOT_TOKEN: z.string().check(z.minLength(1)),
  SLACK_SIGNING_SECRET: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.minLength(1)),
  WORKER_FUNCTION: z.string().check(z.minLength(1)),
  EVENT_BUS: z.string().check(z.minLength(1)),
  DEFAULT_CHANNEL: z.string().check(z.minLength(1)),
  DEFAULT_LEVEL: z._default(z.enum(["act", "outcomes", "all"]), "outcomes"),
  OPS_CHANNEL: z.optional(z.string().check(z.minLength(1))),
  SLACK_API_URL: z._default(z.url(), "https://slack.com/api/"),
  AWS_REGION: z._default(z.string().check(z.minLength(1)), "us-east-1"),
  POLICY_FILE: z.optional(z.string()),
} as const;

const purpose: Readonly<Record<Variable, string>> = {
  SLACK_BOT_TOKEN: "the bot token (xoxb-…), or the ARN of the secret that holds it",
  SLACK_SIGNING_SECRET:
    "the app's signing secret, two separated by a comma while rotating, or the ARN of the secret that holds them",
  TABLE_NAME: "the name of the bot's DynamoDB table",
  WORKER_FUNCTION: "the name or ARN of the worker function",
  EVENT_BUS: "the name or ARN of the bot's event bus",
  DEFAULT_CHANNEL: "the id of the channel for events without a route",
  DEFAULT_LEVEL: "act, outcomes or all: how much of the events without a route posts",
  OPS_CHANNEL: "the id of the channel for what could not be read or delivered; DEFAULT_CHANNEL when not set",
  SLACK_API_URL: "the base URL of Slack's Web API, ending in /api/",
  AWS_REGION: "the region, set by Lambda",
  POLICY_FILE: "the path of the Cedar policy; policy.cedar beside the bundle when not set",
};

export type Variable = keyof typeof variables;
type Value<V extends Variable> = z.output<(typeof variables)[V]>;

/** Reads the named variables and checks them all at once; throws EnvironmentProblem naming each that must be set. */
export function environment<const V extends readonly Variable[]>(
  names: V,
  from: Readonly<Record<string, string | undefined>>,
): { readonly [N in V[number]]: Value<N> } {
  const shape = Object.fromEntries(names.map((name) => [name, variables[name]]));
  const given = Object.fromEntries(names.map((name) => [name, from[name] === "" ? undefined : from[name]]));
  const read = z.object(shape).safeParse(given);
  if (read.success) {
    // Object.fromEntries forgets which schema stands under which name; they are the ones asked for.
    return read.data as { readonly [N in V[number]]: Value<N> };
  }
  const missing = [...new Set(read.error.issues.map((issue) => String(issue.path[0])))];
  const lines = missing.map(
    (name) =>
      `  ${name}: ${name in purpose ? purpose[name as Variable] : ""} ${from[name] ? "(what is set does not fit)" : "(not set)"}`,
  );
  throw new EnvironmentProblem(`Set these environment variables of the function:\n${lines.join("\n")}`);
}

/** The variables and what they are for, as docs/operate.md lists them. */
export const variablePurposes: readonly (readonly [Variable, string])[] = Object.entries(purpose) as readonly [
  Variable,
  string,
][];
