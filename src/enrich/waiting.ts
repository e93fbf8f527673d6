import type { Author } from "../domain/author.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { ResourceState } from "../domain/resource.ts";
import { momentOf } from "../notify/plan.ts";
import type { View } from "../notify/view.ts";
import { sageMakerProblem } from "../sagemaker/errors.ts";
import { type Execution, pipelineIn, readExecution } from "../sagemaker/evidence/execution.ts";
import { readVersion } from "../sagemaker/evidence/version.ts";
import { type EnrichPorts, within } from "./within.ts";

/** What a version that waits for a decision is judged by, and who made it. Never rejects: what is missing says why. */
export async function waiting(
  { arn, name, account, region }: ResourceState,
  { summary }: View,
  { clients }: EnrichPorts,
  signal: AbortSignal,
): Promise<{ readonly evidence: Evidence; readonly author: Author | undefined }> {
  const place = { account, region };
  const missing: string[] = [];
  const read = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    const answer = await within(signal, attempt(what, work), { because: "SageMaker did not answer in time." });
    if ("because" in answer) missing.push(answer.because);
    return "because" in answer ? undefined : answer.value;
  };
  const version = await read(`the model package ${name}`, () => readVersion(clients.at(place), arn, signal));
  const { generatedBy } = version ?? {};
  const pipeline = pipelineIn(generatedBy);
  const execution =
    generatedBy === undefined || pipeline === undefined
      ? undefined
      : await read(`the execution of the pipeline ${pipeline}`, () =>
          readExecution(clients.at(place), generatedBy, pipeline, signal),
        );
  return {
    evidence: { moment: momentOf(summary), missing },
    author: authorOf(version?.author, pipeline, execution),
  };
}

/**
 * The person who registered it; of what a pipeline registered by itself, whoever started the pipeline. Nobody where the
 * execution could not be read: the role that it runs with is the author of nothing that a person started.
 */
function authorOf(
  registered: Author | undefined,
  pipeline: string | undefined,
  execution: Execution | undefined,
): Author | undefined {
  if (pipeline === undefined) return registered;
  const author = registered?.kind === "person" ? registered : execution && (execution.startedBy ?? registered);
  return author && { ...author, via: `pipeline ${pipeline}` };
}

async function attempt<T>(what: string, work: () => Promise<T>): Promise<{ value: T } | { because: string }> {
  try {
    return { value: await work() };
  } catch (error) {
    return { because: sageMakerProblem(error, what).sentence };
  }
}
