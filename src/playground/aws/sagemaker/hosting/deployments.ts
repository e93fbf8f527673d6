import type {
  DeploymentConfig,
  DescribeEndpointConfigOutput,
  DescribeEndpointOutput,
  VariantProperty,
} from "@aws-sdk/client-sagemaker";
import type { Alarms } from "../../cloudwatch/alarms/alarms.ts";
import type { Held, Shelf } from "../shelf.ts";
import { type Beat, createStories, today, type World } from "../world.ts";
import { alarmsOff, looksWhile, reasonOf } from "./alarm-watch.ts";
import type { DeploymentPlan, Verdict } from "./deployment-plan.ts";
import { atRest, frame, type Moving } from "./frame.ts";
import type { Pace, Phase } from "./phases.ts";
import { type Strategy, strategyOf } from "./strategy.ts";
import type { Traffic } from "./traffic.ts";
import { largest, retained, variantsOf } from "./variants.ts";

/** What UpdateEndpoint is told. */
export interface EndpointUpdate {
  readonly config: Held<DescribeEndpointConfigOutput>;
  readonly deployment?: DeploymentConfig | undefined;
  /** Reuse the deployment configuration of the last update. */
  readonly retainDeployment?: boolean | undefined;
  /** Keep the variants' present weights and sizes, but for those of `excludeRetained`. */
  readonly retainVariants?: boolean | undefined;
  readonly excludeRetained?: readonly VariantProperty[] | undefined;
}

/** Deployments of endpoints that are idle when they begin. */
export interface Deployments {
  start(endpoint: Held<DescribeEndpointOutput>, update: EndpointUpdate, plan: DeploymentPlan): void;
}

/** What deployments need of the world around them. */
export interface DeploymentWorld {
  readonly world: World;
  readonly shelf: Shelf<DescribeEndpointOutput>;
  readonly alarms: Alarms;
  readonly traffic: Traffic;
  /** Takes what became of each deployment. */
  readonly record: (verdict: Verdict) => void;
}

/** How long the parts of a deployment take that no configuration sets. */
export const pace: Pace = { launchSeconds: 180, shiftSeconds: 30, terminateSeconds: 60 };

/** A deployment under way. */
interface UnderWay extends Moving {
  readonly endpoint: Held<DescribeEndpointOutput>;
  readonly deployment: DeploymentConfig | undefined;
  readonly strategy: Strategy;
  readonly plan: DeploymentPlan;
}

/** Deployments of the endpoints on one shelf. */
export function createDeployments({ world, shelf, alarms, traffic, record }: DeploymentWorld): Deployments {
  // Four clocks for each endpoint: its phases, looks at its alarms, the time limit, and what the plan lets happen.
  const phases = createStories(world);
  const looks = createStories(world);
  const limits = createStories(world);
  const mishaps = createStories(world);
  const reached = new Map<string, Phase>();

  const show = ({ arn }: Held<DescribeEndpointOutput>, patch: Partial<DescribeEndpointOutput>) =>
    void shelf.change(arn, { LastModifiedTime: today(world), ...patch });

  /** Goes through phases one after another; while one bakes, the alarms count. */
  const play = (
    run: UnderWay,
    [phase, ...rest]: readonly Phase[],
    then: () => void,
    opening: Partial<DescribeEndpointOutput> = {},
  ): void => {
    const { arn, api } = run.endpoint;
    looks.drop(arn);
    if (!phase) {
      then();
      return;
    }
    phases.play(arn, [[phase.seconds, () => play(run, rest, then)]]);
    reached.set(arn, phase);
    show(run.endpoint, { ...opening, ...frame(run, phase, today(world)) });
    traffic.shift(arn, [
      [api.EndpointConfigName ?? "", 1 - phase.share],
      [run.configName, phase.share],
    ]);
    // What sets the plan's alarm off: the metrics must tell the same story.
    if (phase.share > 0 && run.plan.ends === "rolled back" && run.plan.alarm) traffic.spoil(arn, run.configName);
    if (phase.status !== "Baking") return;
    const look = () => {
      const off = alarmsOff(alarms, run.endpoint.place, run.deployment);
      const silent = run.plan.ends === "rolled back" && run.plan.silent;
      if (off.length > 0) rollBack(run, silent ? undefined : reasonOf(off));
    };
    looks.play(arn, looksWhile(phase.seconds, look));
    look();
  };

  const settle = (run: UnderWay, verdict: Verdict["verdict"], patch: Partial<DescribeEndpointOutput>) => {
    const { endpoint, configName, startedAt, plan } = run;
    for (const stories of [phases, looks, limits, mishaps]) stories.drop(endpoint.arn);
    const reason = patch.FailureReason;
    record({
      endpointArn: endpoint.arn,
      change: "update",
      config: configName,
      previousConfig: endpoint.api.EndpointConfigName ?? "",
      startedAt: startedAt.getTime(),
      endedAt: world.clock.now(),
      verdict,
      ...(reason === undefined ? {} : { reason }),
    });
    if (verdict !== "deployed") traffic.heal(endpoint.arn, configName);
    show(endpoint, { EndpointStatus: "InService", PendingDeploymentSummary: undefined, ...patch });
    // With the new fleet gone, what the alarm measures is good again.
    if (plan.ends === "rolled back" && plan.alarm && alarms.find(endpoint.place, plan.alarm))
      alarms.observe(endpoint.place, plan.alarm, "OK");
  };

  const rollBack = (run: UnderWay, reason: string | undefined) => {
    const { arn } = run.endpoint;
    for (const stories of [limits, mishaps]) stories.drop(arn);
    const from = reached.get(arn) ?? run.strategy.phases[0];
    if (!from) return;
    const back = run.strategy.back(from);
    if (run.plan.ends !== "rollback failed")
      return play(run, back, () =>
        settle(run, "rolled back", { ProductionVariants: atRest(run.old), FailureReason: reason }),
      );
    // It gets as far as its first launch, which fails as well: a mix of both fleets goes on serving.
    play(run, back.slice(0, 1), () =>
      settle(run, "rollback failed", {
        EndpointStatus: "UpdateRollbackFailed",
        ProductionVariants: atRest(run.old, from.old),
        FailureReason: reason,
      }),
    );
  };

  const mishap = (run: UnderWay): Beat | undefined => {
    const { plan, strategy, endpoint } = run;
    if (plan.ends === "deployed") return undefined;
    const bake = strategy.phases.findIndex(({ status }) => status === "Baking");
    const fromLaunch = plan.ends === "failed" || (plan.ends === "rolled back" && plan.during === "launch");
    const before = fromLaunch ? [] : strategy.phases.slice(0, Math.max(0, bake));
    const happens = () => {
      if (plan.ends === "failed")
        return settle(run, "failed", { EndpointStatus: "Failed", FailureReason: plan.reason });
      if (plan.ends === "rolled back" && plan.alarm) return alarms.observe(endpoint.place, plan.alarm, "ALARM");
      rollBack(run, plan.reason);
    };
    return [before.reduce((total, { seconds }) => total + seconds, plan.afterSeconds), happens];
  };

  return {
    start(endpoint, update, plan) {
      const { arn, api } = endpoint;
      const { config, excludeRetained = [] } = update;
      const deployment = update.retainDeployment ? api.LastDeploymentConfig : update.deployment;
      const old = api.ProductionVariants ?? [];
      const written = variantsOf(config.api);
      const target = update.retainVariants ? retained(written, old, excludeRetained) : written;
      const { launchSeconds = pace.launchSeconds } = plan;
      const strategy = strategyOf(largest(target), deployment, { ...pace, launchSeconds });
      const run: UnderWay = {
        endpoint,
        configName: config.name,
        startedAt: today(world),
        old,
        target,
        deployment,
        strategy,
        plan,
      };
      const { limitSeconds } = strategy;
      if (limitSeconds !== undefined) limits.play(arn, [[limitSeconds, () => rollBack(run, timedOut(limitSeconds))]]);
      const happens = mishap(run);
      if (happens) mishaps.play(arn, [happens]);
      const arrive = () =>
        settle(run, "deployed", { EndpointConfigName: config.name, ProductionVariants: atRest(target) });
      play(run, strategy.phases, arrive, { FailureReason: undefined, LastDeploymentConfig: deployment });
    },
  };
}

const timedOut = (seconds: number): string =>
  `The deployment did not finish within MaximumExecutionTimeoutInSeconds (${seconds}). The update was rolled back.`;
