import type { PipelinePlan } from "../aws/sagemaker/pipeline/plan.ts";
import { bucket } from "../aws/sagemaker/place.ts";
import { prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";
import { churnTraining, processing } from "./workloads.ts";

/** Trains the pricing model, asks whether it may be shipped, and ships it. */
const pricingPipeline: PipelinePlan = {
  name: "pricing-nightly",
  description: "Trains the pricing model and ships it when somebody agrees",
  steps: [
    {
      name: "TrainPricing",
      type: "Training",
      work: () => ({
        does: "training",
        request: churnTraining(prod),
        plan: {
          startSeconds: 30,
          runSeconds: 90,
          ending: { ends: "Completed", metrics: { "validation:mape": 0.061 } },
        },
      }),
    },
    {
      name: "ApproveForProd",
      type: "Callback",
      work: () => ({
        does: "callback",
        arguments: {
          question: "Ship the new prices to the shops? They are on average 1.8 % lower than yesterday's.",
          mape: 0.061,
          "mape of the model that serves": 0.064,
          report: bucket(prod, "pricing/reports/2026-11-03/report.html"),
        },
      }),
    },
    {
      name: "ShipPrices",
      type: "Processing",
      work: () => ({
        does: "processing",
        request: processing(prod, "ship.py", "ml.m5.xlarge"),
        plan: { startSeconds: 20, runSeconds: 40, ending: { ends: "Completed" } },
      }),
    },
  ],
};

/** Who starts it: by four eyes somebody else has to answer. */
const ana = {
  UserProfileArn: `arn:aws:sagemaker:${prod.region}:${prod.account}:user-profile/d-pricing/ana`,
  UserProfileName: "ana",
  DomainId: "d-pricing",
};

/** A pipeline waits in its second step until a person answers. */
export const pipelineWithAGate: Scenario = {
  id: "pipeline-with-a-gate",
  title: "Pipeline with a gate",
  description:
    "pricing-nightly trains, then asks before it ships: approve and it goes on, reject and it fails with your reason. Ana started it, so somebody else has to answer.",
  minutes: 4,
  play(sim) {
    sim.pipelines.start(sim.pipelines.define(prod, pricingPipeline), { displayName: "pricing-nightly" }, ana);
  },
};
