import {
  arnOf,
  envelope,
  executionArn,
  executionEvent,
  packageEvent,
  start,
  stepEvent,
  trainingEvent,
} from "./events.ts";

const tag = { "sagemaker:pipeline-execution-arn": executionArn };
const ownName = (step: string): string => `churn-nightly-${step}-0302`;

/** How a job of a step goes; `tagged` jobs name their execution themselves, as SageMaker's do. */
export interface StepJob {
  readonly step: string;
  readonly from: number;
  readonly to: number;
  readonly fails?: string;
  readonly tagged?: boolean;
  /** @default one that does not begin as SageMaker's do */
  readonly name?: string;
}

/** The events of a training job that a step made. */
export function jobEvents({
  step,
  from,
  to,
  fails,
  tagged = true,
  name = ownName(step),
}: StepJob): readonly Record<string, unknown>[] {
  const more = {
    Tags: tagged ? tag : {},
    ResourceConfig: { InstanceType: "ml.m5.xlarge", InstanceCount: 1 },
    TrainingStartTime: start + from * 60_000,
  };
  return [
    trainingEvent("InProgress", from, more, name),
    fails === undefined
      ? trainingEvent("Completed", to, more, name)
      : trainingEvent("Failed", to, { ...more, FailureReason: fails }, name),
  ];
}

/** The events of the step itself, which name the job. */
export function stepEvents({ step, from, to, fails }: StepJob): readonly Record<string, unknown>[] {
  const metadata = { trainingJob: { arn: arnOf("training-job", ownName(step)) } };
  return [
    stepEvent(step, "Starting", from),
    stepEvent(step, "Executing", from, { metadata }),
    fails === undefined
      ? stepEvent(step, "Succeeded", to, { metadata })
      : stepEvent(step, "Failed", to, { metadata, failureReason: fails }),
  ];
}

/** A step that tunes, its tuning job, and two training jobs of that. */
export function tuningEvents(from: number, to: number): readonly Record<string, unknown>[] {
  const arn = arnOf("hyper-parameter-tuning-job", "4r83jejmhorv-Tune-9xq0b7wz1c");
  const metadata = { tuningJob: { arn } };
  const tuning = (status: string, minute: number) =>
    envelope(
      "SageMaker HyperParameter Tuning Job State Change",
      arn,
      {
        HyperParameterTuningJobName: "4r83jejmhorv-Tune-9xq0b7wz1c",
        HyperParameterTuningJobArn: arn,
        HyperParameterTuningJobStatus: status,
        TrainingJobStatusCounters: { Completed: status === "Completed" ? 2 : 0, InProgress: 0 },
        CreationTime: start + from * 60_000,
        LastModifiedTime: start + minute * 60_000,
        Tags: tag,
      },
      start + minute * 60_000,
    );
  const child = (name: string) => trainingEvent("Completed", to, { TuningJobArn: arn, Tags: tag }, name);
  return [
    stepEvent("Tune", "Executing", from, { metadata, stepType: "Tuning" }),
    tuning("InProgress", from),
    child("tune-001"),
    child("tune-002"),
    tuning("Completed", to),
    stepEvent("Tune", "Succeeded", to, { metadata, stepType: "Tuning" }),
  ];
}

/** A version that the execution registers and that waits for a person. */
export function registerEvents(from: number): readonly Record<string, unknown>[] {
  const metadata = { registerModel: { arn: arnOf("model-package", "churn/12") } };
  return [
    stepEvent("Register", "Executing", from, { metadata, stepType: "RegisterModel" }),
    packageEvent("PendingManualApproval", from),
    stepEvent("Register", "Succeeded", from + 1, { metadata, stepType: "RegisterModel" }),
  ];
}

/** Nine steps with a training job each, two without, and one that registers a model: twelve steps of a pipeline. */
export function twelveSteps(): readonly Record<string, unknown>[] {
  const jobs = Array.from({ length: 9 }, (_, index): StepJob => {
    const from = 1 + index * 4;
    return { step: `Step${index + 1}`, from, to: from + 3 };
  });
  return [
    executionEvent("Executing", 0),
    ...jobs.flatMap((job) => {
      const [starting, executing, ended] = stepEvents(job);
      const [running, done] = jobEvents(job);
      return [starting, running, executing, done, ended].filter((each) => each !== undefined);
    }),
    stepEvent("CheckAuc", "Succeeded", 38, { stepType: "Condition" }),
    stepEvent("Quality", "Succeeded", 39, { stepType: "Condition" }),
    ...registerEvents(40),
    executionEvent("Succeeded", 42),
  ];
}
