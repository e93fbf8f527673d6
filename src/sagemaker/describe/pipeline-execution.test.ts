import { expect, test } from "vitest";
import { foldAll } from "../../notify/fold.ts";
import { viewOf } from "../../notify/view.ts";
import { look } from "../describe.ts";
import type { LookTarget } from "../target.ts";
import { type Answers, own, Refusal, withStandIn } from "../testing/stand-in.ts";

const pipelineArn = "arn:aws:sagemaker:eu-west-1:123456789012:pipeline/churn";
const arn = `${pipelineArn}/execution/p4jn9xou8a8s`;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));
const job = (name: string) => `arn:aws:sagemaker:eu-west-1:123456789012:training-job/${name}`;

const answers = {
  DescribePipelineExecution: {
    PipelineArn: pipelineArn,
    PipelineExecutionArn: arn,
    PipelineExecutionDisplayName: "nightly",
    PipelineExecutionStatus: "Failed",
    CreationTime: at(0),
    LastModifiedTime: at(30),
  },
  ListPipelineExecutionSteps: [
    {
      PipelineExecutionSteps: [
        {
          StepName: "Prepare",
          StepStatus: "Succeeded",
          StartTime: at(0),
          EndTime: at(5),
          CacheHitResult: { SourcePipelineExecutionArn: "arn:old" },
        },
      ],
      NextToken: "page-2",
    },
    {
      PipelineExecutionSteps: [
        {
          StepName: "Train",
          StepStatus: "Failed",
          StartTime: at(5),
          EndTime: at(29),
          FailureReason: "AlgorithmError: exit 1",
          Metadata: { TrainingJob: { Arn: job("pipelines-train") } },
        },
      ],
    },
  ],
  ListPipelineExecutions: { PipelineExecutionSummaries: [{ PipelineExecutionArn: arn }] },
} satisfies Answers;

const see = (target: LookTarget, more: Answers = {}) =>
  withStandIn({ ...answers, ...more }, async ({ clients, calls }) => ({
    looked: await look(target, clients, own),
    calls,
  }));

test("an execution comes with all its steps, as their events tell them", async () => {
  const { looked, calls } = await see({ arn });
  if (looked.is !== "found") throw new Error(looked.because);
  expect(calls.map(({ input }) => input["NextToken"])).toEqual([undefined, undefined, "page-2"]);
  const view = viewOf("pipeline-execution", foldAll(undefined, looked.changes));
  expect(looked.name).toBe("churn");
  expect(view.summary).toMatchObject({
    headline: "Pipeline failed at Train",
    reason: "AlgorithmError: exit 1",
    endedAt: at(30).getTime(),
  });
  expect(view.parts).toMatchObject({
    execution: { displayName: "nightly", startedAt: at(0).getTime() },
    steps: {
      Prepare: { status: "Succeeded", cachedFrom: "arn:old" },
      Train: { type: "Training", resourceArn: job("pipelines-train") },
    },
  });
  expect(looked.changes.map(({ stamp }) => stamp.at)).toEqual([at(30), at(5), at(29)].map((date) => date.getTime()));
});

test("times are whole seconds, as in events, so that a look and an event of one moment agree", async () => {
  const late = { ...answers.DescribePipelineExecution, LastModifiedTime: new Date(at(30).getTime() + 900) };
  const { looked } = await see({ arn }, { DescribePipelineExecution: late });
  expect(looked).toMatchObject({
    changes: [{ stamp: { at: at(30).getTime() }, value: { endedAt: at(30).getTime() } }, {}, {}],
  });
});

test("a pipeline's name, or its own ARN, stands for its newest execution", async () => {
  for (const target of [{ kind: "pipeline", name: "churn" }, { arn: pipelineArn }]) {
    const { looked, calls } = await see(target);
    expect(calls[0]).toEqual({
      operation: "ListPipelineExecutions",
      input: { PipelineName: "churn", SortBy: "CreationTime", SortOrder: "Descending", MaxResults: 1 },
    });
    expect(looked).toMatchObject({ is: "found", arn });
  }
});

test("pipeline/execution is an execution, in the case that SageMaker knows", async () => {
  const gone = new Refusal("ResourceNotFound", "Pipeline execution does not exist.");
  const { calls } = await see(
    { kind: "pipeline", name: "Churn/p4jn9xou8a8s" },
    { DescribePipelineExecution: [gone, answers.DescribePipelineExecution] },
  );
  expect(calls.slice(0, 2).map(({ input }) => input["PipelineExecutionArn"])).toEqual([
    arn.replace("churn", "Churn"),
    arn,
  ]);
});

test("an execution that runs has not ended", async () => {
  const running = { ...answers.DescribePipelineExecution, PipelineExecutionStatus: "Executing" };
  const { looked } = await see({ arn }, { DescribePipelineExecution: running });
  expect(looked).toMatchObject({
    is: "found",
    changes: [{ value: { status: "Executing", endedAt: undefined } }, {}, {}],
  });
});

test("a pipeline that was never executed, and one that does not exist", async () => {
  const never = await see(
    { kind: "pipeline", name: "churn" },
    { ListPipelineExecutions: { PipelineExecutionSummaries: [] } },
  );
  expect(never.looked).toEqual({ is: "not-found", because: "The pipeline churn has not been executed yet." });
  const none = await see(
    { kind: "pipeline", name: "churm" },
    { ListPipelineExecutions: new Refusal("ResourceNotFound", "Pipeline does not exist.") },
  );
  expect(none.looked).toMatchObject({ is: "not-found", because: expect.stringContaining("pipeline execution churm") });
});
