import { UpdateEndpointCommand } from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, refusal } from "../../aws/testing/aws.ts";
import { scenarios } from "../registry.ts";

const minute = 60_000;
const played = async (id: string, minutes?: number) => {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`There is no scenario ${id}`);
  const { aws, sagemaker } = await freshAws();
  scenario.play(aws.sagemaker);
  await aws.advance((minutes ?? scenario.minutes) * minute);
  const [endpoint] = aws.sagemaker.hosting.endpoints.all();
  const phases = () =>
    aws.sentEvents
      .filter((event) => event["detail-type"] === "SageMaker Endpoint Deployment State Change")
      .map(({ detail }) => /"StatusMessage":"([^"]+)"/.exec(JSON.stringify(detail))?.[1]);
  return { aws, sagemaker, endpoint, phases, verdicts: aws.sagemaker.endpoints.verdicts };
};

describe("the deployments that succeed", () => {
  it.each([
    ["canary-bakes", 1],
    ["linear-steps", 1],
    ["rolling-batches", 1],
    ["two-updates", 2],
    ["two-variants", 1],
    ["capacity-change", 1],
    ["excluded-endpoint", 1],
    ["old-config-deleted", 1],
  ])("%s", async (id, changes) => {
    const { verdicts, endpoint } = await played(id);
    expect(verdicts.map(({ verdict }) => verdict)).toEqual(Array.from({ length: changes }, () => "deployed"));
    expect(endpoint?.api).toMatchObject({ EndpointStatus: "InService", FailureReason: undefined });
    expect(endpoint?.api.EndpointConfigName).toBe(verdicts.at(-1)?.config);
  });

  it("linear: three steps bake, then the whole fleet", async () => {
    const { phases } = await played("linear-steps");
    expect(phases().filter((words) => words?.startsWith("Baking"))).toHaveLength(4);
  });

  it("of two variants: each has a canary of its own", async () => {
    const { endpoint } = await played("two-variants", 5);
    const canaries = endpoint?.api.PendingDeploymentSummary?.ProductionVariants ?? [];
    expect(canaries.map(({ VariantName, CurrentInstanceCount }) => `${VariantName} ${CurrentInstanceCount}`)).toEqual([
      "control 1",
      "challenger 1",
    ]);
  });

  it("without deployment events, nothing but the state changes is sent", async () => {
    expect((await played("excluded-endpoint")).phases()).toEqual([]);
  });

  it("with the old configuration deleted, there is no way back", async () => {
    const { sagemaker, verdicts } = await played("old-config-deleted");
    const back = { EndpointName: "spam-filter", EndpointConfigName: verdicts[0]?.previousConfig };
    expect(await refusal(sagemaker.send(new UpdateEndpointCommand(back)))).toContain(
      "Could not find endpoint configuration",
    );
  });
});

describe("the deployments that fail", () => {
  it.each([
    ["silent-rollback", "rolled back", undefined],
    ["unseen-rollback", "rolled back", undefined],
    ["canary-alarm", "rolled back", "[fraud-scorer-5xx-errors"],
    ["health-check-fails", "rolled back", "ping health check"],
    ["rollback-fails", "rollback failed", "CapacityError"],
    ["capacity-change-fails", "rolled back", "ResourceLimitExceeded"],
  ] as const)("%s", async (id, verdict, reason) => {
    const { endpoint, verdicts } = await played(id);
    expect(verdicts).toMatchObject([{ verdict }]);
    expect(endpoint?.api.EndpointConfigName).toBe(verdicts[0]?.previousConfig);
    expect(endpoint?.api.EndpointStatus).toBe(verdict === "rollback failed" ? "UpdateRollbackFailed" : "InService");
    expect(endpoint?.api.FailureReason ?? "").toContain(reason ?? "");
    if (reason === undefined) expect(endpoint?.api.FailureReason).toBeUndefined();
  });

  it("with an alarm, the alarm is OK again once the bad fleet is gone", async () => {
    const alarms = async (minutes?: number) =>
      (await played("canary-alarm", minutes)).aws.alarms.all().filter(({ state }) => state === "ALARM");
    expect((await alarms(8)).map(({ name }) => name)).toEqual(["fraud-scorer-5xx-errors", "fraud-scorer-rollback"]);
    expect(await alarms()).toEqual([]);
  });

  it("unseen, not one deployment event tells of it", async () => {
    expect((await played("unseen-rollback")).phases()).toEqual([]);
  });

  it("a mix of both fleets is left where the rollback failed as well", async () => {
    const { endpoint } = await played("rollback-fails");
    expect(endpoint?.api.ProductionVariants).toMatchObject([{ CurrentInstanceCount: 4, DesiredInstanceCount: 6 }]);
  });
});
