import { kindTable } from "../../domain/kinds.ts";
import { type EndpointParts, endpointParts } from "../endpoint/parts.ts";
import { endpointDetail, endpointReadings } from "../endpoint/readings.ts";
import { endpointSummary } from "../endpoint/summary.ts";
import { defineKind, reader } from "../kind.ts";

export const endpoint = defineKind<EndpointParts>({
  ...kindTable.endpoint,
  parts: endpointParts,
  summary: endpointSummary,
  events: [
    reader("SageMaker Endpoint State Change", endpointDetail, endpointReadings),
    reader("SageMaker Endpoint Deployment State Change", endpointDetail, endpointReadings),
  ],
});
