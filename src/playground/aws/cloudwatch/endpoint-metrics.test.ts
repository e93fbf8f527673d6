import { GetMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import { expect, it } from "vitest";
import type { DeploymentPlan } from "../sagemaker/hosting/deployment-plan.ts";
import { freshAws, prod, startAt } from "../testing/aws.ts";

const minute = 60_000;
const canary = {
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "CANARY",
      CanarySize: { Type: "CAPACITY_PERCENT", Value: 50 },
      WaitIntervalInSeconds: 600,
    },
  },
} as const;

/** The new models answer with errors, which an alarm sees after eight minutes of the bake. */
const bad: DeploymentPlan = { ends: "rolled back", afterSeconds: 500, alarm: "errors" };

/** An endpoint some minutes into a canary, from version 1 to 2, and its metrics by configuration. */
const during = async (minutes: number, plan?: DeploymentPlan) => {
  const { aws, cloudwatch } = await freshAws();
  const { hosting, endpoints } = aws.sagemaker;
  const variant = { VariantName: "AllTraffic", ModelName: "m", InitialInstanceCount: 2 };
  const old = hosting.addConfig(prod, "ranker-1", [variant], "quiet");
  const next = hosting.addConfig(prod, "ranker-2", [variant], "quiet");
  endpoints.update(endpoints.create(prod, "ranker", old, "quiet"), { config: next, deployment: canary }, plan);
  await aws.advance(minutes * minute);
  return async (MetricName: string, config?: string, Stat = "Sum", Namespace = "AWS/SageMaker") => {
    const dimensions = { EndpointName: "ranker", VariantName: "AllTraffic", EndpointConfigName: config };
    const Dimensions = Object.entries(dimensions).flatMap(([Name, Value]) => (Value ? [{ Name, Value }] : []));
    const { MetricDataResults } = await cloudwatch.send(
      new GetMetricDataCommand({
        StartTime: new Date(startAt),
        EndTime: new Date(startAt + minutes * minute),
        ScanBy: "TimestampAscending",
        MetricDataQueries: [
          { Id: "m", MetricStat: { Metric: { Namespace, MetricName, Dimensions }, Period: 60, Stat } },
        ],
      }),
    );
    return MetricDataResults?.[0]?.Values ?? [];
  };
};

it("the new fleet has metrics of its own, from when it takes traffic", async () => {
  const values = await during(10);
  const [all, old, next] = [
    await values("Invocations"),
    await values("Invocations", "ranker-1"),
    await values("Invocations", "ranker-2"),
  ];
  expect(all).toHaveLength(10);
  // It is launched for three minutes first.
  expect(next).toHaveLength(7);
  expect(Math.abs((old.at(-1) ?? 0) + (next.at(-1) ?? 0) - (all.at(-1) ?? 0))).toBeLessThanOrEqual(1);
});

it("a bad model answers with errors, more and more, and slowly; the old fleet stays as it was", async () => {
  const values = await during(8, bad);
  const errors = await values("Invocation5XXErrors", "ranker-2");
  expect(errors).toEqual(errors.toSorted((a, b) => a - b));
  expect(errors.at(-1)).toBeGreaterThan(100);
  expect(new Set(await values("Invocation5XXErrors", "ranker-1"))).toEqual(new Set([0]));
  const latency = async (config: string) => (await values("ModelLatency", config, "Average")).at(-1) ?? 0;
  expect(await latency("ranker-2")).toBeGreaterThan(2 * (await latency("ranker-1")));
});

it("an average of errors is their rate, and machines are measured without regard to fleets", async () => {
  const values = await during(8, bad);
  const rate = (await values("Invocation5XXErrors", "ranker-2", "Average")).at(-1) ?? 0;
  expect(rate).toBeCloseTo(0.3);
  const machines = "/aws/sagemaker/Endpoints";
  expect(await values("CPUUtilization", undefined, "Average", machines)).toHaveLength(8);
  expect(await values("CPUUtilization", "ranker-2", "Average", machines)).toEqual([]);
});
