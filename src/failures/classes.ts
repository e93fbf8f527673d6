/** Why something failed, as far as it decides what a person does next. */
export type FailureClass =
  | "out-of-memory"
  | "disk-full"
  | "quota"
  | "capacity"
  | "spot-interruption"
  | "image-pull"
  | "s3-access"
  | "permission"
  | "timeout"
  | "health-check"
  | "alarm"
  | "rejected"
  | "user-code"
  | "internal-error"
  | "unknown";

/** What a class is called on a card, and the one sentence that helps. */
export interface Advice {
  readonly title: string;
  readonly sentence: string;
}

export const advice: Readonly<Record<FailureClass, Advice>> = {
  rejected: {
    title: "Rejected by a person",
    sentence: "Talk to whoever rejected it; a retry of the execution asks again.",
  },
  "out-of-memory": {
    title: "Out of memory",
    sentence: "Use an instance with more memory, or a smaller batch.",
  },
  "disk-full": {
    title: "Disk full",
    sentence: "Give the job a larger volume (VolumeSizeInGB), or keep fewer checkpoints on it.",
  },
  quota: {
    title: "Quota reached",
    sentence: "Ask for a higher limit in Service Quotas, or stop something that uses the same instance type.",
  },
  capacity: {
    title: "No capacity",
    sentence: "AWS has no such instance free right now: retry later, or use another instance type or region.",
  },
  "spot-interruption": {
    title: "Spot capacity taken away",
    sentence: "Retry it; with checkpoints it goes on where it stopped, and on-demand instances are not taken away.",
  },
  "image-pull": {
    title: "Image could not be pulled",
    sentence: "Check that the image and its tag exist in this region, and that the execution role may pull from ECR.",
  },
  "s3-access": {
    title: "S3 access failed",
    sentence:
      "Check that the objects are there, that the execution role may read and write them, and that the VPC has a way to S3.",
  },
  permission: {
    title: "Permission missing",
    sentence: "Let the role that is named do what is named, and let sagemaker.amazonaws.com assume that role.",
  },
  timeout: {
    title: "Ran out of time",
    sentence: "Raise the time limit, or save checkpoints, so that a retry goes on where this one stopped.",
  },
  "health-check": {
    title: "Container did not answer",
    sentence: "It has to answer GET /ping and POST /invocations on port 8080; its log shows why it does not.",
  },
  alarm: {
    title: "An alarm went off",
    sentence: "Look at what it measures: the new models did not do as well as it asks.",
  },
  "user-code": {
    title: "The code failed",
    sentence: "It ended with an error of its own; its log shows where.",
  },
  "internal-error": {
    title: "Trouble inside AWS",
    sentence: "Nothing of yours is known to be wrong: retry it, and ask AWS Support when it happens again.",
  },
  unknown: {
    title: "Cause not recognised",
    sentence: "The bot does not know this failure; what SageMaker says stands here as it came.",
  },
};
