import { beforeAll, describe, expect, test } from "vitest";
import { decidables } from "../src/actions/decidables.ts";
import { actions } from "../src/actions/registry.ts";
import { stop } from "../src/actions/stop.ts";
import { describers } from "../src/sagemaker/describe/registry.ts";
import { listers } from "../src/sagemaker/list/registry.ts";
import { LAMBDAS, type LambdaName } from "./lambdas.ts";
import { functionRights } from "./rights/functions.ts";
import { RightProblem } from "./rights/right.ts";
import type { Registries } from "./rights/sagemaker.ts";
import { type CodeCall, callsIn, codeCalls } from "./testing/code-calls.ts";
import { mismatches } from "./testing/compare.ts";
import { type RoleOf, rolesOf } from "./testing/policies.ts";
import { configWith, synthesised, withSpokes } from "./testing/synthesised.ts";

const calls = new Map<LambdaName, readonly CodeCall[]>();
beforeAll(async () => {
  for (const lambda of LAMBDAS) calls.set(lambda, await codeCalls(lambda));
}, 60_000);

const spokeWithoutNames = [{ account: "444455556666", region: "eu-west-1", externalId: "chatops-of-example" }];
const shipped: Registries = { actions, decidables, describers, listers };
const rightsOf = (lambda: LambdaName, registries: Registries): readonly string[] =>
  functionRights(registries)[lambda].flatMap((right) => right.actions);
const problems = (lambda: LambdaName, registries: Registries): readonly string[] =>
  mismatches(lambda, calls.get(lambda) ?? [], rightsOf(lambda, registries));

/** What a function may call in its own name, and the worker in the names of people. */
const allowedTo = (lambda: LambdaName, roles: readonly RoleOf[]): readonly string[] =>
  roles
    .filter(({ name }) => name.endsWith(`-${lambda}`) || (lambda === "worker" && name.endsWith("-actor")))
    .flatMap(({ policies }) => Object.values(policies).flat())
    .flatMap(({ actions: granted }) => granted);

const deployments = [
  ["a plain deployment", rolesOf(synthesised(configWith({ spokes: spokeWithoutNames, abortAlarms: ["*-abort"] })))],
  ["one that acts in people's names", rolesOf(synthesised(withSpokes()))],
] as const;

test.each(deployments.flatMap(([what, roles]) => LAMBDAS.map((lambda) => [what, lambda, roles] as const)))(
  "in %s, %s may call in AWS what its code can call, and nothing else",
  (_what, lambda, roles) => {
    const allowed = allowedTo(lambda, roles);
    expect(allowed.length).toBeGreaterThan(2);
    expect(mismatches(lambda, calls.get(lambda) ?? [], allowed)).toEqual([]);
  },
);

describe("the comparison", () => {
  test("fails when an action's IAM line is removed, and says what to do", () => {
    const { "training-job": _removed, ...iam } = stop.iam;
    expect(problems("worker", { ...shipped, actions: { ...actions, stop: { ...stop, iam } } })).toEqual([
      expect.stringMatching(
        /^worker calls sagemaker:StopTrainingJob at src\/sagemaker\/writes\.ts:\d+, and its policy does not allow it: add it to the `iam` of its action in src\/actions, or make sure that the function does not import the call\.$/,
      ),
    ]);
  });

  test("fails when a describer's IAM line is removed, for each function that looks", () => {
    const without = {
      ...shipped,
      describers: { ...describers, "feature-group": { ...describers["feature-group"], iam: [] } },
    };
    for (const lambda of ["notify", "worker", "clock"] as const)
      expect(problems(lambda, without)).toEqual([
        expect.stringContaining(
          `${lambda} calls sagemaker:DescribeFeatureGroup at src/sagemaker/describe/resources.ts:`,
        ),
      ]);
  });

  test("fails when something is allowed that the code never calls", () => {
    const more: Registries = {
      ...shipped,
      actions: {
        ...actions,
        stop: {
          ...stop,
          iam: { ...stop.iam, endpoint: [{ action: "sagemaker:DeleteEndpoint", resource: "endpoint/*" }] },
        },
      },
    };
    expect(problems("worker", more)).toEqual([
      "worker may call sagemaker:DeleteEndpoint, and no line of its code does: take it out of the `iam` of its action in src/actions",
    ]);
  });

  test("sees every call of the code: none is made through a helper that hides its name", async () => {
    for (const helper of [
      "paginateListEndpoints(config, {})",
      "await waitUntilEndpointInService({}, {})",
      "new SageMaker({})",
    ])
      await expect(callsIn("src/x.ts", helper)).rejects.toThrow("send the command itself");
    const stranger = 'import { KMSClient } from "@aws-sdk/client-sagemaker";\nnew DecryptCommand({});';
    await expect(callsIn("src/x.ts", stranger)).rejects.toThrow("src/x.ts:2 sends DecryptCommand");
  });
});

test("a new List call is refused until somebody says what it is about", () => {
  const odd: Registries = {
    ...shipped,
    listers: { ...listers, endpoint: { ...listers.endpoint, iam: ["sagemaker:ListApps"] } },
  };
  expect(() => functionRights(odd)).toThrow(RightProblem);
  expect(() => functionRights(odd)).toThrow("say in infra/rights/sagemaker.ts which resources it is about");
});

test("only what acts on SageMaker holds calls that change it", () => {
  const changing = (lambda: LambdaName) =>
    (calls.get(lambda) ?? []).filter(({ action }) => /^sagemaker:(?!Describe|List)/.test(action));
  expect(LAMBDAS.filter((lambda) => changing(lambda).length > 0)).toEqual(["worker"]);
});
