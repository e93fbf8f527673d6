import { expect, test } from "vitest";
import { asArn } from "../domain/ids.ts";
import type { Change } from "../domain/resource.ts";
import { fold, foldAll } from "../notify/fold.ts";
import { cardFacts } from "../notify/present.ts";
import { own, Refusal, withStandIn } from "../sagemaker/testing/stand-in.ts";
import { enrichWith } from "./enrich.ts";

const arn = asArn(`arn:aws:sagemaker:eu-west-1:${own.account}:pipeline/churn/execution/p4jn9xou8a8s`);
const failedAt = Date.parse("2026-03-02T14:10:00Z");
/** The event came a second after SageMaker's own time, as events do. */
const failed: Change = {
  kind: "pipeline-execution",
  arn,
  name: "churn",
  account: own.account,
  region: own.region,
  part: "execution",
  stamp: { final: 0, at: failedAt + 1000, rank: 5 },
  value: { status: "Failed", endedAt: failedAt },
};
const failures = { note: async () => 1 };
const factsAfter = async (answers: Parameters<typeof withStandIn>[0]) =>
  withStandIn(answers, async ({ clients }) => {
    const state = fold(undefined, failed);
    const [first = failed, ...rest] = await enrichWith({ clients, own, failures, evidenceBuckets: [] })(state);
    return cardFacts("pipeline-execution", foldAll(state, [first, ...rest]), { accounts: {} });
  });
const described = {
  PipelineArn: arn.split("/execution")[0],
  PipelineExecutionArn: arn,
  PipelineExecutionStatus: "Failed",
  CreationTime: new Date(failedAt - 60_000),
  LastModifiedTime: new Date(failedAt),
};

test("a reason that only the execution itself has is on the card, though its event is the newer fact", async () => {
  const facts = await factsAfter({
    DescribePipelineExecution: {
      ...described,
      FailureReason: "ClientError: the pipeline execution role does not have sufficient permissions to the job.",
    },
    ListPipelineExecutionSteps: { PipelineExecutionSteps: [] },
  });
  expect(facts.summary.reason).toContain("does not have sufficient permissions");
  expect(facts.failure).toMatchObject({ class: "permission" });
});

test("steps whose events were lost are on the card", async () => {
  const facts = await factsAfter({
    DescribePipelineExecution: described,
    ListPipelineExecutionSteps: {
      PipelineExecutionSteps: [
        {
          StepName: "Train",
          StepStatus: "Failed",
          FailureReason: "CapacityError: no capacity",
          EndTime: new Date(failedAt),
        },
      ],
    },
  });
  expect(facts.summary.headline).toBe("Pipeline failed at Train");
  expect(facts.failure).toMatchObject({ class: "capacity" });
});

test("a pipeline that cannot be looked at has its card without a reason", async () => {
  const facts = await factsAfter({ DescribePipelineExecution: new Refusal("AccessDeniedException", "no") });
  expect(facts.failure).toBeUndefined();
  expect(facts.repeats).toBe(1);
});
