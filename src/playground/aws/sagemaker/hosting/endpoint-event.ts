import type { DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import type { Json } from "../../eventbridge/event.ts";
import { details, type EventDraft } from "../draft.ts";
import type { Held } from "../shelf.ts";

/**
 * What SageMaker sends when an endpoint changed: a state change when its status did, and a deployment state change
 * whenever a variant has something to say about a deployment, where deployments are told at all.
 */
export function endpointEvents(
  held: Held<DescribeEndpointOutput>,
  before: DescribeEndpointOutput | undefined,
  tellsDeployments: boolean,
): readonly EventDraft[] {
  const { api } = held;
  const deploying =
    api.PendingDeploymentSummary !== undefined ||
    (api.ProductionVariants ?? []).some(({ VariantStatus }) => VariantStatus !== undefined);
  return [
    ...(before?.EndpointStatus === api.EndpointStatus ? [] : [stateChange(held, api.EndpointStatus ?? "")]),
    ...(deploying && tellsDeployments ? [deploymentChange(held)] : []),
  ];
}

/** `SageMaker Endpoint State Change` with a status in API spelling; `Deleted` exists in events only. */
export function stateChange({ arn, api, tags }: Held<DescribeEndpointOutput>, status: string): EventDraft {
  const members = ["FailureReason", ...identity, ...times] as const;
  return {
    "detail-type": "SageMaker Endpoint State Change",
    resources: [arn],
    detail: {
      ...details(api, members, { times: "epoch milliseconds" }),
      ProductionVariants: variants(api.ProductionVariants),
      EndpointStatus: upperSnake(status),
      Tags: tags,
    },
  };
}

const identity = ["EndpointName", "EndpointArn", "EndpointConfigName"] as const;
const times = ["CreationTime", "LastModifiedTime"] as const;

function deploymentChange({ arn, api, tags }: Held<DescribeEndpointOutput>): EventDraft {
  const members = [...identity, "ProductionVariants", ...times, "PendingDeploymentSummary"] as const;
  return {
    "detail-type": "SageMaker Endpoint Deployment State Change",
    resources: [arn],
    detail: {
      ...details(api, members, { times: "epoch milliseconds" }),
      EndpointStatus: upperSnake(api.EndpointStatus ?? ""),
      Tags: tags,
    },
  };
}

// State changes show the wanted weight and size of a variant only.
const variants = (all: DescribeEndpointOutput["ProductionVariants"]): Json =>
  (all ?? []).map(({ VariantName = "", DesiredWeight = 1, DesiredInstanceCount = 1 }) => ({
    VariantName,
    DesiredWeight,
    DesiredInstanceCount,
  }));

/** `InService` as events write it: `IN_SERVICE`. */
const upperSnake = (status: string): string => status.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase();
