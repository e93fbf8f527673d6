import { describe, expect, test } from "vitest";
import { endpointParts } from "../events/endpoint/parts.ts";
import { kinds } from "../events/registry.ts";
import { type Answers, own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import type { Target } from "./action.ts";
import { rollback } from "./rollback.ts";

const hour = 3_600_000;
/** An endpoint whose deployment from A to B began at one o'clock; what became of it is told by what it serves at two. */
const endpoint = (status: string, config: string, more: object = {}) => {
  const parts = endpointParts.parse({
    endpoint: { status, config, variants: [], createdAt: 1, modifiedAt: 2 * hour },
    deployments: { "1": { config: "B", previousConfig: "A", startedAt: hour, seenAt: hour, variants: [] } },
    ...(status === "InService" ? { served: { [config]: { at: 2 * hour } } } : {}),
    ...more,
  });
  return parts;
};
const target = (parts: unknown): Target => ({
  kind: "endpoint",
  arn: "arn:aws:sagemaker:eu-west-1:123456789012:endpoint/ranker",
  name: "ranker",
  account: own.account,
  region: own.region,
  parts,
  summary: kinds.endpoint.summary(endpointParts.parse(parts)),
});
const perform = (parts: unknown, config: string | undefined, answers: Answers) =>
  withStandIn(answers, async ({ clients, calls }) => ({
    outcome: await rollback.perform({
      target: target(parts),
      intent: { do: "rollback", target: { arn: "x" }, ...(config === undefined ? {} : { config }) },
      who: "Ana (U024BE7LH)",
      user: "U024BE7LH",
      at: 0,
      seed: "work-1",
      clients,
    }),
    calls,
  }));
const offers = (parts: ReturnType<typeof endpoint>) =>
  [rollback.offer("endpoint", parts, kinds.endpoint.summary(parts)) ?? []]
    .flat()
    .map(({ label, config }) => [label, config]);

describe("after a deployment", () => {
  test("goes back to the config from before, in the way of the last deployment and with what there is", async () => {
    const answers = { DescribeEndpointConfig: {}, UpdateEndpoint: {} };
    const { outcome, calls } = await perform(endpoint("InService", "B"), undefined, answers);
    expect(outcome).toMatchObject({
      is: "done",
      says: "SageMaker updates ranker to A.",
      facts: [{ part: "asked", value: { config: "A", previousConfig: "B", since: 2 * hour } }],
    });
    expect(calls).toEqual([
      { operation: "DescribeEndpointConfig", input: { EndpointConfigName: "A" } },
      {
        operation: "UpdateEndpoint",
        input: {
          EndpointName: "ranker",
          EndpointConfigName: "A",
          RetainDeploymentConfig: true,
          RetainAllVariantProperties: true,
        },
      },
    ]);
  });

  test("to a config that no longer exists is refused before anything is changed", async () => {
    const { outcome, calls } = await perform(endpoint("InService", "B"), undefined, {
      DescribeEndpointConfig: new Refusal("ValidationException", 'Could not find endpoint configuration "A".'),
    });
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining("A no longer exists") });
    expect(calls.map(({ operation }) => operation)).toEqual(["DescribeEndpointConfig"]);
  });

  test("to what it serves already has nothing to do", async () => {
    expect((await perform(endpoint("InService", "B"), "B", {})).outcome).toEqual({
      is: "already",
      says: "There is nothing to do: ranker serves B already.",
    });
  });

  test("without a config that is known asks for one", async () => {
    const { outcome } = await perform(endpoint("InService", "C", { deployments: {} }), undefined, {});
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining("/sagemaker rollback ranker to") });
  });

  test.each([
    ["Updating", "takes no second update"],
    ["SystemUpdating", "AWS is patching ranker"],
    ["RollingBack", "is undoing a change"],
    ["Failed", "deleting it"],
    ["Creating", "updates only endpoints in service"],
  ])("while it is %s it says why not", async (status, words) => {
    const { outcome, calls } = await perform(endpoint(status, "A"), "C", {});
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining(words) });
    expect(calls).toEqual([]);
  });

  test("that somebody else was faster with is told in words", async () => {
    const { outcome } = await perform(endpoint("InService", "B"), "A", {
      DescribeEndpointConfig: {},
      UpdateEndpoint: new Refusal("ValidationException", 'Cannot update in-progress endpoint "arn".'),
    });
    expect(outcome).toMatchObject({ is: "refused", because: expect.stringContaining("in-progress") });
  });
});

describe("the button", () => {
  test("goes back after a deployment, deploys again after a rollback, and does either when both went wrong", () => {
    expect(offers(endpoint("InService", "B"))).toEqual([["Roll back", "A"]]);
    expect(offers(endpoint("InService", "A"))).toEqual([["Deploy B again", "B"]]);
    expect(offers(endpoint("UpdateRollbackFailed", "A"))).toEqual([
      ["Deploy B again", "B"],
      ["Roll back", "A"],
    ]);
  });

  test.each(["Updating", "SystemUpdating", "Failed", "Deleting"])("is not there while it is %s", (status) => {
    expect(offers(endpoint(status, "A"))).toEqual([]);
  });

  test("tells which config comes, how, and how long its bakes are", () => {
    const guardrails = { at: hour, type: "CANARY", waitMs: 600_000, finalWaitMs: 300_000, alarms: ["x"] };
    const parts = endpoint("InService", "B", { guardrails });
    const [offer] = [rollback.offer("endpoint", parts, kinds.endpoint.summary(parts)) ?? []].flat();
    expect(offer?.confirm?.text).toBe(
      "SageMaker deploys A instead of B, as a canary, baking 10 min, then 5 min, under the same alarms. Weights and instances stay as they are now.",
    );
    expect(rollback.asks?.(target(parts), { do: "rollback", target: { arn: "x" } })).toEqual(offer?.confirm);
  });
});
