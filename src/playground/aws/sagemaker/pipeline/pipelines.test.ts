import {
  DescribePipelineCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  ListPipelineExecutionsCommand,
  ListPipelineParametersForExecutionCommand,
  ListPipelinesCommand,
  RetryPipelineExecutionCommand,
  StartPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from "@aws-sdk/client-sagemaker";
import { describe, expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";
import type { PipelinePlan, Work } from "./plan.ts";

const minute = 60_000;
const token = (name: string) => name.padEnd(32, "0");
const cleaning: Work = {
  does: "processing",
  request: { AppSpecification: { ImageUri: "sklearn" }, ProcessingResources: { ClusterConfig: undefined } },
  plan: { startSeconds: 10, runSeconds: 50, ending: { ends: "Completed" } },
};
const training = (ends: "Completed" | "Failed"): Work => ({
  does: "training",
  request: { StoppingCondition: { MaxRuntimeInSeconds: 3600 } },
  plan: {
    startSeconds: 10,
    runSeconds: 100,
    ending: ends === "Failed" ? { ends, reason: "AlgorithmError: boom" } : { ends },
  },
});
const source = "arn:aws:sagemaker:eu-west-1:111122223333:pipeline/ChurnTraining/execution/old";
/** Fails in its second step, the first time. */
const plan: PipelinePlan = {
  name: "ChurnTraining",
  description: "Trains the churn model",
  parameters: [{ Name: "Epochs", Type: "Integer", DefaultValue: 10 }],
  steps: [
    { name: "Prepare", type: "Processing", work: () => cleaning },
    { name: "Train", type: "Training", work: (attempt) => training(attempt === 1 ? "Failed" : "Completed") },
    {
      name: "Evaluate",
      type: "Processing",
      work: () => ({ does: "reuse", sourceExecutionArn: source, processingJobArn: "arn:job" }),
    },
    { name: "Check", type: "Condition", work: () => ({ does: "condition", outcome: "True" }) },
    {
      name: "Register",
      type: "RegisterModel",
      work: () => ({
        does: "register model",
        group: "churn",
        request: { ModelApprovalStatus: "PendingManualApproval" },
      }),
    },
  ],
};

const setUp = async () => {
  const started = await freshAws();
  const pipeline = started.aws.sagemaker.pipelines.define(prod, plan);
  const begin = (more: object = {}) =>
    started.sagemaker.send(
      new StartPipelineExecutionCommand({ PipelineName: plan.name, ClientRequestToken: token("start"), ...more }),
    );
  const { PipelineExecutionArn } = await begin({ PipelineParameters: [{ Name: "Epochs", Value: "3" }] });
  const execution = () => started.sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
  const steps = async () =>
    (
      await started.sagemaker.send(
        new ListPipelineExecutionStepsCommand({ PipelineExecutionArn, SortOrder: "Ascending" }),
      )
    ).PipelineExecutionSteps ?? [];
  const retry = () =>
    started.sagemaker.send(
      new RetryPipelineExecutionCommand({ PipelineExecutionArn, ClientRequestToken: token("retry") }),
    );
  const stop = (name = "stop") =>
    started.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn, ClientRequestToken: token(name) }));
  return { ...started, pipeline, begin, arn: PipelineExecutionArn ?? "", execution, steps, retry, stop };
};

describe("a pipeline execution", () => {
  it("fails with its step, and the step names the job and the reason", async () => {
    const { aws, execution, steps } = await setUp();
    await aws.advance(10 * minute);
    expect(await execution()).toMatchObject({
      PipelineExecutionStatus: "Failed",
      FailureReason: "Step failure: One or multiple steps failed.",
    });
    const [prepare, train] = await steps();
    expect(prepare).toMatchObject({ StepName: "Prepare", StepStatus: "Succeeded", AttemptCount: 1 });
    expect(train).toMatchObject({ StepName: "Train", StepStatus: "Failed", FailureReason: "AlgorithmError: boom" });
    expect(train?.Metadata?.TrainingJob?.Arn).toMatch(/training-job\/pipelines-\w{12}-train-/);
  });

  it("goes on with the failed step when it is retried, to the registered model", async () => {
    const { aws, sagemaker, arn, execution, steps, retry } = await setUp();
    await aws.advance(10 * minute);
    await retry();
    await retry();
    await aws.advance(10 * minute);
    const after = await execution();
    expect(after.PipelineExecutionStatus).toBe("Succeeded");
    expect(after.FailureReason).toBeUndefined();
    const all = await steps();
    expect(all.map(({ StepName, AttemptCount }) => `${StepName} ${AttemptCount}`)).toEqual([
      "Prepare 1",
      "Train 2",
      "Evaluate 1",
      "Check 1",
      "Register 1",
    ]);
    expect(all[2]?.CacheHitResult?.SourcePipelineExecutionArn).toBe(source);
    expect(all[3]?.Metadata?.Condition?.Outcome).toBe("True");
    const { packages } = aws.sagemaker.registry;
    expect(packages.at(all[4]?.Metadata?.RegisterModel?.Arn ?? "")?.api.MetadataProperties?.GeneratedBy).toBe(arn);
    const again = new RetryPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: token("again") });
    expect(await refusal(sagemaker.send(again))).toContain("can be retried");
  });

  it("sends camel case events with two ARNs and ISO times", async () => {
    const { aws, arn, pipeline } = await setUp();
    await aws.advance(10 * minute);
    const ofType = (type: string) => aws.sentEvents.filter((event) => event["detail-type"].endsWith(type));
    const executions = ofType("Pipeline Execution Status Change");
    expect(executions).toMatchObject([
      {
        resources: [pipeline.arn, arn],
        detail: { currentPipelineExecutionStatus: "Executing", executionStartTime: "2026-11-03T09:00:00Z" },
      },
      { detail: { previousPipelineExecutionStatus: "Executing", currentPipelineExecutionStatus: "Failed" } },
    ]);
    expect(executions[0]?.detail).not.toHaveProperty("previousPipelineExecutionStatus");
    expect(executions[0]?.detail).not.toHaveProperty("executionEndTime");
    const steps = ofType("Step Status Change");
    expect(
      steps.map(
        ({ detail }) => `${detail["stepName"]}: ${detail["previousStepStatus"]} to ${detail["currentStepStatus"]}`,
      ),
    ).toEqual([
      "Prepare: undefined to Starting",
      "Prepare: Starting to Executing",
      "Prepare: Executing to Succeeded",
      "Train: undefined to Starting",
      "Train: Starting to Executing",
      "Train: Executing to Failed",
    ]);
    expect(steps[2]?.detail).toMatchObject({
      stepType: "Processing",
      metadata: { processingJob: { arn: expect.stringContaining("processing-job/") } },
    });
    expect(steps[5]?.detail).toMatchObject({ failureReason: "AlgorithmError: boom" });
  });

  it("stops with the job of its step, and only once", async () => {
    const { aws, execution, steps, stop } = await setUp();
    await aws.advance(30_000);
    await stop();
    expect((await execution()).PipelineExecutionStatus).toBe("Stopping");
    expect((await steps())[0]?.StepStatus).toBe("Stopping");
    expect(await refusal(stop("second"))).toBe(
      "ValidationException: Only pipelines with 'Executing' status can be stopped.",
    );
    expect(await refusal(stop())).toBe("accepted");
    await aws.advance(minute);
    expect((await execution()).PipelineExecutionStatus).toBe("Stopped");
    expect((await steps())[0]?.StepStatus).toBe("Stopped");
  });

  it("stops before its step began, and in a step that runs no job", async () => {
    const { aws, execution, stop } = await setUp();
    await stop();
    await aws.advance(minute);
    expect((await execution()).PipelineExecutionStatus).toBe("Stopped");
    const { pipelines } = aws.sagemaker;
    const [check] = plan.steps.slice(3);
    const started = pipelines.start(pipelines.define(prod, { name: "Quick", steps: check ? [check] : [] }), {});
    await aws.advance(3_000);
    pipelines.stop(pipelines.executions.at(started.arn) ?? started);
    expect(pipelines.executions.at(started.arn)?.api.PipelineExecutionStatus).toBe("Stopped");
  });

  it("fails when somebody stops the job of its step", async () => {
    const { aws, execution } = await setUp();
    await aws.advance(30_000);
    const [job] = aws.sagemaker.processing.shelf.all();
    if (job) aws.sagemaker.processing.stop(job);
    await aws.advance(minute);
    expect((await execution()).PipelineExecutionStatus).toBe("Failed");
  });
});

describe("pipelines", () => {
  it("are started once for each token, and listed with their executions", async () => {
    const { aws, sagemaker, begin, arn } = await setUp();
    const same = await begin({ PipelineParameters: [{ Name: "Epochs", Value: "3" }] });
    expect(same.PipelineExecutionArn).toBe(arn);
    await aws.advance(minute);
    const other = await begin({ ClientRequestToken: token("other"), PipelineExecutionDisplayName: "by-hand" });
    const list = await sagemaker.send(
      new ListPipelineExecutionsCommand({ PipelineName: "ChurnTraining", SortOrder: "Ascending" }),
    );
    expect(list.PipelineExecutionSummaries?.map((one) => one.PipelineExecutionArn)).toEqual([
      arn,
      other.PipelineExecutionArn,
    ]);
    const parameters = await sagemaker.send(
      new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: arn }),
    );
    expect(parameters.PipelineParameters).toEqual([{ Name: "Epochs", Value: "3" }]);
    const pipelines = await sagemaker.send(new ListPipelinesCommand({ PipelineNamePrefix: "Churn" }));
    expect(pipelines.PipelineSummaries).toMatchObject([
      { PipelineName: "ChurnTraining", LastExecutionTime: expect.any(Date) },
    ]);
  });

  it("describe their steps and parameters", async () => {
    const { sagemaker, pipeline } = await setUp();
    const described = await sagemaker.send(new DescribePipelineCommand({ PipelineName: pipeline.arn }));
    expect(JSON.parse(described.PipelineDefinition ?? "")).toMatchObject({
      Parameters: [{ Name: "Epochs", DefaultValue: 10 }],
      Steps: [{ Name: "Prepare", Type: "Processing" }, {}, {}, {}, {}],
    });
  });

  it("are not found with the words that SageMaker has for it", async () => {
    const { sagemaker, arn, begin } = await setUp();
    expect(await refusal(begin({ PipelineName: "none", ClientRequestToken: token("none") }))).toContain(
      "ResourceNotFound: Pipeline 'none' does not exist.",
    );
    const missing = new DescribePipelineExecutionCommand({ PipelineExecutionArn: `${arn}x` });
    expect(await refusal(sagemaker.send(missing))).toContain("ResourceNotFound: Pipeline execution with ARN");
    const short = new StopPipelineExecutionCommand({ PipelineExecutionArn: arn, ClientRequestToken: "short" });
    expect(await refusal(sagemaker.send(short))).toContain("Member must have length greater than or equal to 32");
  });
});
