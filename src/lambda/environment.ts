import * as z from "zod/mini";
import { secretArn } from "./secret.ts";

/** A variable is missing or wrong; the message names it and says what to set. */
export class EnvironmentProblem extends Error {
  override readonly name = "EnvironmentProblem";
}

const text = z.string().check(z.minLength(1));
/** Itself, or where it is kept; an ARN of anything else would otherwise be sent to Slack as if it were the secret. */
const secretOrArn = text.check(
  z.refine((given) => !given.startsWith("arn:") || secretArn.test(given), "not the ARN of a secret or of a parameter"),
);

/** Every environment variable that the functions read: its shape, and what it is for (docs/operate.md shows the same). */
const variables = {
  SLACK_BOT_TOKEN: secretOrArn,
  SLACK_SIGNING_SECRET: secretOrArn,
  TABLE_NAME: text,
  WORKER_FUNCTION: text,
  EVENT_BUS: text,
  DEFAULT_CHANNEL: text,
  DEFAULT_LEVEL: z._default(z.enum(["act", "outcomes", "all"]), "outcomes"),
  OPS_CHANNEL: z.optional(text),
  SLACK_API_URL: z._default(z.url(), "https://slack.com/api/"),
  AWS_REGION: z._default(text, "us-east-1"),
  POLICY_FILE: z.optional(z.string()),
  QUEUE_URL: z.optional(z.url()),
  DEAD_LETTER_QUEUE_URL: z.optional(z.url()),
  GATE_QUEUE_URL: z.optional(z.url()),
  SLACK_APP_TOKEN: secretOrArn.check(z.regex(/^(xapp-|arn:)/)),
} as const;

const purpose: Readonly<Record<Variable, string>> = {
  SLACK_BOT_TOKEN: "the bot token (xoxb-…), or the ARN of the secret or SSM parameter that holds it",
  SLACK_SIGNING_SECRET:
    "the app's signing secret, two separated by a comma while rotating, or the ARN of the secret or SSM parameter that holds them",
  TABLE_NAME: "the name of the bot's DynamoDB table",
  WORKER_FUNCTION: "the name or ARN of the worker function",
  EVENT_BUS: "the name or ARN of the bot's event bus",
  DEFAULT_CHANNEL: "the id of the channel for events without a route",
  DEFAULT_LEVEL: "act, outcomes or all: how much of the events without a route posts",
  OPS_CHANNEL:
    "the id of the channel for what could not be read or delivered; DEFAULT_CHANNEL when not set (clock: needed with DEAD_LETTER_QUEUE_URL)",
  SLACK_API_URL: "the base URL of Slack's Web API, ending in /api/",
  AWS_REGION: "the region, set by Lambda",
  POLICY_FILE: "the path of the Cedar policy; policy.cedar beside the bundle when not set",
  QUEUE_URL: "the URL of the queue in front of notify; without it no dead letter can be replayed",
  DEAD_LETTER_QUEUE_URL: "the URL of that queue's dead-letter queue; without it dead letters have no card",
  GATE_QUEUE_URL: "the URL of the queue that callback steps send to; without it pipelines have no gates in Slack",
  SLACK_APP_TOKEN:
    "the app-level token (xapp-…) with the scope connections:write, or the ARN of the secret or SSM parameter that holds it",
};

const delivering = ["SLACK_BOT_TOKEN", "SLACK_API_URL", "TABLE_NAME"] as const;

/** What each function reads; `socket` is `npm run socket`, all of them in one process. */
export const variablesOf = {
  notify: [...delivering, "AWS_REGION", "DEFAULT_CHANNEL", "DEFAULT_LEVEL", "OPS_CHANNEL", "GATE_QUEUE_URL"],
  slack: ["SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_API_URL", "WORKER_FUNCTION", "AWS_REGION"],
  worker: [...delivering, "AWS_REGION", "EVENT_BUS", "POLICY_FILE", "QUEUE_URL"],
  clock: [...delivering, "AWS_REGION", "WORKER_FUNCTION", "OPS_CHANNEL", "DEAD_LETTER_QUEUE_URL"],
  socket: [
    ...delivering,
    "SLACK_APP_TOKEN",
    "DEFAULT_CHANNEL",
    "DEFAULT_LEVEL",
    "OPS_CHANNEL",
    "AWS_REGION",
    "EVENT_BUS",
    "POLICY_FILE",
    "QUEUE_URL",
    "DEAD_LETTER_QUEUE_URL",
    "GATE_QUEUE_URL",
  ],
} as const satisfies Readonly<Record<string, readonly Variable[]>>;

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
  const wrong = new Set(read.error.issues.map((issue) => issue.path[0]));
  throw unset(
    names.filter((name) => wrong.has(name)),
    from,
  );
}

/** The problem that tells of these variables what each is for, and whether it is missing or does not fit. */
export function unset(
  names: readonly Variable[],
  from: Readonly<Record<string, string | undefined>>,
): EnvironmentProblem {
  const lines = names.map(
    (name) => `  ${name}: ${purpose[name]} ${from[name] ? "(what is set does not fit)" : "(not set)"}`,
  );
  return new EnvironmentProblem(`Set these environment variables of the function:\n${lines.join("\n")}`);
}

/** The variables and what they are for, as docs/operate.md lists them. */
export const variablePurposes: readonly (readonly [Variable, string])[] = Object.entries(purpose) as readonly [
  Variable,
  string,
][];
