import * as z from "zod";
import { oneOf, operation, text, whole } from "../../http/constraints.ts";
import { given } from "../../http/given.ts";
import type { Operations } from "../../http/service.ts";
import { endpointName } from "../names.ts";
import type { Endpoints } from "./endpoints.ts";
import { configOf, endpointOf } from "./hosting-operations.ts";
import type { HostingShelves } from "./hosting-shelves.ts";

const capacity = z.object({ Type: oneOf(["INSTANCE_COUNT", "CAPACITY_PERCENT"]), Value: whole(1, 1_000_000) });
const deploymentConfig = z.object({
  BlueGreenUpdatePolicy: z
    .object({
      TrafficRoutingConfiguration: z.object({
        Type: oneOf(["ALL_AT_ONCE", "CANARY", "LINEAR"]),
        WaitIntervalInSeconds: whole(0, 3600),
        CanarySize: capacity.optional(),
        LinearStepSize: capacity.optional(),
      }),
      TerminationWaitInSeconds: whole(0, 3600).optional(),
      MaximumExecutionTimeoutInSeconds: whole(600, 28_800).optional(),
    })
    .optional(),
  RollingUpdatePolicy: z
    .object({
      MaximumBatchSize: capacity,
      WaitIntervalInSeconds: whole(0, 3600),
      MaximumExecutionTimeoutInSeconds: whole(600, 28_800).optional(),
      RollbackMaximumBatchSize: capacity.optional(),
    })
    .optional(),
  AutoRollbackConfiguration: z
    .object({
      Alarms: z
        .array(z.object({ AlarmName: text({ min: 1, max: 255 }) }))
        .min(1)
        .max(10),
    })
    .optional(),
});

/** UpdateEndpoint, UpdateEndpointWeightsAndCapacities, DeleteEndpoint, DeleteEndpointConfig. */
export function endpointOperations(hosting: HostingShelves, endpoints: Endpoints): Operations {
  return {
    UpdateEndpoint: operation(
      z.object({
        EndpointName: endpointName,
        EndpointConfigName: endpointName,
        DeploymentConfig: deploymentConfig.optional(),
        RetainDeploymentConfig: z.boolean().optional(),
        RetainAllVariantProperties: z.boolean().optional(),
        ExcludeRetainedVariantProperties: z
          .array(
            z.object({ VariantPropertyType: oneOf(["DesiredInstanceCount", "DesiredWeight", "DataCaptureConfig"]) }),
          )
          .max(3)
          .optional(),
      }),
      (input, caller) => {
        const endpoint = endpointOf(hosting, caller, input.EndpointName);
        endpoints.update(endpoint, {
          config: configOf(hosting, caller, input.EndpointConfigName),
          deployment: input.DeploymentConfig,
          retainDeployment: input.RetainDeploymentConfig,
          retainVariants: input.RetainAllVariantProperties,
          excludeRetained: input.ExcludeRetainedVariantProperties,
        });
        return { EndpointArn: endpoint.arn };
      },
    ),
    UpdateEndpointWeightsAndCapacities: operation(
      z.object({
        EndpointName: endpointName,
        DesiredWeightsAndCapacities: z
          .array(
            z.object({
              VariantName: endpointName,
              DesiredWeight: z.number().min(0).optional(),
              DesiredInstanceCount: whole(0, 1_000_000).optional(),
            }),
          )
          .min(1),
      }),
      ({ EndpointName, DesiredWeightsAndCapacities: wanted }, caller) => {
        const endpoint = endpointOf(hosting, caller, EndpointName);
        endpoints.resize(endpoint, wanted.map(given));
        return { EndpointArn: endpoint.arn };
      },
    ),
    DeleteEndpoint: operation(z.object({ EndpointName: endpointName }), ({ EndpointName }, caller) => {
      endpoints.delete(endpointOf(hosting, caller, EndpointName));
      return {};
    }),
    DeleteEndpointConfig: operation(z.object({ EndpointConfigName: endpointName }), (input, caller) => {
      hosting.deleteConfig(configOf(hosting, caller, input.EndpointConfigName));
      return {};
    }),
  };
}
