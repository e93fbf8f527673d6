import type {
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  DescribeModelOutput,
  ListEndpointConfigsOutput,
  ListEndpointsOutput,
  ListModelsOutput,
} from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation } from "../../http/constraints.ts";
import { validationException } from "../../http/errors.ts";
import type { Caller } from "../../http/identity.ts";
import type { Operations } from "../../http/service.ts";
import { filters, listInput, listPage, ownedBy, paging } from "../listing.ts";
import { findOrThrow } from "../lookup.ts";
import { endpointName } from "../names.ts";
import { arnOf } from "../place.ts";
import type { HostingShelves } from "./hosting-shelves.ts";

const statuses = [
  "OutOfService",
  "Creating",
  "Updating",
  "SystemUpdating",
  "RollingBack",
  "InService",
  "Deleting",
  "Failed",
  "UpdateRollbackFailed",
] as const;

/** The caller's endpoint. Throws ValidationException in SageMaker's words. */
export const endpointOf = ({ endpoints }: HostingShelves, caller: Caller, name: string) =>
  findOrThrow(endpoints, caller, name, () =>
    validationException(`Could not find endpoint "${arnOf(caller, "endpoint", name)}".`),
  );

/** The caller's endpoint configuration. Throws ValidationException in SageMaker's words. */
export const configOf = ({ configs }: HostingShelves, caller: Caller, name: string) =>
  findOrThrow(configs, caller, name, () =>
    validationException(`Could not find endpoint configuration "${arnOf(caller, "endpoint-config", name)}".`),
  );

/** Describe and list models, endpoint configurations and endpoints. */
export function hostingReadOperations(hosting: HostingShelves): Operations {
  return {
    DescribeEndpoint: operation(
      z.object({ EndpointName: endpointName }),
      (input, caller): DescribeEndpointOutput => endpointOf(hosting, caller, input.EndpointName).api,
    ),
    DescribeEndpointConfig: operation(
      z.object({ EndpointConfigName: endpointName }),
      (input, caller): DescribeEndpointConfigOutput => configOf(hosting, caller, input.EndpointConfigName).api,
    ),
    DescribeModel: operation(
      z.object({ ModelName: endpointName }),
      ({ ModelName: name }, caller): DescribeModelOutput =>
        findOrThrow(hosting.models, caller, name, () =>
          validationException(`Could not find model "${arnOf(caller, "model", name)}".`),
        ).api,
    ),
    ListEndpoints: operation(listInput(statuses), (query, caller): ListEndpointsOutput => {
      const { items, NextToken } = listPage(ownedBy(caller, hosting.endpoints.all()), query, {
        name: ({ name }) => name,
        status: ({ api }) => api.EndpointStatus ?? "",
        created: ({ api }) => api.CreationTime,
        modified: ({ api }) => api.LastModifiedTime,
      });
      const Endpoints = items.map(({ api }) => ({
        EndpointName: api.EndpointName,
        EndpointArn: api.EndpointArn,
        CreationTime: api.CreationTime,
        LastModifiedTime: api.LastModifiedTime,
        EndpointStatus: api.EndpointStatus,
      }));
      return { Endpoints, NextToken };
    }),
    ListEndpointConfigs: operation(z.object({ ...filters, ...paging }), (query, caller): ListEndpointConfigsOutput => {
      const { items, NextToken } = listPage(ownedBy(caller, hosting.configs.all()), query, {
        name: ({ name }) => name,
        created: ({ api }) => api.CreationTime,
      });
      const EndpointConfigs = items.map(({ api }) => ({
        EndpointConfigName: api.EndpointConfigName,
        EndpointConfigArn: api.EndpointConfigArn,
        CreationTime: api.CreationTime,
      }));
      return { EndpointConfigs, NextToken };
    }),
    ListModels: operation(z.object({ ...filters, ...paging }), (query, caller): ListModelsOutput => {
      const { items, NextToken } = listPage(ownedBy(caller, hosting.models.all()), query, {
        name: ({ name }) => name,
        created: ({ api }) => api.CreationTime,
      });
      const Models = items.map(({ api }) => ({
        ModelName: api.ModelName,
        ModelArn: api.ModelArn,
        CreationTime: api.CreationTime,
      }));
      return { Models, NextToken };
    }),
  };
}
