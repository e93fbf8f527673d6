import { bucket, imageUri } from "../aws/sagemaker/place.ts";
import type { SageMaker } from "../aws/sagemaker/simulator.ts";
import { inStudio } from "../aws/sagemaker/user-context.ts";
import { prod } from "./places.ts";

/** The group whose versions two people have to approve (chatops.config.ts). */
const group = "ranker";

/** Ana registers the next version of the ranker by hand, in Studio. Answers its ARN. */
export function registerRanker({ registry }: SageMaker, description: string): string {
  const { arn } = registry.register({
    group: registry.group(prod, group),
    ModelPackageDescription: description,
    ModelApprovalStatus: "PendingManualApproval",
    CreatedBy: inStudio(prod, "ana"),
    InferenceSpecification: {
      Containers: [{ Image: imageUri(prod, "ranker:2.3"), ModelDataUrl: bucket(prod, "ranker/model.tar.gz") }],
      SupportedContentTypes: ["application/json"],
      SupportedResponseMIMETypes: ["application/json"],
    },
  });
  return arn;
}
