import type {
  DeploymentConfig,
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  ProductionVariantSummary,
} from "@aws-sdk/client-sagemaker";
import type { Place } from "../place.ts";
import type { Held, Shelf } from "../shelf.ts";
import { type Beat, createStories, today, type World } from "../world.ts";
import { type Pace, type Phase, phasesOf } from "./phases.ts";
import { instancesWanted, variantsOf } from "./variants.ts";

/** How an update goes: through to the new configuration, or back to the old one in its first bake. */
export type DeploymentPlan =
  | { readonly ends: "deployed" }
  | {
      readonly ends: "rolled back";
      /** From the beginning of the first bake, or of the launch when nothing bakes. */
      readonly afterSeconds: number;
      /** Left out by a silent rollback. */
      readonly reason?: string;
    };

/** What UpdateEndpoint is told. */
export interface EndpointUpdate {
  readonly config: Held<DescribeEndpointConfigOutput>;
  readonly deployment?: DeploymentConfig | undefined;
  /** Reuse the deployment configuration of the last update. */
  readonly retainDeployment?: boolean | undefined;
  /** Keep the variants' present weights and sizes. */
  readonly retainVariants?: boolean | undefined;
}

/** Blue/green deployments of endpoints that are idle when they begin. */
export interface Deployments {
  start(endpoint: Held<DescribeEndpointOutput>, update: EndpointUpdate, plan: DeploymentPlan): void;
  /** Sets an alarm off: deployments that bake under it roll back. Returns how many did. */
  tripAlarm(place: Place, alarmName: string): number;
}

/** How long the parts of a deployment take that no configuration sets. */
export const pace: Pace = { launchSeconds: 180, shiftSeconds: 30, terminateSeconds: 60 };

type Variants = readonly ProductionVariantSummary[];

/** Deployments of the endpoints on one shelf. */
export function createDeployments(world: World, shelf: Shelf<DescribeEndpointOutput>): Deployments {
  const stories = createStories(world);
  const change = (arn: string, patch: Partial<DescribeEndpointOutput>) =>
    void shelf.change(arn, { LastModifiedTime: today(world), ...patch });

  /** The members that show a phase: the old configuration stays on top, the new one is pending. */
  const pending = (configName: string, startedAt: Date, target: Variants, phase: Phase) => ({
    PendingDeploymentSummary: {
      EndpointConfigName: configName,
      StartTime: startedAt,
      ProductionVariants: target.map((variant) => ({
        ...variant,
        CurrentInstanceCount:
          phase.status === "Creating" ? 0 : Math.min(phase.instances, variant.DesiredInstanceCount ?? 1),
        VariantStatus: [{ Status: phase.status, StatusMessage: phase.message, StartTime: today(world) }],
      })),
    },
  });
  const settle = (arn: string, patch: Partial<DescribeEndpointOutput>) =>
    change(arn, { EndpointStatus: "InService", PendingDeploymentSummary: undefined, ...patch });

  const rollBack = (arn: string, reason: string | undefined) => {
    const summary = shelf.at(arn)?.api.PendingDeploymentSummary;
    if (!summary) return;
    const target = summary.ProductionVariants ?? [];
    const instances = instancesWanted(target);
    const message = `Terminating ${instances} instance(s).`;
    const terminating: Phase = { status: "Deleting", message, seconds: pace.terminateSeconds, instances };
    change(arn, pending(summary.EndpointConfigName ?? "", summary.StartTime ?? today(world), target, terminating));
    stories.play(arn, [[terminating.seconds, () => settle(arn, { FailureReason: reason })]]);
  };

  return {
    start({ arn, api }, update, plan) {
      const { config } = update;
      const deployment = update.retainDeployment ? api.LastDeploymentConfig : update.deployment;
      const target = update.retainVariants ? (api.ProductionVariants ?? []) : variantsOf(config.api);
      const startedAt = today(world);
      const [launch, ...later] = phasesOf(instancesWanted(target), deployment, pace);
      change(arn, {
        EndpointStatus: "Updating",
        FailureReason: undefined,
        LastDeploymentConfig: deployment,
        ...pending(config.name, startedAt, target, launch),
      });

      const untilRollback = later.findIndex(({ status }) => status === "Baking") + 1;
      const played = plan.ends === "deployed" ? later : later.slice(0, untilRollback);
      const beats = played.map((phase, index): Beat => {
        const before = index === 0 ? launch : played[index - 1];
        return [before?.seconds ?? 0, () => change(arn, pending(config.name, startedAt, target, phase))];
      });
      const last: Beat =
        plan.ends === "deployed"
          ? [
              later.at(-1)?.seconds ?? 0,
              () => settle(arn, { EndpointConfigName: config.name, ProductionVariants: [...target] }),
            ]
          : [plan.afterSeconds, () => rollBack(arn, plan.reason)];
      stories.play(arn, [...beats, last]);
    },

    tripAlarm(place, alarmName) {
      const baking = shelf.all().filter(({ api, place: { account, region } }) => {
        const alarms = api.LastDeploymentConfig?.AutoRollbackConfiguration?.Alarms ?? [];
        const phase = api.PendingDeploymentSummary?.ProductionVariants?.[0]?.VariantStatus?.[0]?.Status;
        const here = account === place.account && region === place.region;
        // Alarms count while a fleet bakes, at no other time.
        return here && phase === "Baking" && alarms.some((alarm) => alarm.AlarmName === alarmName);
      });
      const reason = `One or more alarms of the auto rollback configuration are in ALARM state: [${alarmName}]. The update was rolled back.`;
      for (const { arn } of baking) rollBack(arn, reason);
      return baking.length;
    },
  };
}
