import { expect, test } from "vitest";
import { ForeignAccountError, sageMakerClients } from "./clients.ts";
import { own, Refusal, withStandIn } from "./testing/stand-in.ts";

test("one client per region, and the bot's own region where an ARN names none", async () => {
  const { at } = sageMakerClients({ own });
  expect(at(own)).toBe(at({ ...own }));
  expect(at({ ...own, region: "us-east-1" })).not.toBe(at(own));
  expect(await at({ ...own, region: "" }).config.region()).toBe("eu-west-1");
});

test("an account without a role is refused, so that a namesake in the own account is never hit", () => {
  const { at, writesAt } = sageMakerClients({ own });
  expect(() => at({ ...own, account: "222222222222" })).toThrow(ForeignAccountError);
  expect(() => writesAt({ ...own, account: "222222222222" })).toThrow(/222222222222/);
});

test("a call that SageMaker stumbles over is made again", () => {
  const answers = { StopTrainingJob: [new Refusal("InternalFailure", "oops", 500), {}] };
  return withStandIn(
    answers,
    async ({ clients, calls }) => {
      await clients.writesAt(own).stopTrainingJob("churn");
      expect(calls).toHaveLength(2);
    },
    3,
  );
});

test("AWS_ENDPOINT_URL leads the client elsewhere", () =>
  withStandIn({ StopTransformJob: {} }, async ({ endpoint, calls }) => {
    const before = process.env["AWS_ENDPOINT_URL"];
    process.env["AWS_ENDPOINT_URL"] = endpoint;
    try {
      await sageMakerClients({ own }).writesAt(own).stopTransformJob("churn");
    } finally {
      if (before === undefined) delete process.env["AWS_ENDPOINT_URL"];
      else process.env["AWS_ENDPOINT_URL"] = before;
    }
    expect(calls).toEqual([{ operation: "StopTransformJob", input: { TransformJobName: "churn" } }]);
  }));
