import { inStudio } from "../aws/sagemaker/user-context.ts";
import { churnEvaluated, churnHistory, churnPipeline } from "./churn-pipeline.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

/** A version that waits on the cards of two channels, until somebody approves it in Studio. */
export const decidedInStudio: Scenario = {
  id: "decided-in-studio",
  title: "Somebody approves in Studio",
  description:
    "A version of churn waits on a card in #ml-approvals and in its pipeline's thread. Then Zoe approves it in Studio: all buttons go.",
  minutes: 25,
  play(sim) {
    const { registry, pipelines, world } = sim;
    churnHistory(sim);
    churnEvaluated(sim);
    const before = new Set(registry.packages.all().map(({ arn }) => arn));
    pipelines.start(pipelines.define(prod, churnPipeline), { description: "Nightly run" }, inStudio(prod, "ana"));
    world.clock.after(22 * 60_000, () => {
      const version = registry.packages.all().find(({ arn }) => !before.has(arn));
      if (version)
        registry.update(
          version.arn,
          { ModelApprovalStatus: "Approved", ApprovalDescription: "Fine in the offline test" },
          inStudio(prod, "zoe"),
        );
    });
  },
};
