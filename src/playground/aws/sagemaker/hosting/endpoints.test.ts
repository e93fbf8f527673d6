import {
  DeleteEndpointCommand,
  type DeploymentConfig,
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";

const second = 1_000;
const EndpointName = "Ranker";
const arn = "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/ranker";
const canary: DeploymentConfig = {
  BlueGreenUpdatePolicy: {
    TrafficRoutingConfiguration: {
      Type: "CANARY",
      WaitIntervalInSeconds: 600,
      CanarySize: { Type: "INSTANCE_COUNT", Value: 1 },
    },
    TerminationWaitInSeconds: 300,
  },
  AutoRollbackConfiguration: { Alarms: [{ AlarmName: "ranker-5xx" }] },
};

/** An endpoint in service on ranker-41, and a configuration ranker-42 to move to. */
const setUp = async () => {
  const started = await freshAws();
  const { hosting, endpoints } = started.aws.sagemaker;
  const variant = {
    VariantName: "AllTraffic",
    ModelName: "ranker-41",
    InitialInstanceCount: 3,
    InstanceType: "ml.m5.xlarge",
  } as const;
  hosting.addModel(prod, "ranker-41", "arn:aws:sagemaker:eu-west-1:111122223333:model-package/ranker/41");
  const old = hosting.addConfig(prod, "ranker-41", [variant]);
  const next = hosting.addConfig(prod, "ranker-42", [{ ...variant, ModelName: "ranker-42" }]);
  const endpoint = endpoints.create(prod, EndpointName, old, "quiet");
  const describeIt = () => started.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
  const update = (more: object = {}) =>
    started.sagemaker.send(
      new UpdateEndpointCommand({ EndpointName, EndpointConfigName: "ranker-42", DeploymentConfig: canary, ...more }),
    );
  return { ...started, endpoint, next, describeIt, update };
};

describe("UpdateEndpoint with a canary", () => {
  it("bakes twice and ends in service on the new configuration", async () => {
    const { aws, describeIt, update } = await setUp();
    await update();
    expect(await describeIt()).toMatchObject({
      EndpointStatus: "Updating",
      EndpointConfigName: "ranker-41",
      PendingDeploymentSummary: { EndpointConfigName: "ranker-42" },
    });
    await aws.advance(220 * second);
    const [variant] = (await describeIt()).PendingDeploymentSummary?.ProductionVariants ?? [];
    expect(variant).toMatchObject({
      CurrentInstanceCount: 1,
      DesiredInstanceCount: 3,
      VariantStatus: [{ Status: "Baking" }],
    });
    await aws.advance(2000 * second);
    const done = await describeIt();
    expect(done).toMatchObject({
      EndpointStatus: "InService",
      EndpointConfigName: "ranker-42",
      LastDeploymentConfig: canary,
    });
    expect(done.PendingDeploymentSummary).toBeUndefined();
  });

  it("sends state changes in upper snake case and a deployment event for each phase", async () => {
    const { aws, update } = await setUp();
    await update();
    await aws.advance(2500 * second);
    const ofType = (type: string) => aws.sentEvents.filter((event) => event["detail-type"] === type);
    expect(ofType("SageMaker Endpoint State Change").map(({ detail }) => detail["EndpointStatus"])).toEqual([
      "UPDATING",
      "IN_SERVICE",
    ]);
    const phases = ofType("SageMaker Endpoint Deployment State Change");
    expect(phases.map(({ detail }) => JSON.stringify(detail).match(/"Status":"(\w+)"/)?.[1])).toEqual([
      "Creating",
      "ActivatingTraffic",
      "Baking",
      "ActivatingTraffic",
      "Baking",
      "Deleting",
    ]);
    expect(phases[2]?.detail).toMatchObject({
      EndpointName,
      EndpointArn: arn,
      EndpointStatus: "UPDATING",
      EndpointConfigName: "ranker-41",
      PendingDeploymentSummary: { EndpointConfigName: "ranker-42", StartTime: expect.any(Number) },
    });
  });

  it("refuses a second update, a new size and deletion while it is in progress", async () => {
    const { sagemaker, update } = await setUp();
    await update();
    const inProgress = `ValidationException: Cannot update in-progress endpoint "${arn}".`;
    const resize = {
      EndpointName,
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 6 }],
    };
    expect(await refusal(update())).toBe(inProgress);
    expect(await refusal(sagemaker.send(new UpdateEndpointWeightsAndCapacitiesCommand(resize)))).toBe(inProgress);
    expect(await refusal(sagemaker.send(new DeleteEndpointCommand({ EndpointName })))).toBe(inProgress);
  });

  it("can roll back silently: in service on the old configuration, without a reason", async () => {
    const { aws, endpoint, next, describeIt } = await setUp();
    aws.sagemaker.endpoints.update(
      endpoint,
      { config: next, deployment: canary },
      { ends: "rolled back", afterSeconds: 120 },
    );
    await aws.advance(2000 * second);
    const after = await describeIt();
    expect(after).toMatchObject({ EndpointStatus: "InService", EndpointConfigName: "ranker-41" });
    expect(after.FailureReason).toBeUndefined();
    expect(aws.sentEvents.at(-1)?.detail).not.toHaveProperty("FailureReason");
  });

  it("goes back with the last deployment configuration, and clears the reason of an earlier failure", async () => {
    const { aws, endpoint, next, describeIt, update } = await setUp();
    const plan = { ends: "rolled back", afterSeconds: 1, reason: "health check" } as const;
    aws.sagemaker.endpoints.update(endpoint, { config: next, deployment: canary }, plan);
    await aws.advance(2000 * second);
    expect((await describeIt()).FailureReason).toBe("health check");
    await update({
      EndpointConfigName: "ranker-41",
      DeploymentConfig: undefined,
      RetainDeploymentConfig: true,
      RetainAllVariantProperties: true,
    });
    const during = await describeIt();
    expect(during.LastDeploymentConfig).toEqual(canary);
    expect(during.FailureReason).toBeUndefined();
  });
});

describe("an endpoint", () => {
  it("is created, resized and deleted, with its own last event", async () => {
    const { aws, sagemaker } = await setUp();
    const config = aws.sagemaker.hosting.configs.find(prod, "ranker-41");
    if (config) aws.sagemaker.endpoints.create(prod, "fresh", config);
    await aws.advance(200 * second);
    const wanted = {
      EndpointName: "fresh",
      DesiredWeightsAndCapacities: [{ VariantName: "AllTraffic", DesiredInstanceCount: 6 }],
    };
    await sagemaker.send(new UpdateEndpointWeightsAndCapacitiesCommand(wanted));
    expect(aws.sentEvents.at(-1)).toMatchObject({
      "detail-type": "SageMaker Endpoint Deployment State Change",
      detail: {
        ProductionVariants: [{ VariantStatus: [{ StatusMessage: "Scaling out desired instance count to 6." }] }],
      },
    });
    expect(aws.sentEvents.at(-1)?.detail).not.toHaveProperty("PendingDeploymentSummary");
    await aws.advance(200 * second);
    const resized = await sagemaker.send(new DescribeEndpointCommand({ EndpointName: "fresh" }));
    expect(resized.ProductionVariants?.[0]).toMatchObject({ CurrentInstanceCount: 6, CurrentWeight: 1 });
    await sagemaker.send(new DeleteEndpointCommand({ EndpointName: "fresh" }));
    await aws.advance(100 * second);
    expect(aws.sentEvents.at(-1)?.detail["EndpointStatus"]).toBe("DELETED");
    expect(await refusal(sagemaker.send(new DescribeEndpointCommand({ EndpointName: "fresh" })))).toBe(
      'ValidationException: Could not find endpoint "arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fresh".',
    );
  });

  it("that failed can only be deleted", async () => {
    const { aws, sagemaker, update } = await setUp();
    aws.sagemaker.hosting.endpoints.change(arn, { EndpointStatus: "Failed" });
    expect(await refusal(update())).toContain("with status Failed");
    expect(await refusal(sagemaker.send(new DeleteEndpointCommand({ EndpointName })))).toBe("accepted");
  });

  it("is listed and leads to its model package through its configuration and model", async () => {
    const { sagemaker, update } = await setUp();
    expect((await sagemaker.send(new ListEndpointsCommand({ StatusEquals: "InService" }))).Endpoints).toMatchObject([
      { EndpointName },
    ]);
    expect((await sagemaker.send(new ListEndpointConfigsCommand({ SortBy: "Name" }))).EndpointConfigs).toHaveLength(2);
    expect((await sagemaker.send(new ListModelsCommand({}))).Models).toMatchObject([{ ModelName: "ranker-41" }]);
    const config = await sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: "ranker-41" }));
    const model = await sagemaker.send(
      new DescribeModelCommand({ ModelName: config.ProductionVariants?.[0]?.ModelName }),
    );
    expect(model.PrimaryContainer?.ModelPackageName).toContain("model-package/ranker/41");
    expect(await refusal(sagemaker.send(new DescribeModelCommand({ ModelName: "none" })))).toContain(
      "Could not find model",
    );
    expect(await refusal(update({ EndpointConfigName: "none" }))).toContain("Could not find endpoint configuration");
  });
});
