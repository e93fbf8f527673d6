/** The card of every kind. A kind without a line here does not compile. */
import type { CardFacts } from "../../src/domain/card.ts";
import type { KindName, PartsOf } from "../../src/events/registry.ts";
import type { Message } from "../message.ts";
import { alarmCard } from "./alarm.ts";
import { clusterCard } from "./cluster.ts";
import { deadLetterCard } from "./dead-letter.ts";
import { endpointCard } from "./endpoint/endpoint.ts";
import { featureGroupCard } from "./feature-group.ts";
import { gateCard } from "./gate.ts";
import { imageCard } from "./image.ts";
import { imageVersionCard } from "./image-version.ts";
import { modelPackageCard } from "./model-package.ts";
import { otherCard } from "./other.ts";
import { pipelineExecutionCard } from "./pipeline-execution.ts";
import { plainCard } from "./plain.ts";
import { processingJobCard } from "./processing-job.ts";
import { trainingJobCard } from "./training-job.ts";
import { transformJobCard } from "./transform-job.ts";
import { tuningJobCard } from "./tuning-job.ts";

export const cards: { readonly [K in KindName]: (facts: CardFacts<PartsOf[K]>) => Message } = {
  "training-job": trainingJobCard,
  "tuning-job": tuningJobCard,
  "transform-job": transformJobCard,
  "processing-job": processingJobCard,
  endpoint: endpointCard,
  "feature-group": featureGroupCard,
  "model-package": modelPackageCard,
  "pipeline-execution": pipelineExecutionCard,
  image: imageCard,
  "image-version": imageVersionCard,
  alarm: alarmCard,
  "dead-letter": deadLetterCard,
  gate: gateCard,
  cluster: clusterCard,
  "notebook-instance": plainCard,
  "notebook-lifecycle-config": plainCard,
  "labeling-job": plainCard,
  "human-loop": plainCard,
  "tracking-server": plainCard,
  "model-card": plainCard,
  "model-card-export-job": plainCard,
  "monitoring-schedule": plainCard,
  "evaluation-job": plainCard,
  "endpoint-config": plainCard,
  "deployable-model": plainCard,
  algorithm: plainCard,
  other: otherCard,
};

/** Draws the card of a resource of this kind. The same facts always give the same card. */
export function drawCard<K extends KindName>(kind: K, facts: CardFacts<PartsOf[K]>): Message {
  return cards[kind](facts);
}
