import type {
  DescribePipelineExecutionResponse,
  DescribePipelineResponse,
  Parameter,
  PipelineExecutionStatus,
  UserContext,
} from "@aws-sdk/client-sagemaker";
import { resourceNotFound, validationException } from "../../http/errors.ts";
import { executionRole, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { today, type World } from "../world.ts";
import { executionEvents, stepEvent } from "./events.ts";
import type { PipelinePlan, StartRequest, StepState } from "./plan.ts";
import type { Started, StartWork, WorkEnd } from "./step-worker.ts";

type Execution = Held<DescribePipelineExecutionResponse>;
type Pipeline = Held<DescribePipelineResponse>;

/** Pipelines and their executions. */
export interface Pipelines {
  readonly pipelines: Shelf<DescribePipelineResponse>;
  readonly executions: Shelf<DescribePipelineExecutionResponse>;
  /** Makes or replaces a pipeline. */
  define(place: Place, plan: PipelinePlan): Pipeline;
  start(pipeline: Pipeline, request: StartRequest, by?: UserContext): Execution;
  /** Throws ValidationException unless the execution is Executing. */
  stop(execution: Execution, by?: UserContext): void;
  /** Goes on with the step that failed. Throws ValidationException unless the execution is Failed or Stopped. */
  retry(execution: Execution, by?: UserContext): void;
  /** Answers the callback step that waits under the token, and names its execution. Throws when none does. */
  answer(place: Pick<Place, "account">, token: string, end: WorkEnd): string;
  /** The steps that were started, in that order. */
  stepsOf(executionArn: string): readonly StepState[];
  parametersOf(executionArn: string): readonly Parameter[];
}

interface Run {
  readonly plan: PipelinePlan;
  readonly parameters: readonly Parameter[];
  readonly steps: StepState[];
  current?: Started | undefined;
}

const startingSeconds = 2;

/** Pipelines of the simulation; `startWork` starts what their steps do. */
export function createPipelines(world: World, startWork: StartWork): Pipelines {
  const plans = new Map<string, PipelinePlan>();
  const runs = new Map<string, Run>();
  const pipelines = createShelf<DescribePipelineResponse>(world, {
    type: "pipeline",
    status: (pipeline) => pipeline.PipelineStatus ?? "",
    note: (pipeline) => pipeline.PipelineDescription,
    modified: (pipeline) => pipeline.LastModifiedTime,
    // Pipelines have no events of their own.
    events: () => [],
  });
  const executions = createShelf<DescribePipelineExecutionResponse>(world, {
    type: "pipeline-execution",
    status: (execution) => execution.PipelineExecutionStatus ?? "",
    note: (execution) => execution.FailureReason ?? execution.PipelineExecutionDisplayName,
    modified: (execution) => execution.LastModifiedTime,
    events: executionEvents,
  });

  const move = (arn: string, status: PipelineExecutionStatus, more: Partial<DescribePipelineExecutionResponse> = {}) =>
    executions.change(arn, { PipelineExecutionStatus: status, LastModifiedTime: today(world), ...more });

  const setStep = (arn: string, run: Run, index: number, patch: Partial<StepState["api"]>) => {
    const before = run.steps[index];
    const execution = executions.at(arn);
    if (!before || !execution) return;
    const after = { ...before, api: { ...before.api, ...patch } };
    run.steps[index] = after;
    world.emit(execution.place, stepEvent(execution, after, before.api.StepStatus));
    world.say("sagemaker", `${execution.name} step ${after.plan.name}: ${after.api.StepStatus}`);
  };

  const begin = (arn: string, run: Run, index: number, attempt: number) => {
    const plan = run.plan.steps[index];
    if (!plan) return void move(arn, "Succeeded");
    run.steps[index] = { plan, attempt, api: { StepName: plan.name, AttemptCount: attempt } };
    setStep(arn, run, index, { StepStatus: "Starting", StartTime: today(world) });
    world.clock.after(startingSeconds * 1000, () => {
      const execution = executions.at(arn);
      if (!execution) return;
      // Stopped before the step had begun.
      if (execution.api.PipelineExecutionStatus === "Stopping") return end(arn, run, index, { status: "Stopped" });
      const work = plan.work(attempt);
      const started = startWork(execution, plan, work, (how) => end(arn, run, index, how));
      run.current = started;
      const cacheHit =
        work.does === "reuse" ? { CacheHitResult: { SourcePipelineExecutionArn: work.sourceExecutionArn } } : {};
      setStep(arn, run, index, { StepStatus: "Executing", Metadata: started.metadata, ...cacheHit });
    });
  };

  const end = (arn: string, run: Run, index: number, how: WorkEnd) => {
    run.current = undefined;
    const EndTime = today(world);
    const { Callback } = run.steps[index]?.api.Metadata ?? {};
    const stopping = executions.at(arn)?.api.PipelineExecutionStatus === "Stopping";
    setStep(arn, run, index, {
      // An answer to a step whose execution is being stopped lets it stop.
      StepStatus: stopping && Callback ? "Stopped" : how.status,
      EndTime,
      ...(Callback && "outputs" in how
        ? { Metadata: { Callback: { ...Callback, OutputParameters: [...(how.outputs ?? [])] } } }
        : {}),
      ...(how.status === "Failed" ? { FailureReason: how.reason } : {}),
    });
    if (stopping) move(arn, "Stopped");
    else if (how.status === "Succeeded") begin(arn, run, index + 1, 1);
    // A job that was stopped by itself fails the execution, too.
    else move(arn, "Failed", { FailureReason: "Step failure: One or multiple steps failed." });
  };

  return {
    pipelines,
    executions,
    define(place, plan) {
      // Pipelines keep the case of their name in the ARN, unlike other resources.
      const arn = `arn:aws:sagemaker:${place.region}:${place.account}:pipeline/${plan.name}`;
      const now = today(world);
      plans.set(arn, plan);
      const api: DescribePipelineResponse = {
        PipelineArn: arn,
        PipelineName: plan.name,
        PipelineDisplayName: plan.name,
        PipelineDescription: plan.description,
        PipelineDefinition: definition(plan),
        PipelineStatus: "Active",
        RoleArn: executionRole(place),
        CreationTime: pipelines.at(arn)?.api.CreationTime ?? now,
        LastModifiedTime: now,
      };
      return pipelines.add({ arn, name: plan.name, place, tags: {}, api }, "quiet");
    },
    start(pipeline, request, by) {
      const plan = plans.get(pipeline.arn);
      if (!plan) throw new RangeError(`There is no plan for ${pipeline.arn}`);
      const id = world.ids.short(12);
      const arn = `${pipeline.arn}/execution/${id}`;
      const now = today(world);
      const execution = executions.add({
        arn,
        name: `${pipeline.name}/${id}`,
        place: pipeline.place,
        tags: {},
        api: {
          PipelineArn: pipeline.arn,
          PipelineExecutionArn: arn,
          PipelineExecutionDisplayName: request.displayName ?? `execution-${now.getTime()}`,
          PipelineExecutionDescription: request.description,
          PipelineExecutionStatus: "Executing",
          CreationTime: now,
          LastModifiedTime: now,
          CreatedBy: by,
          LastModifiedBy: by,
        },
      });
      pipelines.change(pipeline.arn, { LastRunTime: now });
      const run: Run = { plan, parameters: request.parameters ?? [], steps: [] };
      runs.set(arn, run);
      begin(arn, run, 0, 1);
      return execution;
    },
    stop({ arn, api }, by) {
      if (api.PipelineExecutionStatus !== "Executing") {
        throw validationException("Only pipelines with 'Executing' status can be stopped.");
      }
      move(arn, "Stopping", { LastModifiedBy: by });
      const run = runs.get(arn);
      if (!run?.current) return;
      setStep(arn, run, run.steps.length - 1, { StepStatus: "Stopping" });
      run.current.stop();
    },
    retry({ arn, api }, by) {
      if (api.PipelineExecutionStatus !== "Failed" && api.PipelineExecutionStatus !== "Stopped") {
        throw validationException(
          `Only pipeline executions with 'Failed' or 'Stopped' status can be retried; the status is '${api.PipelineExecutionStatus}'.`,
        );
      }
      const run = runs.get(arn);
      if (!run) return;
      const index = run.steps.findIndex((step) => step.api.StepStatus !== "Succeeded");
      move(arn, "Executing", { FailureReason: undefined, LastModifiedBy: by });
      begin(arn, run, index === -1 ? run.steps.length : index, (run.steps[index]?.attempt ?? 0) + 1);
    },
    answer({ account }, token, how) {
      const found = [...runs].flatMap(([arn, run]) => {
        const index = run.steps.findIndex(({ api }) => api.Metadata?.Callback?.CallbackToken === token);
        return index < 0 || executions.at(arn)?.place.account !== account ? [] : [{ arn, run, index }];
      })[0];
      if (!found) throw resourceNotFound(`Callback token '${token}' does not exist.`);
      const { arn, run, index } = found;
      const step = run.steps[index];
      if (!run.current?.answer || run.steps.length - 1 !== index || step?.api.EndTime)
        throw validationException(`Step ${step?.api.StepName} is already in a terminal status.`);
      run.current.answer(how);
      return arn;
    },
    stepsOf: (executionArn) => runs.get(executions.at(executionArn)?.arn ?? "")?.steps ?? [],
    parametersOf: (executionArn) => runs.get(executions.at(executionArn)?.arn ?? "")?.parameters ?? [],
  };
}

const definition = ({ parameters = [], steps }: PipelinePlan): string =>
  JSON.stringify({
    Version: "2020-12-01",
    Metadata: {},
    Parameters: parameters,
    Steps: steps.map(({ name, type }) => ({ Name: name, Type: type })),
  });
