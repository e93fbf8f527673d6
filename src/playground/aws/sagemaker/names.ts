import { text } from "../http/constraints.ts";

// Names and ARNs as the SageMaker service model constrains them.

/** A name of letters, digits and single hyphens, up to `max` characters. */
export const named = (max: number, min = 1) => text({ min, max, pattern: `[a-zA-Z0-9](-*[a-zA-Z0-9]){0,${max - 1}}` });
/** The name of a job, 63 characters at most. */
export const jobName = named(63);
/** The name of a tuning job, 32 characters at most. */
export const tuningJobName = named(32);
export const endpointName = named(63, 0);
export const executionArn = text({
  max: 2048,
  pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:pipeline\\/.*\\/execution\\/.*",
});
export const modelPackageArn = text({
  min: 1,
  max: 2048,
  pattern: "arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]{9,16}:[0-9]{12}:model-package/[\\S]{1,2048}",
});
/** A model package by ARN, or by name and version. */
export const modelPackageName = text({
  min: 1,
  max: 176,
  pattern:
    "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)(\\/[0-9]{1,9})?",
});
export const groupNameOrArn = text({
  min: 1,
  max: 170,
  pattern: "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)",
});
export const pipelineNameOrArn = text({
  min: 1,
  max: 2048,
  pattern: "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:([0-9]{12}|aws):pipeline/.*)?([a-zA-Z0-9](-*[a-zA-Z0-9]){0,255})",
});
/** Makes a call happen once. */
export const clientRequestToken = text({ min: 32, max: 128 });
