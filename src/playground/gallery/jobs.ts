import { fixtureText } from "../../testing/fixtures.ts";
import { jobOfStep } from "./journeys.ts";
import { minutes, type Story, start, statuses, told } from "./story.ts";

const trainingType = "SageMaker Training Job State Change";
const startedByAna: unknown = JSON.parse(fixtureText("constructed/cloudtrail-create-training-job.json"));
const stoppedByBo: unknown = JSON.parse(fixtureText("constructed/cloudtrail-stop-training-job.json"));

const training = (status: string, secondary: string, more: object = {}) =>
  told(trainingType, { TrainingJobStatus: status, SecondaryStatus: secondary, ...more });

/** How far a job came that broke while it trained. */
const brokeInTraining = {
  ModelArtifacts: null,
  SecondaryStatusTransitions: [
    { Status: "Starting", StartTime: minutes(-31), EndTime: minutes(-29) },
    { Status: "Training", StartTime: minutes(-29), EndTime: start },
    { Status: "Failed", StartTime: start, EndTime: start },
  ],
};
const running = { TrainingEndTime: null, ModelArtifacts: null };

export const trainingJob: readonly Story[] = [
  { title: "in progress", events: [training("InProgress", "Training", running), startedByAna] },
  { title: "stopping", events: [training("Stopping", "Stopping", running)] },
  {
    title: "completed, with its metrics",
    events: [
      training("Completed", "Completed", {
        FinalMetricDataList: [
          { MetricName: "validation:auc", Value: 0.91342 },
          { MetricName: "train:auc", Value: 0.94801 },
        ],
        BillableTimeInSeconds: 3360,
      }),
      startedByAna,
    ],
  },
  {
    title: "failed, out of memory",
    events: [
      training("Failed", "Failed", {
        ...brokeInTraining,
        FailureReason:
          'AlgorithmError: ExecuteUserScriptError:\nExitCode 1\nErrorMessage "torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB. GPU 0 has a total capacity of 22.18 GiB of which 1.03 GiB is free."\nCommand "/usr/local/bin/python3.11 train.py --epochs 40", exit code: 1',
      }),
      startedByAna,
    ],
  },
  { title: "failed without a reason", events: [training("Failed", "Failed", brokeInTraining)] },
  { title: "stopped, beside the bot", events: [training("Stopped", "Stopped"), startedByAna, stoppedByBo] },
  {
    title: "stopped, from its card",
    events: [training("Stopped", "Stopped")],
    acts: [{ verb: "stop", by: "U0BO000001", at: start, outcome: "done" }],
  },
  { title: "stopped at its time limit", events: [training("Stopped", "MaxRuntimeExceeded")] },
  jobOfStep,
];

const tuningType = "SageMaker HyperParameter Tuning Job State Change";
const parent = "arn:aws:sagemaker:eu-west-1:111122223333:hyper-parameter-tuning-job/churn-hpo-0302";

/** It gets better from job to job, with a wobble; every fourth is a peak. */
const objective = (index: number): number => 0.86 + 0.0018 * index - (index % 4) * 0.006;
const best = (index: number) => ({
  BestTrainingJob: {
    TrainingJobName: `churn-hpo-0302-${String(index).padStart(3, "0")}-5a1c`,
    FinalHyperParameterTuningJobObjectiveMetric: { MetricName: "validation:auc", Value: objective(index) },
  },
});

/** A training job of the tuning job. */
const child = (index: number, status = "Completed") =>
  told(trainingType, {
    TrainingJobName: `churn-hpo-0302-${String(index).padStart(3, "0")}-5a1c`,
    TrainingJobArn: `${parent.replace("hyper-parameter-tuning-job", "training-job")}-${String(index).padStart(3, "0")}`,
    TrainingJobStatus: status,
    SecondaryStatus: status,
    TuningJobArn: parent,
    TrainingEndTime: minutes(index * 3 - 95),
    FailureReason: status === "Failed" ? "AlgorithmError: the loss diverged at epoch 3, exit code: 1" : null,
    FinalHyperParameterTuningJobObjectiveMetric:
      status === "Failed" ? null : { MetricName: "validation:auc", Value: objective(index) },
  });

const children = (done: number, failed: number) => [
  ...Array.from({ length: done }, (_, index) => child(index + 1)),
  ...Array.from({ length: failed }, (_, index) => child(50 + index, "Failed")),
];

const tuning = (status: string, counters: object, more: object = {}) =>
  told(tuningType, { HyperParameterTuningJobStatus: status, TrainingJobStatusCounters: counters, ...more });

export const tuningJob: readonly Story[] = [
  {
    title: "in progress",
    events: [
      tuning(
        "InProgress",
        { Completed: 18, InProgress: 5, RetryableError: 0, NonRetryableError: 2, Stopped: 0 },
        { HyperParameterTuningEndTime: null, ...best(16) },
      ),
      ...children(18, 2),
    ],
  },
  {
    title: "completed",
    events: [
      tuning("Completed", { Completed: 28, InProgress: 0, NonRetryableError: 2, Stopped: 0 }, best(28)),
      ...children(28, 2),
    ],
  },
  {
    title: "stopped",
    events: [
      tuning("Stopped", { Completed: 9, InProgress: 0, NonRetryableError: 0, Stopped: 4 }, best(8)),
      ...children(9, 0),
    ],
  },
  {
    title: "failed",
    events: [
      tuning(
        "Failed",
        { Completed: 0, InProgress: 0, NonRetryableError: 5, Stopped: 0 },
        {
          BestTrainingJob: null,
          FailureReason: "All training jobs failed. Please see the failure reasons of the training jobs.",
        },
      ),
    ],
  },
];

const quota =
  "ResourceLimitExceeded: The account-level service limit 'ml.m5.xlarge for transform job usage' is 4 Instances, with current utilization of 4 Instances.";
export const transformJob = statuses(
  "SageMaker Transform Job State Change",
  "TransformJobStatus",
  ["InProgress", "Completed", "Failed", "Stopped"],
  { FailureReason: quota },
);

export const processingJob: readonly Story[] = [
  ...statuses("SageMaker Processing Job State Change", "ProcessingJobStatus", ["InProgress"]).map((story) => ({
    ...story,
    events: [
      told("SageMaker Processing Job State Change", {
        ProcessingJobStatus: "InProgress",
        FailureReason: null,
        ProcessingEndTime: null,
      }),
    ],
  })),
  {
    title: "Completed",
    events: [told("SageMaker Processing Job State Change", { ProcessingJobStatus: "Completed", FailureReason: null })],
  },
  {
    title: "Failed, with its exit message",
    events: [
      told("SageMaker Processing Job State Change", {
        ExitMessage: "KeyError: 'tenure' in features.py line 88: the column was renamed upstream",
      }),
    ],
  },
  {
    title: "Stopped",
    events: [told("SageMaker Processing Job State Change", { ProcessingJobStatus: "Stopped", FailureReason: null })],
  },
];
