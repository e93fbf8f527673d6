import "./domain/english.ts";
import * as z from "zod/mini";
import { accountId, deploymentProblems, deploymentSchema } from "./deployment.ts";
import { routeSchema } from "./domain/route.ts";

/** Becomes the name of an EventBridge rule. */
const routeId = z.string().check(z.regex(/^[\w.-]{1,64}$/, "1 to 64 letters, digits, dots, dashes or underscores"));

const configSchema = z.strictObject({
  /** What people call each account; shown on every card. */
  accounts: z._default(z.record(accountId, z.string().check(z.minLength(1), z.maxLength(30))), {}),
  /** Where your people read docs/operate.md; the cards of alarms link to its sections. */
  runbooks: z.optional(z.url()),
  /** One EventBridge rule each: which events go to which channel, and how much of them posts. */
  routes: z._default(
    z.array(z.strictObject({ ...routeSchema.shape, id: routeId, pattern: z.record(z.string(), z.unknown()) })),
    [],
  ),
  /** Where the bot is deployed; not needed for `npm start`. */
  deployment: z.optional(deploymentSchema),
});

/** What a deployer writes in chatops.config.ts. */
export type ChatOpsConfig = z.input<typeof configSchema>;
/** The configuration after its checks, with every default filled in. */
export type Config = z.output<typeof configSchema>;

/** The configuration cannot be used; the message names each place and what is wrong with it. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";

  constructor(problems: readonly { readonly path: string; readonly message: string }[]) {
    const lines = problems.map(({ path, message }) => `  ${path}: ${message}`);
    super(`chatops.config.ts cannot be used:\n${lines.join("\n")}`);
  }
}

/** Checks a configuration; throws ConfigProblem when it cannot be used. */
export function defineConfig(config: ChatOpsConfig): Config {
  const read = configSchema.safeParse(config);
  if (!read.success)
    throw new ConfigProblem(
      read.error.issues.map((issue) => ({ path: issue.path.join(".") || "(top level)", message: inWords(issue) })),
    );
  const { routes, deployment } = read.data;
  const problems = [...routeProblems(routes), ...(deployment ? deploymentProblems(deployment) : [])];
  if (problems.length > 0) throw new ConfigProblem(problems);
  return read.data;
}

/** zod says of a key only that it is invalid; why is one level deeper. */
const inWords = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_key" ? issue.issues.map(({ message }) => message).join("; ") : issue.message;

function routeProblems(routes: Config["routes"]) {
  const ids = routes.map((route) => route.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return [];
  return [{ path: "routes", message: `two routes have the id ${JSON.stringify(twice)}; each needs its own` }];
}
