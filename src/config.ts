import "./domain/english.ts";
import * as z from "zod/mini";
import { ConfigProblem } from "./config-problem.ts";
import { accountId, deploymentProblems, deploymentSchema } from "./deployment.ts";
import { approvalProblems } from "./domain/approval-problems.ts";
import { approvalRuleSchema } from "./domain/approval-rule.ts";
import { peopleProblems, peopleSchema } from "./domain/people.ts";
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
  /** Who has to approve what. The first rule that fits decides; none means that nobody may approve it from Slack. */
  approvals: z._default(z.array(approvalRuleSchema), []),
  /** Whom the names in AWS mean: for four eyes, and to say who did something outside Slack. */
  people: z._default(peopleSchema, {}),
  /** Where the gates of pipelines ask. @default the channels that have a card of the execution, else the ops channel */
  gates: z.optional(z.strictObject({ channel: routeSchema.shape.channel, mention: routeSchema.shape.mention })),
  /** Where the bot is deployed; not needed for `npm start`. */
  deployment: z.optional(deploymentSchema),
});

/** What a deployer writes in chatops.config.ts. */
export type ChatOpsConfig = z.input<typeof configSchema>;
/** The configuration after its checks, with every default filled in. */
export type Config = z.output<typeof configSchema>;

/** Checks a configuration; throws ConfigProblem when it cannot be used. */
export function defineConfig(config: ChatOpsConfig): Config {
  const read = configSchema.safeParse(config);
  if (!read.success)
    throw new ConfigProblem(
      read.error.issues.map((issue) => ({ path: issue.path, message: inWords(issue) })),
      config,
    );
  const { routes, approvals, people, deployment } = read.data;
  const problems = [
    ...routeProblems(routes),
    ...approvalProblems(approvals),
    ...peopleProblems(people),
    ...(deployment ? deploymentProblems(deployment) : []),
  ];
  if (problems.length > 0) throw new ConfigProblem(problems, config);
  return read.data;
}

/** zod says of a key only that it is invalid; why is one level deeper. */
const inWords = (issue: z.core.$ZodIssue): string =>
  issue.code === "invalid_key" ? issue.issues.map(({ message }) => message).join("; ") : issue.message;

function routeProblems(routes: Config["routes"]) {
  const ids = routes.map((route) => route.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return [];
  return [
    {
      path: ["routes", ids.lastIndexOf(twice), "id"],
      message: `two routes have the id ${JSON.stringify(twice)}; each needs its own`,
    },
  ];
}
