import { expect, test } from "vitest";
import { type ListQuery, list } from "../list.ts";
import { type Answers, type Call, own, Refusal, withStandIn } from "../testing/stand-in.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));
const arnOf = (pipeline: string) => `arn:aws:sagemaker:eu-west-1:123456789012:pipeline/${pipeline.toLowerCase()}`;

const pipeline = (PipelineName: string, lastExecution: number) => ({
  PipelineName,
  PipelineArn: arnOf(PipelineName),
  CreationTime: at(0),
  LastExecutionTime: at(lastExecution),
});
const execution = (
  name: string,
  id: string,
  minute: number,
  PipelineExecutionStatus = "Succeeded",
  more: object = {},
) => ({
  PipelineExecutionArn: `${arnOf(name)}/execution/${id}`,
  StartTime: at(minute),
  PipelineExecutionStatus,
  ...more,
});

const executionsOf: Readonly<Record<string, readonly object[]>> = {
  Churn: [
    execution("Churn", "c2", 40, "Failed", { PipelineExecutionFailureReason: "Step failure" }),
    execution("Churn", "c1", 10),
  ],
  fraud: [execution("fraud", "f1", 30, "Executing", { PipelineExecutionDisplayName: "nightly" })],
};
const knownExecutions = (input: Call["input"]) => ({
  PipelineExecutionSummaries: executionsOf[String(input["PipelineName"])] ?? [],
});
const gone = new Refusal("ResourceNotFound", "Pipeline does not exist.");
const withoutFraud = (input: Call["input"]) => (input["PipelineName"] === "fraud" ? gone : knownExecutions(input));

const answers: Answers = {
  ListPipelines: { PipelineSummaries: [pipeline("fraud", 30), pipeline("Churn", 40)] },
  ListPipelineExecutions: knownExecutions,
};

const ask = (query: Omit<ListQuery, "kind">, more: Answers = {}) =>
  withStandIn({ ...answers, ...more }, async ({ clients, calls }) => {
    const listed = await list({ kind: "pipeline", ...query }, clients, own, at(59).getTime());
    if (listed.is !== "listed") throw new Error(listed.because);
    return { names: listed.rows.map(({ name }) => name), rows: listed.rows, more: listed.more, calls };
  });

test("the newest executions of all pipelines, by the name that shows them again", async () => {
  const { names, rows } = await ask({});
  expect(names).toEqual(["Churn/c2", "fraud/f1", "Churn/c1"]);
  expect(rows.map(({ note }) => note)).toEqual(["Step failure", "nightly", undefined]);
});

test("of one pipeline, of a glob, of a status", async () => {
  expect((await ask({ name: "churn" })).names).toEqual(["Churn/c2", "Churn/c1"]);
  expect((await ask({ name: "*raud" })).names).toEqual(["fraud/f1"]);
  expect((await ask({ status: "running" })).names).toEqual(["fraud/f1"]);
});

test("only pipelines that fit are asked, since a time", async () => {
  const { calls } = await ask({ name: "churn", sinceSeconds: 60 });
  expect(calls.map(({ operation }) => operation)).toEqual(["ListPipelines", "ListPipelineExecutions"]);
  expect(calls[1]?.input).toMatchObject({
    PipelineName: "Churn",
    CreatedAfter: at(58).getTime() / 1000,
    MaxResults: 20,
  });
});

test("many pipelines: those that ran last are asked, and it is said that there are more", async () => {
  const many = Array.from({ length: 12 }, (_, index) => pipeline(`p${index}`, index));
  const { calls, more } = await ask(
    {},
    { ListPipelines: [{ PipelineSummaries: many, NextToken: "2" }, { PipelineSummaries: [] }] },
  );
  const asked = calls.flatMap(({ input }) => input["PipelineName"] ?? []);
  expect(asked).toHaveLength(10);
  expect(asked).toContain("p11");
  expect(asked).not.toContain("p0");
  expect(more).toBe(true);
});

test("a pipeline that was deleted in between is left out, another refusal is told", async () => {
  const { names } = await ask({}, { ListPipelineExecutions: withoutFraud });
  expect(names).toEqual(["Churn/c2", "Churn/c1"]);
  await expect(
    ask({}, { ListPipelineExecutions: new Refusal("ThrottlingException", "Rate exceeded") }),
  ).rejects.toThrow("too many calls");
});
