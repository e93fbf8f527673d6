import type { DeploymentConfig } from "@aws-sdk/client-sagemaker";
import fc from "fast-check";
import type { CapacityPlan, DeploymentPlan } from "../deployment-plan.ts";
import { type Change, type Life, lifeAlarm, type Told, withAlarm } from "./life.ts";

const seconds = (min: number, max: number) => fc.integer({ min, max });
const percent = (min: number, max: number) =>
  fc.record({ Type: fc.constant("CAPACITY_PERCENT" as const), Value: fc.integer({ min, max }) });

/** Every kind of deployment, with bakes of up to ten minutes. */
const deployments = (variants: number): fc.Arbitrary<DeploymentConfig | undefined> => {
  const waits = { WaitIntervalInSeconds: seconds(60, 600) };
  const last = seconds(0, 600);
  const blueGreen = (routing: fc.Arbitrary<object>): fc.Arbitrary<DeploymentConfig> =>
    fc.tuple(routing, last).map(([more, TerminationWaitInSeconds]) => ({
      BlueGreenUpdatePolicy: {
        TrafficRoutingConfiguration: { Type: "ALL_AT_ONCE", WaitIntervalInSeconds: 0, ...more },
        TerminationWaitInSeconds,
      },
    }));
  const rolling = fc
    .record({ ...waits, MaximumBatchSize: percent(5, 50) })
    .map((RollingUpdatePolicy): DeploymentConfig => ({ RollingUpdatePolicy }));
  const kinds = [
    blueGreen(fc.constant({})),
    blueGreen(fc.record({ ...waits, Type: fc.constant("CANARY"), CanarySize: percent(1, 50) })),
    blueGreen(fc.record({ ...waits, Type: fc.constant("LINEAR"), LinearStepSize: percent(10, 50) })),
    // Rolling deployments are not for several variants.
    ...(variants === 1 ? [rolling] : []),
  ];
  return fc.oneof(fc.constant(undefined), ...kinds.map((kind) => kind.map(withAlarm)));
};

const reason = fc.constantFrom("Insufficient capacity", "The container did not pass the ping health check.");

const plans = (rolling: boolean): fc.Arbitrary<DeploymentPlan> => {
  const back = { ends: fc.constant("rolled back" as const), afterSeconds: seconds(1, 500) };
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant<DeploymentPlan>({ ends: "deployed" }) },
    fc.record(back),
    fc.record({ ...back, reason }),
    fc.record({ ...back, reason, during: fc.constant("launch" as const) }),
    fc.record({ ...back, alarm: fc.constant(lifeAlarm) }),
    fc.record({ ends: fc.constant("failed" as const), afterSeconds: seconds(1, 170), reason }),
    ...(rolling
      ? [fc.record({ ends: fc.constant("rollback failed" as const), afterSeconds: seconds(1, 300), reason })]
      : []),
  );
};

const capacity: fc.Arbitrary<CapacityPlan> = fc.oneof(
  fc.constant({ ends: "deployed" as const }),
  fc.record({ ends: fc.constant("rolled back" as const), afterSeconds: seconds(1, 170), reason }),
);

const updates = (variants: number): fc.Arbitrary<Change> =>
  fc
    .tuple(deployments(variants), fc.integer({ min: 1, max: 3 }))
    .chain(([deployment, config]) =>
      plans(deployment?.RollingUpdatePolicy !== undefined).map(
        (plan): Change => ({ change: "update", config, deployment, plan }),
      ),
    );

const resizes: fc.Arbitrary<Change> = fc
  .tuple(fc.integer({ min: 1, max: 9 }), capacity)
  .map(([instances, plan]): Change => ({ change: "capacity", instances, plan }));

/** Lives of one to three changes: every strategy and every ending, configurations that are used again, quick successions. */
export const lives: fc.Arbitrary<Life> = fc.integer({ min: 1, max: 2 }).chain((variants) =>
  fc.record({
    variants: fc.constant(variants),
    instances: fc.integer({ min: 1, max: 8 }),
    restSeconds: seconds(1, 3600),
    changes: fc.array(fc.oneof({ weight: 4, arbitrary: updates(variants) }, { weight: 1, arbitrary: resizes }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);

/** Whether the last change left no trace: nobody can tell a silent way back from the way there when both lead to one config. */
export const leavesNoTrace = ({ verdicts }: Told): boolean => {
  const last = verdicts.at(-1);
  return last?.verdict === "rolled back" && last.reason === undefined && last.config === last.previousConfig;
};
