import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  ProductionVariantInstanceType,
} from "@aws-sdk/client-sagemaker";
import type { Announce, Held } from "../../aws/sagemaker/shelf.ts";
import type { SageMaker } from "../../aws/sagemaker/simulator.ts";
import { prod } from "../places.ts";
import { alarmsOver } from "./alarms.ts";

/** An endpoint in service and the configuration that it is about to get. */
export interface Deployment {
  readonly endpoint: Held<DescribeEndpointOutput>;
  readonly config: Held<DescribeEndpointConfigOutput>;
}

/** What an endpoint of a scenario is like. */
export interface Serving {
  readonly name: string;
  /** Of the model that it serves when the scenario is first played. */
  readonly version: number;
  /** The ARN of the version that it serves at first. @default one of a group that is called like the endpoint */
  readonly modelPackage?: string;
  /** Of each variant. @default 3 */
  readonly instances?: number;
  /** @default "ml.c6i.2xlarge" */
  readonly instanceType?: ProductionVariantInstanceType;
  /** Weights by variant name. @default all traffic to one */
  readonly variants?: Readonly<Record<string, number>>;
}

/**
 * An endpoint in service with its alarms, and its next configuration. Where it is being updated already, another endpoint
 * (`name-2` and so on) takes its place, so that a scenario can be played again at any time.
 */
export function nextDeployment(sim: SageMaker, serving: Serving): Deployment {
  const endpoint = idleEndpoint(sim, serving);
  const versions = sim.hosting.configs
    .all()
    .filter(({ name }) => name.startsWith(`${endpoint.name}-config-`))
    .map(({ name }) => Number(name.split("-").at(-1)));
  return {
    endpoint,
    config: addConfig(sim, serving, endpoint.name, Math.max(serving.version, ...versions) + 1, "loud"),
  };
}

/** The endpoint in service, or another one like it where it is busy. */
export function idleEndpoint(sim: SageMaker, serving: Serving): Held<DescribeEndpointOutput> {
  for (let count = 1; ; count++) {
    const name = count === 1 ? serving.name : `${serving.name}-${count}`;
    const existing = sim.hosting.endpoints.find(prod, name);
    if (existing?.api.EndpointStatus === "InService") return existing;
    if (existing) continue;
    alarmsOver(sim, name);
    return sim.endpoints.create(prod, name, addConfig(sim, serving, name, serving.version, "quiet"), "quiet");
  }
}

function addConfig(sim: SageMaker, serving: Serving, endpoint: string, version: number, how: Announce) {
  const { instances = 3, instanceType = "ml.c6i.2xlarge", variants = { AllTraffic: 1 } } = serving;
  const model = `${endpoint}-${version}`;
  sim.hosting.addModel(prod, model, serving.modelPackage ?? approvedVersion(sim, endpoint), how);
  const written = Object.entries(variants).map(([VariantName, InitialVariantWeight]) => ({
    VariantName,
    ModelName: model,
    InstanceType: instanceType,
    InitialInstanceCount: instances,
    InitialVariantWeight,
  }));
  return sim.hosting.addConfig(prod, `${endpoint}-config-${version}`, written, how);
}

const approvedVersion = ({ registry }: SageMaker, group: string): string =>
  registry.register({ group: registry.group(prod, group), ModelApprovalStatus: "Approved" }, "quiet").arn;
