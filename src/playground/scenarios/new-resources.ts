import { bucket, type Place } from "../aws/sagemaker/place.ts";
import { runName } from "./names.ts";
import { dev, prod } from "./places.ts";
import type { Scenario } from "./scenario.ts";

const batchScoring = (place: Place) => ({
  ModelName: "churn-serving-7",
  BatchStrategy: "MultiRecord" as const,
  MaxPayloadInMB: 6,
  TransformInput: {
    DataSource: { S3DataSource: { S3DataType: "S3Prefix" as const, S3Uri: bucket(place, "churn/customers") } },
    ContentType: "text/csv",
    SplitType: "Line" as const,
  },
  TransformOutput: { S3OutputPath: bucket(place, "churn/scores"), Accept: "text/csv", AssembleWith: "Line" as const },
  TransformResources: { InstanceType: "ml.m5.4xlarge" as const, InstanceCount: 2 },
  Tags: { team: "retention" },
});

/** The kinds of resources that the other scenarios leave out. */
export const newResources: Scenario = {
  id: "new-resources",
  title: "Batch scoring, a feature group and an image",
  description:
    "A transform job scores all customers while a feature group and an image version are created; the image version fails.",
  minutes: 10,
  play(sim) {
    sim.transform.create(
      prod,
      { ...batchScoring(prod), TransformJobName: runName(sim, "churn-scoring") },
      { startSeconds: 90, runSeconds: 420, ending: { ends: "Completed" } },
    );
    sim.features.create(prod, {
      name: runName(sim, "customers"),
      features: {
        customer_id: "String",
        event_time: "Fractional",
        tenure_months: "Integral",
        monthly_charge: "Fractional",
      },
      recordIdentifier: "customer_id",
      eventTime: "event_time",
      online: true,
    });
    const image = sim.images.create(dev, runName(sim, "studio-torch"));
    sim.world.clock.after(60_000, () =>
      sim.images.createVersion(image, "ImageNotFound: the image studio-torch:2.5 does not exist in the repository."),
    );
  },
};
