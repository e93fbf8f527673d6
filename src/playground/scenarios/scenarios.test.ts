import { describe, expect, it } from "vitest";
import { freshAws } from "../aws/testing/aws.ts";
import { scenarios } from "./registry.ts";
import type { Scenario } from "./scenario.ts";

const minute = 60_000;
const scenario = (id: string): Scenario => {
  const found = scenarios.find((one) => one.id === id);
  if (!found) throw new Error(`There is no scenario ${id}`);
  return found;
};
const play = async (id: string) => {
  const { aws } = await freshAws();
  const { minutes, play: start } = scenario(id);
  start(aws.sagemaker);
  await aws.advance(minutes * minute);
  return aws;
};
/** The last event about each resource, as `name: status`. */
const shown = async (id: string) =>
  (await play(id)).describeForPage().map(({ name, status }) => `${name.replace(/-1103-.*/, "")}: ${status}`);

it("every scenario has its own id and something to read", () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
  for (const { title, description } of scenarios) expect(title.length * description.length).toBeGreaterThan(0);
});

describe.each(scenarios.map(({ id }) => id))("%s", (id) => {
  it("is over after its minutes, which is less than a minute at 60x, and not much before", async () => {
    const aws = await play(id);
    expect(aws.clock.pending).toBe(0);
    expect(scenario(id).minutes).toBeLessThanOrEqual(60);
    const last = aws.sentEvents.at(-1)?.time ?? "";
    expect(Date.parse(last)).toBeGreaterThan(aws.clock.now() - 4 * minute);
  });

  it("can be played again while it runs", async () => {
    const { aws } = await freshAws();
    const { minutes, play: start } = scenario(id);
    start(aws.sagemaker);
    await aws.advance(minute);
    start(aws.sagemaker);
    await aws.advance(minutes * minute);
    expect(aws.clock.pending).toBe(0);
  });
});

it("the training scenarios end as they say", async () => {
  expect(await shown("training-succeeds")).toEqual(["churn-nightly: Completed"]);
  expect(await shown("training-fails")).toEqual(["bert-large-p5: Failed"]);
  const [job] = (await play("training-hostile-reason")).describeForPage();
  expect(job?.note).toContain("<!channel> & <https://evil|click>");
});

it("version 12 of churn waits for approval, made by a pipeline", async () => {
  const aws = await play("model-waiting-for-approval");
  const version = aws.sagemaker.registry.packages.find({ account: "111122223333", region: "eu-west-1" }, "churn/12");
  expect(version?.api).toMatchObject({ ModelApprovalStatus: "PendingManualApproval", ModelPackageStatus: "Completed" });
  expect(version?.api.MetadataProperties?.GeneratedBy).toContain("pipeline/churn-training/execution/");
});

it("the failing pipeline has one cached and one failed step, and two it never reached", async () => {
  const aws = await play("pipeline-fails");
  const [execution] = aws.sagemaker.pipelines.executions.all();
  const steps = aws.sagemaker.pipelines.stepsOf(execution?.arn ?? "");
  expect(steps.map(({ api }) => api.StepStatus)).toEqual(["Succeeded", "Succeeded", "Succeeded", "Failed"]);
  expect(steps[0]?.api.CacheHitResult).toBeDefined();
});

it("the pipeline with a gate waits for an answer, which Ana cannot give herself", async () => {
  const aws = await play("pipeline-with-a-gate");
  const [execution] = aws.sagemaker.pipelines.executions.all();
  expect(execution?.api).toMatchObject({ PipelineExecutionStatus: "Executing", CreatedBy: { UserProfileName: "ana" } });
  expect(aws.gateQueue.depth).toBe(1);
});

it("the failing pipeline goes through when somebody retries it", async () => {
  const aws = await play("pipeline-fails");
  const { pipelines, registry } = aws.sagemaker;
  const [execution] = pipelines.executions.all();
  if (execution) pipelines.retry(execution);
  await aws.advance(10 * minute);
  expect(pipelines.executions.all()[0]?.api.PipelineExecutionStatus).toBe("Succeeded");
  expect(registry.packages.all()[0]?.name).toBe("fraud/1");
});

it("the tuning job ends with 37 done and 3 failed", async () => {
  const aws = await play("tuning-of-40");
  expect(aws.describeForPage()[0]).toMatchObject({ status: "Completed", note: "37 done, 0 running, 3 failed" });
});

it("the processing job fails in the dev account", async () => {
  const aws = await play("processing-fails");
  expect(aws.sentEvents.at(-1)).toMatchObject({ account: "444455556666", detail: { ProcessingJobStatus: "Failed" } });
});
