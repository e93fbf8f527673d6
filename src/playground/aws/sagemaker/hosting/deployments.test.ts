import { SetAlarmStateCommand } from "@aws-sdk/client-cloudwatch";
import {
  type DeploymentConfig,
  DescribeEndpointCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import type { Watched } from "../../cloudwatch/alarms/alarm.ts";
import { freshAws, prod, refusal } from "../../testing/aws.ts";
import type { DeploymentPlan } from "./deployment-plan.ts";

const second = 1_000;
const EndpointName = "ranker";
const metric: Watched = {
  of: "metric",
  Namespace: "AWS/SageMaker",
  MetricName: "Invocation5XXErrors",
  Dimensions: {},
  Statistic: "Sum",
  Period: 60,
  Threshold: 5,
};
const AutoRollbackConfiguration = { Alarms: [{ AlarmName: "ranker-5xx" }, { AlarmName: "ranker-any" }] };
const canary: DeploymentConfig = {
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "CANARY",
      WaitIntervalInSeconds: 600,
      CanarySize: { Type: "CAPACITY_PERCENT", Value: 30 },
    },
    TerminationWaitInSeconds: 300,
    MaximumExecutionTimeoutInSeconds: 1800,
  },
  AutoRollbackConfiguration,
};
const rolling: DeploymentConfig = {
  RollingUpdatePolicy: {
    MaximumBatchSize: { Type: "INSTANCE_COUNT", Value: 1 },
    WaitIntervalInSeconds: 120,
  },
  AutoRollbackConfiguration,
};

const setUp = async (instanceType: "ml.m5.xlarge" | "ml.inf1.xlarge" = "ml.m5.xlarge") => {
  const { aws, sagemaker, cloudwatch } = await freshAws();
  const { hosting, endpoints } = aws.sagemaker;
  aws.alarms.put(prod, { name: "ranker-5xx", watches: metric });
  aws.alarms.put(prod, { name: "ranker-any", watches: { of: "alarms", anyOf: ["ranker-5xx"] } });
  const variant = { VariantName: "AllTraffic", InitialInstanceCount: 3, InstanceType: instanceType };
  const old = hosting.addConfig(prod, "ranker-41", [{ ...variant, ModelName: "ranker-41" }], "quiet");
  const next = hosting.addConfig(prod, "ranker-42", [{ ...variant, ModelName: "ranker-42" }], "quiet");
  const endpoint = endpoints.create(prod, EndpointName, old, "quiet");
  const look = () => sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
  return {
    aws,
    sagemaker,
    hosting,
    endpoints,
    look,
    start: (deployment: DeploymentConfig | undefined, plan?: DeploymentPlan) =>
      endpoints.update(endpoint, { config: next, deployment }, plan),
    resize: (DesiredInstanceCount: number) =>
      sagemaker.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({
          EndpointName,
          DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount }],
        }),
      ),
    update: (more: object = {}) =>
      sagemaker.send(new UpdateEndpointCommand({ EndpointName, EndpointConfigName: "ranker-42", ...more })),
    setOff: (AlarmName: string) =>
      cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: "ALARM", StateReason: "Aborted by @ana" })),
    passes: (seconds: number) => aws.advance(seconds * second),
    ends: async () => {
      await aws.advance(4000 * second);
      const { EndpointStatus, EndpointConfigName, FailureReason } = await look();
      const verdict = endpoints.verdicts.at(-1)?.verdict;
      return { EndpointStatus, EndpointConfigName, FailureReason, verdict };
    },
    told: (type: string) => aws.sentEvents.filter((event) => event["detail-type"] === `SageMaker Endpoint ${type}`),
  };
};

const back = { EndpointStatus: "InService", EndpointConfigName: "ranker-41", verdict: "rolled back" };

describe("an alarm of the deployment", () => {
  it("counts while it bakes, and not before", async () => {
    const { aws, start, passes, look, ends } = await setUp();
    start(canary);
    aws.alarms.observe(prod, "ranker-5xx", "ALARM");
    await passes(200);
    expect(await look()).toMatchObject({ EndpointStatus: "Updating" });
    expect(await ends()).toMatchObject({ ...back, FailureReason: expect.stringContaining("[ranker-5xx, ranker-any]") });
  });

  it("that is set by hand and goes back before the deployment looks is missed", async () => {
    const { start, setOff, passes, ends } = await setUp();
    start({ ...canary, AutoRollbackConfiguration: { Alarms: [{ AlarmName: "ranker-5xx" }] } });
    await passes(211);
    await setOff("ranker-5xx");
    expect(await ends()).toMatchObject({ EndpointConfigName: "ranker-42", verdict: "deployed" });
  });

  it("that is a composite one stays set, and brings the deployment back", async () => {
    const { start, setOff, passes, ends } = await setUp();
    start(canary);
    await passes(211);
    await setOff("ranker-any");
    expect(await ends()).toMatchObject({ ...back, FailureReason: expect.stringContaining("[ranker-any]") });
  });
});

describe("a deployment that does not go through", () => {
  it("leaves no reason when it goes back silently, even for an alarm", async () => {
    const { start, ends } = await setUp();
    start(canary, { ends: "rolled back", afterSeconds: 120, alarm: "ranker-5xx", silent: true });
    expect(await ends()).toEqual({ ...back, FailureReason: undefined });
  });

  it("goes back when the new fleet fails its health check, before it took any traffic", async () => {
    const { start, ends, told } = await setUp();
    start(undefined, { ends: "rolled back", afterSeconds: 150, during: "launch", reason: "did not pass the ping" });
    expect(await ends()).toMatchObject({ ...back, FailureReason: "did not pass the ping" });
    expect(JSON.stringify(told("Deployment State Change"))).not.toContain("ActivatingTraffic");
  });

  it("goes back when its time is up", async () => {
    const { start, ends } = await setUp();
    start(canary, { ends: "deployed", launchSeconds: 1500 });
    expect(await ends()).toMatchObject({
      ...back,
      FailureReason: expect.stringContaining("MaximumExecutionTimeoutInSeconds (1800)"),
    });
  });

  it("can end with an endpoint that is only good for deletion", async () => {
    const { start, ends, update } = await setUp();
    start(undefined, { ends: "failed", afterSeconds: 100, reason: "No capacity for either fleet." });
    expect(await ends()).toMatchObject({ EndpointStatus: "Failed", verdict: "failed" });
    expect(await refusal(update())).toContain("with status Failed");
  });
});

describe("a rolling deployment", () => {
  it("replaces the old fleet batch by batch", async () => {
    const { start, passes, look, ends } = await setUp();
    start(rolling);
    // Launch, shift, bake and terminate the first of three; the second is being launched.
    await passes(180 + 30 + 120 + 60);
    expect(await look()).toMatchObject({
      ProductionVariants: [{ CurrentInstanceCount: 2, DesiredInstanceCount: 3 }],
      PendingDeploymentSummary: { ProductionVariants: [{ CurrentInstanceCount: 1, DesiredInstanceCount: 3 }] },
    });
    expect(await ends()).toMatchObject({ EndpointConfigName: "ranker-42", verdict: "deployed" });
    const [served] = (await look()).ProductionVariants ?? [];
    expect(served).toMatchObject({ CurrentInstanceCount: 3 });
    expect(served).not.toHaveProperty("VariantStatus");
  });

  it("that cannot go back either leaves a mix of both fleets, which another update mends", async () => {
    const { start, ends, look, update } = await setUp();
    start(rolling, { ends: "rollback failed", afterSeconds: 400, reason: "Insufficient capacity" });
    expect(await ends()).toMatchObject({ EndpointStatus: "UpdateRollbackFailed", verdict: "rollback failed" });
    const mixed = await look();
    expect(mixed.ProductionVariants).toMatchObject([{ CurrentInstanceCount: 2, DesiredInstanceCount: 3 }]);
    expect(mixed.PendingDeploymentSummary).toBeUndefined();
    await update();
    expect(await ends()).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "ranker-42" });
  });
});

describe("a change of capacity", () => {
  it("that fails is the one that is called RollingBack", async () => {
    const { endpoints, hosting, ends, told } = await setUp();
    const endpoint = hosting.endpoints.find(prod, EndpointName);
    const plan = { ends: "rolled back", afterSeconds: 120, reason: "ResourceLimitExceeded" } as const;
    if (endpoint) endpoints.resize(endpoint, [{ VariantName: "AllTraffic", DesiredInstanceCount: 9 }], plan);
    expect(await ends()).toMatchObject({ ...back, FailureReason: "ResourceLimitExceeded" });
    expect(told("State Change").map(({ detail }) => detail["EndpointStatus"])).toEqual([
      "UPDATING",
      "ROLLING_BACK",
      "IN_SERVICE",
    ]);
  });

  it("is kept by an update that retains all variant properties, but for those it excludes", async () => {
    const { resize, update, ends, look } = await setUp();
    await resize(6);
    await ends();
    await update({ RetainAllVariantProperties: true });
    await ends();
    expect((await look()).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 6 }]);
    const excluded = [{ VariantPropertyType: "DesiredInstanceCount" }];
    await update({ RetainAllVariantProperties: true, ExcludeRetainedVariantProperties: excluded });
    await ends();
    expect((await look()).ProductionVariants).toMatchObject([{ CurrentInstanceCount: 3 }]);
  });
});

describe("UpdateEndpoint", () => {
  it("on Inf1 instances moves all at once and sends no deployment events", async () => {
    const { update, ends, told } = await setUp("ml.inf1.xlarge");
    await update({ DeploymentConfig: canary });
    expect(await ends()).toMatchObject({ EndpointConfigName: "ranker-42", verdict: "deployed" });
    expect(told("Deployment State Change")).toEqual([]);
    expect(told("State Change")).toHaveLength(2);
  });

  it("to the configuration that it serves runs like any other", async () => {
    const { update, look, ends } = await setUp();
    await update({ EndpointConfigName: "ranker-41" });
    expect(await look()).toMatchObject({ PendingDeploymentSummary: { EndpointConfigName: "ranker-41" } });
    expect(await ends()).toMatchObject({ EndpointConfigName: "ranker-41", verdict: "deployed" });
  });

  it("is refused while AWS patches the endpoint", async () => {
    const { endpoints, hosting, update, passes } = await setUp();
    const endpoint = hosting.endpoints.find(prod, EndpointName);
    if (endpoint) endpoints.patch(endpoint, 600);
    expect(await refusal(update())).toContain("Cannot update in-progress endpoint");
    await passes(600);
    expect(await refusal(update())).toBe("accepted");
  });

  it("refuses a deployment that the rules of its policy leave out", async () => {
    const { update, hosting } = await setUp();
    const two = ["a", "b"].map((VariantName) => ({ VariantName, ModelName: "m", InitialInstanceCount: 1 }));
    hosting.addConfig(prod, "two", two, "quiet");
    const routing = { Type: "CANARY", WaitIntervalInSeconds: 900, CanarySize: { Type: "CAPACITY_PERCENT", Value: 60 } };
    const policy = (more: object) => ({ BlueGreenUpdatePolicy: { TrafficRoutingConfiguration: routing, ...more } });
    const refused = (DeploymentConfig: object, more: object = {}) => refusal(update({ DeploymentConfig, ...more }));
    expect(await refused({ ...canary, ...rolling })).toContain("either");
    expect(await refused(policy({}))).toContain("CanarySize must be between 0% and 50%");
    expect(await refused(policy({ TrafficRoutingConfiguration: { ...routing, CanarySize: undefined } }))).toContain(
      "CanarySize is required",
    );
    expect(await refused(canary, { EndpointConfigName: "two" })).toContain("same names");
    const late = { TrafficRoutingConfiguration: { Type: "ALL_AT_ONCE", WaitIntervalInSeconds: 900 } };
    expect(await refused(policy({ ...late, MaximumExecutionTimeoutInSeconds: 900 }))).toContain("must be greater than");
  });
});
