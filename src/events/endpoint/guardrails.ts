import type * as z from "zod/mini";
import { group, isRecord, list, number, read, text } from "../fields.ts";
import type { Guardrails } from "./parts.ts";

const capacity = group({ Type: text, Value: number });

/** `LastDeploymentConfig` of DescribeEndpoint; undefined where it is not told, as in events. */
export const deploymentConfig = read((value) =>
  isRecord(value)
    ? group({
        BlueGreenUpdatePolicy: read((policy) =>
          isRecord(policy)
            ? group({
                TrafficRoutingConfiguration: group({
                  Type: text,
                  WaitIntervalInSeconds: number,
                  CanarySize: capacity,
                  LinearStepSize: capacity,
                }),
                TerminationWaitInSeconds: number,
                MaximumExecutionTimeoutInSeconds: number,
              }).parse(policy)
            : undefined,
        ),
        RollingUpdatePolicy: read((policy) =>
          isRecord(policy)
            ? group({
                MaximumBatchSize: capacity,
                WaitIntervalInSeconds: number,
                MaximumExecutionTimeoutInSeconds: number,
              }).parse(policy)
            : undefined,
        ),
        AutoRollbackConfiguration: group({ Alarms: list(group({ AlarmName: text })) }),
      }).parse(value)
    : undefined,
);

type DeploymentConfig = NonNullable<z.output<typeof deploymentConfig>>;

/** The configuration in the bot's own terms. No policy at all means blue/green, all at once (facts: deployment guardrails). */
export function guardrailsOf(config: DeploymentConfig, at: number): Guardrails {
  const alarms = config.AutoRollbackConfiguration.Alarms.flatMap(({ AlarmName }) => AlarmName ?? []);
  const { RollingUpdatePolicy: rolling, BlueGreenUpdatePolicy: blueGreen } = config;
  if (rolling)
    return {
      at,
      type: "ROLLING",
      step: stepOf(rolling.MaximumBatchSize),
      waitMs: inMs(rolling.WaitIntervalInSeconds),
      timeoutMs: inMs(rolling.MaximumExecutionTimeoutInSeconds),
      alarms,
    };
  const routing = blueGreen?.TrafficRoutingConfiguration;
  const type = routing?.Type ?? "ALL_AT_ONCE";
  const steps = type === "CANARY" ? routing?.CanarySize : type === "LINEAR" ? routing?.LinearStepSize : undefined;
  return {
    at,
    type,
    step: steps && stepOf(steps),
    waitMs: type === "ALL_AT_ONCE" ? undefined : inMs(routing?.WaitIntervalInSeconds),
    finalWaitMs: inMs(blueGreen?.TerminationWaitInSeconds),
    timeoutMs: inMs(blueGreen?.MaximumExecutionTimeoutInSeconds),
    alarms,
  };
}

const stepOf = ({ Type, Value }: z.output<typeof capacity>): Guardrails["step"] =>
  Value === undefined ? undefined : { size: Value, unit: Type === "INSTANCE_COUNT" ? "instances" : "percent" };

const inMs = (seconds: number | undefined): number | undefined => (seconds === undefined ? undefined : seconds * 1000);
