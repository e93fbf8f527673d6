/** Work that people are asked for: labels and reviews. */
import { jobStatuses } from "../../job-status.ts";
import { plainKind } from "../../plain/plain-kind.ts";

/** The event has the status and nothing else; which job it is stands in `resources`. What there is beyond comes from Describe. */
export const labelingJob = plainKind({
  kind: "labeling-job",
  subject: "Labeling",
  events: {
    "SageMaker Ground Truth Labeling Job State Change": "status",
    "SageMaker Ground Truth Labeling Job Task Status Change": { aside: "task", says: "Task" },
  },
  statuses: { ...jobStatuses, Initializing: ["Initializing", "running", 0] },
  once: true,
  fields: { arn: "labeling-job-arn", name: "LabelingJobName", status: "LabelingJobStatus", reason: "FailureReason" },
  facts: [
    ["Labeled", "LabelCounters.TotalLabeled"],
    ["To do", "LabelCounters.Unlabeled"],
    ["Failed", "LabelCounters.FailedNonRetryableError"],
    ["Work team", "workteam-team-arn", "last"],
  ],
});

/**
 * A human loop of Augmented AI and the tasks in it. Only the status change's fields are documented; the other types are
 * read by what they are called.
 */
export const humanLoop = plainKind({
  kind: "human-loop",
  subject: "Human loop",
  events: {
    "SageMaker A2I HumanLoop Status Change": "status",
    "SageMaker Human Loop Finished": { status: "Finished" },
    "SageMaker Human Loop Step Execution Finished": { aside: "step", says: "Step finished" },
    "SageMaker Human Task Created": { aside: "created", says: "Task created" },
    "SageMaker Human Task Accepted": { aside: "accepted", says: "Task accepted" },
    "SageMaker Human Task Submitted": { aside: "submitted", says: "Task submitted" },
    "SageMaker Human Task Returned": { aside: "returned", says: "Task returned" },
    "SageMaker Human Task Declined": { aside: "declined", says: "Task declined" },
    "SageMaker Human Task Expired": { aside: "expired", says: "Task expired" },
  },
  statuses: {
    InProgress: ["In progress", "running", 1],
    Stopping: ["Stopping", "running", 2],
    Finished: ["Finished", "succeeded", 3],
    Stopped: ["Stopped", "stopped", 4],
    Completed: ["Completed", "succeeded", 5],
    Failed: ["Failed", "failed", 5],
  },
  once: true,
  fields: { arn: "humanLoopArn", name: "humanLoopName", status: "humanLoopStatus", reason: "failureReason" },
  facts: [
    ["Workflow", "flowDefinitionArn", "last"],
    ["Output", "humanLoopOutput.outputS3Uri"],
    ["Failure code", "failureCode"],
  ],
});
