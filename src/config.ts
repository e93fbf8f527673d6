import "./domain/english.ts";
import * as z from "zod/mini";
import { routeSchema } from "./domain/route.ts";

const accountId = z.string().check(z.regex(/^\d{12}$/, "an AWS account id has 12 digits"));

const configSchema = z.strictObject({
  /** What people call each account; shown on every card. */
  accounts: z._default(z.record(accountId, z.string().check(z.minLength(1), z.maxLength(30))), {}),
  /** Where your people read docs/operate.md; the cards of alarms link to its sections. */
  runbooks: z.optional(z.url()),
  /** One EventBridge rule each: which events go to which channel, and how much of them posts. */
  routes: z._default(z.array(z.strictObject({ ...routeSchema.shape, pattern: z.record(z.string(), z.unknown()) })), []),
});

/** What a deployer writes in chatops.config.ts. */
export type ChatOpsConfig = z.input<typeof configSchema>;
/** The configuration after its checks, with every default filled in. */
export type Config = z.output<typeof configSchema>;

/** The configuration cannot be used; the message names each place and what is wrong with it. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";
}

/** Checks a configuration; throws ConfigProblem when it cannot be used. */
export function defineConfig(config: ChatOpsConfig): Config {
  const read = configSchema.safeParse(config);
  if (!read.success) {
    const wrong = read.error.issues
      .map((issue) => `  ${issue.path.join(".") || "(top level)"}: ${inWords(issue)}`)
      .join("\n");
    throw new ConfigProblem(`chatops.config.ts cannot be used:\n${wrong}`);
  }
  const ids = read.data.routes.map((route) => route.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined)
    throw new ConfigProblem(
      `chatops.config.ts cannot be used:\n  routes: two routes have the id ${JSON.stringify(twice)}; each needs its own`,
    );
  return read.data;
}

/** zod says of a key only that it is invalid; why is one level deeper. */
const inWords = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_key" ? issue.issues.map(({ message }) => message).join("; ") : issue.message;
