import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Stack } from "aws-cdk-lib";
import { Template } from "aws-cdk-lib/assertions";
import type { IConstruct } from "constructs";
import { z } from "zod";
import shipped from "../../chatops.config.ts";
import { type ChatOpsConfig, type Config, defineConfig } from "../../src/config.ts";
import { LAMBDAS } from "../lambdas.ts";
import { stacks } from "../stacks.ts";

const resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  Metadata: z.record(z.string(), z.unknown()).default({}),
});
const template = z.object({ Resources: z.record(z.string(), resource) });

/** A resource of a template, with what refers to others still in CloudFormation's own form. */
export type Resource = z.output<typeof resource>;

/** The templates of a configuration, by the name of the stack. */
export interface Synthesised {
  readonly all: readonly (readonly [id: string, Resource])[];
  readonly of: (type: string) => readonly (readonly [id: string, Resource])[];
}

/** The configuration that comes with the code, changed. */
export const configWith = (change: Partial<NonNullable<ChatOpsConfig["deployment"]>> = {}): Config => {
  if (!shipped.deployment) throw new Error("chatops.config.ts has lost its deployment");
  const { accounts, routes } = shipped;
  return defineConfig({ accounts, routes, deployment: { ...shipped.deployment, ...change } });
};

/** A deployment with a region of the same account, and another account. */
export const withSpokes = (): Config =>
  configWith({
    alarmEmail: "ml-platform@example.com",
    sourceIdentity: true,
    gateSenders: ["arn:aws:iam::111122223333:role/churn-pipeline", "arn:aws:iam::444455556666:role/ml/*"],
    abortAlarms: ["*-abort"],
    evidenceBuckets: ["ml-evidence/*"],
    passRoles: ["role/service-role/AmazonSageMaker-*", "role/churn-training"],
    spokes: [
      { account: "111122223333", region: "us-east-1" },
      { account: "444455556666", region: "eu-west-1", externalId: "chatops-of-example", sourceIdentity: true },
    ],
  });

const folder = mkdtempSync(join(tmpdir(), "cdk-"));
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));

/** Folders as `npm run build` makes them, with next to nothing in them: templates do not depend on the code. */
export const emptyBundles = join(folder, "lambda");
for (const lambda of LAMBDAS) {
  mkdirSync(join(emptyBundles, lambda), { recursive: true });
  writeFileSync(join(emptyBundles, lambda, "index.mjs"), `// ${lambda}`);
}

/** The app of a configuration, its templates not yet written. */
export const appOf = (config: Config, deleteData = false) =>
  stacks(config, {
    bundles: emptyBundles,
    deleteData,
    app: { outdir: mkdtempSync(join(folder, "out-")), analyticsReporting: false },
  });

/** Apps and templates that were made before: the same configuration always makes the same ones, in half a second. */
const apps = new Map<string, ReturnType<typeof appOf>>();
const templates = new Map<string, Synthesised>();

/** Writes the templates of a configuration and reads one of them. */
export function synthesised(config: Config, stackName = "sagemaker-chatops-hub", deleteData = false): Synthesised {
  const of = JSON.stringify([config, deleteData]);
  const before = templates.get(`${stackName} ${of}`);
  if (before) return before;
  const app = apps.get(of) ?? appOf(config, deleteData);
  apps.set(of, app);
  const made = templateOf(app.node.findChild(stackName));
  templates.set(`${stackName} ${of}`, made);
  return made;
}

function templateOf(stack: IConstruct): Synthesised {
  const { Resources } = template.parse(Template.fromStack(asStack(stack)).toJSON());
  const all = Object.entries(Resources);
  return { all, of: (type) => all.filter(([, { Type }]) => Type === type) };
}

// The app's children are its stacks; the type of a tree's node does not say so.
const asStack = (node: IConstruct): Stack => node as Stack;
