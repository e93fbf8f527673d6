import { App, type AppProps, Tags, Validations } from "aws-cdk-lib";
// What `cdk init` would turn on in a new project.
import recommended from "aws-cdk-lib/recommended-feature-flags.json" with { type: "json" };
import { AwsSolutionsChecks } from "cdk-nag";
import type { Config } from "../src/config.ts";
import { ConfigProblem } from "../src/config-problem.ts";
import { HubStack } from "./hub-stack.ts";
import { SpokeStack } from "./spoke-stack.ts";

export interface StacksOptions {
  /** The folder that `npm run build` fills. */
  readonly bundles: string;
  /** True only while a deployment is taken down together with its data. */
  readonly deleteData?: boolean;
  /** Where the templates are written. */
  readonly app?: AppProps;
}

/** The hub and its spokes as a CDK app, checked by cdk-nag. Throws ConfigProblem for what could not be deployed. */
export function stacks(config: Config, { bundles, deleteData = false, app: props = {} }: StacksOptions): App {
  const { deployment, routes } = config;
  if (!deployment)
    throw new ConfigProblem([
      { path: ["deployment"], message: "say where to deploy the bot: account, region, opsChannel and secrets" },
    ]);
  const app = new App({ ...props, context: { ...recommended, ...props.context } });
  new HubStack(app, { deployment, routes, bundles, deleteData });
  for (const spoke of deployment.spokes) new SpokeStack(app, deployment, spoke);
  Tags.of(app).add("application", deployment.name);
  // What is acknowledged, and why, stands in the templates for whoever reviews them.
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { writeSuppressionsToCloudFormation: true }));
  return app;
}
