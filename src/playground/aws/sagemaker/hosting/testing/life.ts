import type { DeploymentConfig, DescribeEndpointOutput } from "@aws-sdk/client-sagemaker";
import { createClock } from "../../../clock.ts";
import type { Watched } from "../../../cloudwatch/alarms/alarm.ts";
import { createAlarms } from "../../../cloudwatch/alarms/alarms.ts";
import type { EventEnvelope } from "../../../eventbridge/event.ts";
import { createIds } from "../../../ids.ts";
import { createObjects } from "../../../s3.ts";
import { createDelivery } from "../../delivery.ts";
import type { World } from "../../world.ts";
import type { CapacityPlan, DeploymentPlan, Verdict } from "../deployment-plan.ts";
import { createEndpoints } from "../endpoints.ts";
import { createHostingShelves } from "../hosting-shelves.ts";

/** One thing that is done to an endpoint, and how that goes. */
export type Change =
  | {
      readonly change: "update";
      /** Which of the endpoint's configurations, from 1; it begins with the first. */
      readonly config: number;
      readonly deployment?: DeploymentConfig | undefined;
      readonly plan: DeploymentPlan;
    }
  | { readonly change: "capacity"; readonly instances: number; readonly plan: CapacityPlan };

/** An endpoint in service and what is done to it, one change after another. */
export interface Life {
  readonly variants: number;
  /** Of each variant. */
  readonly instances: number;
  readonly changes: readonly Change[];
  /** Seconds that it rests between two changes. @default 30 */
  readonly restSeconds?: number;
}

/** What SageMaker sent in the course of a life, in order and once each, and what is true in the end. */
export interface Told {
  readonly events: readonly EventEnvelope[];
  /** What became of each change that was made. */
  readonly verdicts: readonly Verdict[];
  /** What DescribeEndpoint answers in the end. */
  readonly endpoint: DescribeEndpointOutput;
}

/** The alarm of every deployment that `withAlarm` made. */
export const lifeAlarm = "life-5xx";
const watches: Watched = {
  of: "metric",
  Namespace: "AWS/SageMaker",
  MetricName: "Invocation5XXErrors",
  Dimensions: {},
  Statistic: "Sum",
  Period: 60,
  Threshold: 5,
};
const place = { account: "111122223333", region: "eu-west-1" };
const configs = [1, 2, 3] as const;
/** Longer than any deployment of a life. */
const longEnoughMs = 8 * 3_600_000;

/** Lets an endpoint live through its changes; the same life is always told in the same words. */
export function live({ variants, instances, changes, restSeconds = 30 }: Life): Told {
  const clock = createClock(Date.UTC(2026, 2, 2, 14));
  const ids = createIds("life");
  const switches = () => ({ doubles: false, late: false, deploymentEventsLost: false });
  const { emit, sent: events } = createDelivery({ clock, ids, switches, put: () => {} });
  const world: World = { clock, ids, objects: createObjects(), emit, callBack: () => "", say: () => {} };
  const alarms = createAlarms({ clock, ids, put: () => {}, say: () => {} });
  alarms.put(place, { name: lifeAlarm, watches });
  const hosting = createHostingShelves(world);
  const { create, update, resize, verdicts } = createEndpoints(world, hosting, alarms);

  const names = Array.from({ length: variants }, (_, index) => (index === 0 ? "AllTraffic" : `Variant${index + 1}`));
  const [first, ...others] = configs.map((version) =>
    hosting.addConfig(
      place,
      `ranker-config-${version}`,
      names.map((VariantName) => ({ VariantName, ModelName: `ranker-${version}`, InitialInstanceCount: instances })),
      "quiet",
    ),
  );
  if (!first) throw new RangeError("A life has configurations");
  const { arn, api } = create(place, "ranker", first, "quiet");

  for (const change of changes) {
    const endpoint = hosting.endpoints.at(arn);
    if (!endpoint || endpoint.api.EndpointStatus === "Failed") break;
    const ended = verdicts.length;
    if (change.change === "update") {
      const { deployment, plan } = change;
      update(endpoint, { config: others[change.config - 2] ?? first, deployment }, plan);
    } else {
      const wanted = names.map((VariantName) => ({ VariantName, DesiredInstanceCount: change.instances }));
      resize(endpoint, wanted, change.plan);
    }
    for (let passed = 0; verdicts.length === ended && passed < longEnoughMs; passed += 1000) clock.advance(1000);
    clock.advance(restSeconds * 1000);
  }
  return { events, verdicts, endpoint: hosting.endpoints.at(arn)?.api ?? api };
}

/** A deployment configuration with the alarm that a plan can set off. */
export const withAlarm = (config: DeploymentConfig): DeploymentConfig => ({
  ...config,
  AutoRollbackConfiguration: { Alarms: [{ AlarmName: lifeAlarm }] },
});
