import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from "aws-cdk-lib/aws-lambda";
import { LogGroup, type RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { type Deployment, roleName } from "../../src/deployment.ts";
import { functionSettings } from "../function-settings.ts";
import type { LambdaName } from "../lambdas.ts";

export interface BotFunctionProps {
  readonly lambda: LambdaName;
  readonly deployment: Deployment;
  /** The folder that holds a folder for each function, as `npm run build` fills it. */
  readonly bundles: string;
  readonly environment: Readonly<Record<string, string>>;
  /** What its code may call. */
  readonly calls: readonly PolicyStatement[];
  /** What Lambda does in its name: taking from a queue, writing to a dead-letter queue. */
  readonly platform?: readonly PolicyStatement[];
  readonly reservedConcurrency?: number;
  /** True only while a deployment is taken down together with its data. */
  readonly deleteData: boolean;
}

/** One of the four functions with a role and a log group of its own. */
export class BotFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: BotFunctionProps) {
    super(scope, id);
    const { lambda, deployment, bundles, environment, calls, platform = [], reservedConcurrency, deleteData } = props;
    const { does, memory, timeoutSeconds } = functionSettings[lambda];
    const logGroup = new LogGroup(this, "Logs", {
      // CloudWatch's retention in days; the configuration takes none that it does not offer.
      retention: deployment.logRetentionDays satisfies RetentionDays,
      removalPolicy: deleteData ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    const writeLogs = new PolicyStatement({
      actions: ["logs:CreateLogStream", "logs:PutLogEvents"],
      resources: [logGroup.logGroupArn],
    });
    this.role = new Role(this, "Role", {
      roleName: roleName(deployment.name, deployment.region, lambda),
      description: does,
      assumedBy: new ServicePrincipal("lambda.amazonaws.com"),
      inlinePolicies: {
        calls: new PolicyDocument({ statements: [...calls] }),
        platform: new PolicyDocument({ statements: [writeLogs, ...platform] }),
      },
    });
    this.function = new LambdaFunction(this, "Function", {
      functionName: `${deployment.name}-${lambda}`,
      description: does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: "index.handler",
      code: Code.fromAsset(`${bundles}/${lambda}`),
      memorySize: memory,
      timeout: Duration.seconds(timeoutSeconds),
      environment: { ...environment },
      role: this.role.withoutPolicyUpdates(),
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      ...(reservedConcurrency !== undefined && { reservedConcurrentExecutions: reservedConcurrency }),
    });
  }
}
