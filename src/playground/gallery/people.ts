import { minutes, type Story, statuses, told } from "./story.ts";

const at = (minute: number) => ({ time: new Date(minutes(minute)).toISOString() });

const labelingType = "SageMaker Ground Truth Labeling Job State Change";
const task = told("SageMaker Ground Truth Labeling Job Task Status Change", {}, at(1));

export const labelingJob: readonly Story[] = [
  ...statuses(labelingType, "LabelingJobStatus", ["Initializing"]),
  { title: "in progress, with a task", events: [told(labelingType, { LabelingJobStatus: "InProgress" }), task] },
  ...statuses(labelingType, "LabelingJobStatus", ["Completed", "Failed", "Stopping", "Stopped"]),
  { title: "only a task was heard", events: [task] },
];

const loopType = "SageMaker A2I HumanLoop Status Change";
const human = (what: string, minute: number) => told(`SageMaker Human ${what}`, {}, at(minute));

export const humanLoop: readonly Story[] = [
  { title: "a task was created", events: [human("Task Created", 1)] },
  {
    title: "tasks of a loop",
    events: [human("Task Created", 1), human("Task Accepted", 4), human("Task Returned", 9), human("Task Expired", 12)],
  },
  {
    title: "finished",
    events: [human("Task Submitted", 3), human("Loop Step Execution Finished", 4), human("Loop Finished", 5)],
  },
  ...statuses(loopType, "humanLoopStatus", ["Completed", "Failed", "Stopped"], {
    failureReason: "The worker task template could not be rendered.",
    failureCode: "TemplateError",
  }),
];

const server = (what: string, minute = 0, more: object = {}) =>
  told(`SageMaker Tracking Server ${what}`, more, at(minute));
const flow = (what: string, minute: number) => told(`SageMaker MLFlow Tracking Server ${what}`, {}, at(minute));
const states = [
  "Creating",
  "Created",
  "Create Failed",
  "Updating",
  "Updated",
  "Update Failed",
  "Starting",
  "Started",
  "Start Failed",
  "Stopping",
  "Stopped",
  "Stop Failed",
  "Maintenance In Progress",
  "Maintenance Complete",
  "Maintenance Failed",
  "Deleting",
  "Deleted",
  "Delete Failed",
];

export const trackingServer: readonly Story[] = [
  ...states.map((what): Story => ({ title: what, events: [server(what)] })),
  {
    title: "in use",
    events: [
      server("Started"),
      flow("Creating Run", 3),
      flow("Creating RegisteredModel", 8),
      flow("Creating ModelVersion", 9),
      flow("Setting Registered Model Alias", 20),
    ],
  },
  { title: "only its use was heard", events: [flow("Transitioning ModelVersion Stage", 2)] },
];
