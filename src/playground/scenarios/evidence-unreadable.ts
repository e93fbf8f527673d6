import { bucket, imageUri } from "../aws/sagemaker/place.ts";
import { inStudio } from "../aws/sagemaker/user-context.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

const report = (file: string) => ({ ContentType: "application/json", S3Uri: bucket(prod, `fraud/evaluation/${file}`) });

/** The first version of a group, of whose reports one was never written, one is a web page and one lies elsewhere. */
export const evidenceUnreadable: Scenario = {
  id: "evidence-unreadable",
  title: "Model without readable evidence",
  description:
    "Bo registers the first version of fraud by hand. None of its reports can be read; the card says of each why, and what to do.",
  minutes: 1,
  play({ registry, world }) {
    world.objects.put(bucket(prod, "fraud/evaluation/shap.html"), "<!doctype html><title>SHAP</title>");
    registry.register({
      group: registry.group(prod, "fraud"),
      ModelPackageDescription: "Score of a payment, trained in a notebook",
      ModelApprovalStatus: "PendingManualApproval",
      CreatedBy: inStudio(prod, "bo"),
      InferenceSpecification: {
        Containers: [
          { Image: imageUri(prod, "fraud-sklearn:1.4-2"), ModelDataUrl: bucket(prod, "fraud/models/model.tar.gz") },
        ],
        SupportedContentTypes: ["text/csv"],
        SupportedResponseMIMETypes: ["text/csv"],
      },
      ModelMetrics: {
        ModelQuality: { Statistics: report("evaluation.json") },
        Bias: {
          Report: { ContentType: "application/json", S3Uri: "s3://risk-reports/clarify/fraud/analysis.json" },
        },
        Explainability: { Report: report("shap.html") },
      },
    });
  },
};
