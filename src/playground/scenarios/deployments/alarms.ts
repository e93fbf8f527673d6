import type { AutoRollbackConfig } from "@aws-sdk/client-sagemaker";
import type { SageMaker } from "../../aws/sagemaker/simulator.ts";
import { prod } from "../places.ts";

const names = (endpoint: string) => ({
  errors: `${endpoint}-5xx-errors`,
  latency: `${endpoint}-p99-latency`,
  any: `${endpoint}-rollback`,
});

/** The alarm that bad answers set off. */
export const errorAlarm = (endpoint: string): string => names(endpoint).errors;

/** Two alarms over an endpoint's metrics and one over both, which stays as it is set by hand. */
export function alarmsOver({ alarms }: SageMaker, endpoint: string): void {
  const { errors, latency, any } = names(endpoint);
  const metric = {
    of: "metric",
    Namespace: "AWS/SageMaker",
    Dimensions: { EndpointName: endpoint, VariantName: "AllTraffic" },
    Period: 60,
  } as const;
  alarms.put(prod, {
    name: errors,
    description: `More than 5 server errors a minute on ${endpoint}`,
    watches: { ...metric, MetricName: "Invocation5XXErrors", Statistic: "Sum", Threshold: 5 },
  });
  alarms.put(prod, {
    name: latency,
    description: `${endpoint} answers in more than 250 ms`,
    watches: { ...metric, MetricName: "ModelLatency", Statistic: "Maximum", Threshold: 250_000 },
  });
  alarms.put(prod, {
    name: any,
    description: `Takes deployments of ${endpoint} back`,
    watches: { of: "alarms", anyOf: [errors, latency] },
  });
}

/** The automatic rollback of an endpoint's deployments. */
export const autoRollback = (endpoint: string): AutoRollbackConfig => ({
  Alarms: Object.values(names(endpoint)).map((AlarmName) => ({ AlarmName })),
});
