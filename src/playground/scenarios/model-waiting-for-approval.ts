import { inStudio } from "../aws/sagemaker/user-context.ts";
import { churnHistory, churnPipeline } from "./churn-pipeline.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

/** A pipeline registers version 12 of the churn model, which waits for a person. */
export const modelWaitingForApproval: Scenario = {
  id: "model-waiting-for-approval",
  title: "Model waits for approval",
  description:
    "Ana's run of the pipeline churn-training registers the next version of churn. Approve or reject it; the registry shows who did and why.",
  minutes: 17,
  play(sim) {
    churnHistory(sim);
    const pipeline = sim.pipelines.define(prod, churnPipeline);
    sim.pipelines.start(pipeline, { description: "With the new tenure features" }, inStudio(prod, "ana"));
  },
};
