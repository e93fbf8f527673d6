import type { DescribeHyperParameterTuningJobResponse } from "@aws-sdk/client-sagemaker";
import { details, type EventDraft } from "../draft.ts";
import type { Held } from "../shelf.ts";

/** The event of a tuning job as it now is; unset members are null. */
export function tuningEvent({ arn, api, tags }: Held<DescribeHyperParameterTuningJobResponse>): EventDraft {
  return {
    "detail-type": "SageMaker HyperParameter Tuning Job State Change",
    resources: [arn],
    detail: {
      ...details(
        api,
        [
          "HyperParameterTuningJobName",
          "HyperParameterTuningJobArn",
          "HyperParameterTuningJobConfig",
          "TrainingJobDefinition",
          "HyperParameterTuningJobStatus",
          "CreationTime",
          "HyperParameterTuningEndTime",
          "LastModifiedTime",
          "TrainingJobStatusCounters",
          "ObjectiveStatusCounters",
          "BestTrainingJob",
          "FailureReason",
          "TuningJobCompletionDetails",
        ],
        { times: "epoch milliseconds", nulls: true },
      ),
      Tags: tags,
    },
  };
}
