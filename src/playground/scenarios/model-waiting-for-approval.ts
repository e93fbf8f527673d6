import { inStudio } from "../aws/sagemaker/user-context.ts";
import { churnEvaluated, churnHistory, churnPipeline } from "./churn-pipeline.ts";
import { deployWhenApproved } from "./deploy-when-approved.ts";
import { idleEndpoint } from "./deployments/deployment.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

const endpoint = "churn-api";

/** A pipeline registers version 12 of the churn model, which waits for a person; what is approved is deployed. */
export const modelWaitingForApproval: Scenario = {
  id: "model-waiting-for-approval",
  title: "Model waits for approval",
  description:
    "Ana's run of the pipeline churn-training registers the next version of churn. Approve it, and the endpoint churn-api moves to it: all of it on the pipeline's card and in its thread in #ml-deployments.",
  minutes: 17,
  play(sim) {
    churnHistory(sim);
    churnEvaluated(sim);
    const approved = sim.registry.packages.find(prod, "churn/11")?.arn;
    idleEndpoint(sim, {
      name: endpoint,
      version: 11,
      instanceType: "ml.m5.xlarge",
      ...(approved === undefined ? {} : { modelPackage: approved }),
    });
    const pipeline = sim.pipelines.define(prod, churnPipeline);
    const request = { description: "With the new tenure features" };
    deployWhenApproved(sim, sim.pipelines.start(pipeline, request, inStudio(prod, "ana")), endpoint);
  },
};
