import type { DeploymentConfig, DescribeEndpointConfigOutput, DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { Place } from "../aws/sagemaker/place.ts";
import type { Announce, Held } from "../aws/sagemaker/shelf.ts";
import type { SageMaker } from "../aws/sagemaker/simulator.ts";

/** One instance bakes for ten minutes, then all of them for five, under two alarms. */
export const canary = (endpoint: string): DeploymentConfig => ({
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "CANARY",
      CanarySize: { Type: "INSTANCE_COUNT", Value: 1 },
      WaitIntervalInSeconds: 600,
    },
    TerminationWaitInSeconds: 300,
    MaximumExecutionTimeoutInSeconds: 3600,
  },
  AutoRollbackConfiguration: {
    Alarms: [{ AlarmName: `${endpoint}-5xx-errors` }, { AlarmName: `${endpoint}-p99-latency` }],
  },
});

/** An endpoint in service and the configuration that it is about to get. */
export interface Deployment {
  readonly endpoint: Held<DescribeEndpointOutput>;
  readonly config: Held<DescribeEndpointConfigOutput>;
}

/**
 * The endpoint `name` in service with its next configuration. Where it is being updated already, another endpoint
 * (`name-2` and so on) takes its place, so that a scenario can be played again at any time.
 */
export function nextDeployment(sim: SageMaker, place: Place, name: string, version: number): Deployment {
  for (let count = 1; ; count++) {
    const endpointName = count === 1 ? name : `${name}-${count}`;
    const existing = sim.hosting.endpoints.find(place, endpointName);
    if (existing && existing.api.EndpointStatus !== "InService") continue;
    const endpoint =
      existing ??
      sim.endpoints.create(place, endpointName, addConfig(sim, place, endpointName, version, "quiet"), "quiet");
    const configs = sim.hosting.configs.all().filter((config) => config.name.startsWith(`${endpointName}-config-`));
    return { endpoint, config: addConfig(sim, place, endpointName, version + configs.length, "loud") };
  }
}

function addConfig(sim: SageMaker, place: Place, endpoint: string, version: number, how: Announce) {
  const model = `${endpoint}-${version}`;
  const modelPackage = sim.registry.register(
    { group: sim.registry.group(place, endpoint), ModelApprovalStatus: "Approved" },
    "quiet",
  );
  sim.hosting.addModel(place, model, modelPackage.arn, how);
  const variant = {
    VariantName: "AllTraffic",
    ModelName: model,
    InstanceType: "ml.c6i.2xlarge",
    InitialInstanceCount: 3,
  } as const;
  return sim.hosting.addConfig(place, `${endpoint}-config-${version}`, [variant], how);
}
