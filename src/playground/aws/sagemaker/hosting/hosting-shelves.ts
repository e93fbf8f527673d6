import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  DescribeModelOutput,
  ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import { details, type EventDraft } from "../draft.ts";
import { arnOf, executionRole, type Place } from "../place.ts";
import { type Announce, createShelf, type Held, type Shelf } from "../shelf.ts";
import { today, type World } from "../world.ts";
import { endpointEvents } from "./endpoint-event.ts";

/** Models, endpoint configurations and endpoints. */
export interface HostingShelves {
  readonly models: Shelf<DescribeModelOutput>;
  readonly configs: Shelf<DescribeEndpointConfigOutput>;
  readonly endpoints: Shelf<DescribeEndpointOutput>;
  /** ARNs of endpoints of which no deployment events are sent, as of those that guardrails leave out. */
  readonly withoutDeploymentEvents: Set<string>;
  /** Adds a model made of one model package. `quiet`: it has long been there. */
  addModel(place: Place, name: string, modelPackageArn: string, how?: Announce): Held<DescribeModelOutput>;
  /** Adds a configuration with one variant or several. */
  addConfig(
    place: Place,
    name: string,
    variants: readonly ProductionVariant[],
    how?: Announce,
  ): Held<DescribeEndpointConfigOutput>;
  /** Deletes a configuration, also one that is in use: SageMaker advises against it and does it. */
  deleteConfig(config: Held<DescribeEndpointConfigOutput>): void;
}

/** Empty shelves. Models and configurations have no status: they are created, and later gone. */
export function createHostingShelves(world: World): HostingShelves {
  const models = createShelf<DescribeModelOutput>(world, {
    type: "model",
    status: () => "Created",
    modified: (model) => model.CreationTime,
    events: ({ arn, api, tags }) => [
      {
        "detail-type": "SageMaker Model State Change",
        resources: [arn],
        detail: {
          ...details(api, ["ModelName", "ModelArn", "PrimaryContainer", "ExecutionRoleArn", "CreationTime"], {
            times: "epoch milliseconds",
          }),
          Tags: tags,
        },
      },
    ],
  });
  const configs = createShelf<DescribeEndpointConfigOutput>(world, {
    type: "endpoint-config",
    status: () => "Created",
    modified: (config) => config.CreationTime,
    events: (held) => [configChange(held)],
  });
  const withoutDeploymentEvents = new Set<string>();
  const endpoints = createShelf<DescribeEndpointOutput>(world, {
    type: "endpoint",
    status: (endpoint) => endpoint.EndpointStatus ?? "",
    note: (endpoint) =>
      endpoint.FailureReason ??
      endpoint.PendingDeploymentSummary?.ProductionVariants?.[0]?.VariantStatus?.[0]?.StatusMessage ??
      `serving ${endpoint.EndpointConfigName}`,
    modified: (endpoint) => endpoint.LastModifiedTime,
    events: (held, before) => endpointEvents(held, before, !withoutDeploymentEvents.has(held.arn)),
  });

  return {
    models,
    configs,
    endpoints,
    withoutDeploymentEvents,
    addModel(place, name, modelPackageArn, how) {
      const arn = arnOf(place, "model", name);
      const api: DescribeModelOutput = {
        ModelName: name,
        ModelArn: arn,
        PrimaryContainer: { ModelPackageName: modelPackageArn },
        ExecutionRoleArn: executionRole(place),
        CreationTime: today(world),
      };
      return models.add({ arn, name, place, tags: {}, api }, how);
    },
    addConfig(place, name, variants, how) {
      const arn = arnOf(place, "endpoint-config", name);
      const api: DescribeEndpointConfigOutput = {
        EndpointConfigName: name,
        EndpointConfigArn: arn,
        ProductionVariants: [...variants],
        CreationTime: today(world),
      };
      return configs.add({ arn, name, place, tags: {}, api }, how);
    },
    deleteConfig(config) {
      configs.remove(config.arn);
      world.emit(config.place, configChange(config));
    },
  };
}

/** Sent when a configuration is made and when it is deleted; nothing in it says which. */
const configChange = ({ arn, api, tags }: Held<DescribeEndpointConfigOutput>): EventDraft => ({
  "detail-type": "SageMaker Endpoint Config State Change",
  resources: [arn],
  detail: {
    ...details(api, ["EndpointConfigName", "EndpointConfigArn", "ProductionVariants", "CreationTime"], {
      times: "epoch milliseconds",
    }),
    Tags: tags,
  },
});
