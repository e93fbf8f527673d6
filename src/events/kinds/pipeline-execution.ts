import * as z from "zod/mini";
import { parseArn } from "../../domain/arn.ts";
import type { Summary } from "../../domain/card.ts";
import { gateArn, gateIn } from "../../domain/gate.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type Status, type StatusTable, statusOf } from "../../domain/status.ts";
import { anything, freeText, isRecord, list, text, time } from "../fields.ts";
import { significanceOf } from "../job-status.ts";
import { defineKind, type Reading, reader } from "../kind.ts";
import { madeBy } from "../links.ts";
import type { GateStep } from "./gate.ts";

export const pipelineStatuses: StatusTable = {
  Starting: ["Starting", "running", 1],
  Executing: ["Running", "running", 2],
  Stopping: ["Stopping", "running", 3],
  Stopped: ["Stopped", "stopped", 4],
  Failed: ["Failed", "failed", 5],
  Succeeded: ["Succeeded", "succeeded", 5],
};

const execution = z.object({
  status: z.string(),
  displayName: z.optional(z.string()),
  description: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  /** DescribePipelineExecution tells it; events do not. */
  reason: z.optional(z.string()),
});

const step = z.object({
  status: z.string(),
  type: z.optional(z.string()),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
  /** The execution whose result was taken from the cache. */
  cachedFrom: z.optional(z.string()),
  /** The job or model package that the step made. */
  resourceArn: z.optional(z.string()),
});

const parts = z.object({ execution: z.optional(execution), steps: z.optional(z.record(z.string(), step)) });
export type PipelineParts = z.output<typeof parts>;
export type PipelineStep = z.output<typeof step>;

const executionDetail = z.looseObject({
  pipelineArn: text,
  pipelineExecutionArn: text,
  pipelineExecutionDisplayName: text,
  pipelineExecutionDescription: freeText,
  currentPipelineExecutionStatus: z.string(),
  executionStartTime: time,
  executionEndTime: time,
  failureReason: freeText,
});

const stepDetail = z.looseObject({
  pipelineArn: text,
  pipelineExecutionArn: text,
  stepName: z.string(),
  stepType: text,
  currentStepStatus: z.string(),
  stepStartTime: time,
  stepEndTime: time,
  failureReason: freeText,
  cacheHitResult: anything,
  metadata: anything,
});

const pipelineName = (pipelineArn: string | undefined, executionArn: string | undefined): string | undefined =>
  parseArn(pipelineArn ?? "")?.id ?? parseArn(executionArn ?? "")?.id.split("/")[0];

export const pipelineExecution = defineKind<PipelineParts>({
  ...kindTable["pipeline-execution"],
  parts,
  summary,
  events: [
    reader("SageMaker Model Building Pipeline Execution Status Change", executionDetail, (d, envelope) => {
      const status = statusOf(d.currentPipelineExecutionStatus, pipelineStatuses);
      return [
        {
          arn: d.pipelineExecutionArn ?? envelope.resources.find((arn) => arn.includes("/execution/")),
          name: pipelineName(d.pipelineArn, d.pipelineExecutionArn),
          part: "execution",
          at: undefined,
          rank: status.rank,
          value: {
            status: status.word,
            displayName: d.pipelineExecutionDisplayName,
            description: d.pipelineExecutionDescription,
            startedAt: d.executionStartTime,
            endedAt: d.executionEndTime,
            reason: d.failureReason,
          } satisfies z.input<typeof execution>,
        },
      ];
    }),
    reader("SageMaker Model Building Pipeline Execution Step Status Change", stepDetail, (d, envelope) => {
      const status = statusOf(d.currentStepStatus, pipelineStatuses);
      const arn = d.pipelineExecutionArn ?? envelope.resources.find((each) => each.includes("/execution/"));
      const resourceArn = madeArn(d.metadata);
      const reused = cachedFrom(d.cacheHitResult);
      return [
        {
          arn,
          name: pipelineName(d.pipelineArn, d.pipelineExecutionArn),
          part: `steps/${d.stepName}`,
          at: undefined,
          rank: status.rank,
          value: {
            status: status.word,
            type: d.stepType,
            startedAt: d.stepStartTime,
            endedAt: d.stepEndTime,
            reason: d.failureReason,
            cachedFrom: reused,
            resourceArn,
          } satisfies z.input<typeof step>,
        },
        ...(reused === undefined ? madeBy(arn, d.stepName, resourceArn) : []),
        ...gateReading(d, status),
      ];
    }),
  ],
});

/** A callback step is a gate as well, once SageMaker has made its token: what becomes of the step is told on the gate's card. */
function gateReading(d: z.output<typeof stepDetail>, status: Status): readonly Reading[] {
  const callback = isRecord(d.metadata) && isRecord(d.metadata["callback"]) ? d.metadata["callback"] : {};
  const { callbackToken: token, outputParameters } = callback;
  const arn = typeof token === "string" ? gateArn(d.pipelineExecutionArn ?? "", token) : "";
  const id = gateIn(arn);
  if (id === undefined) return [];
  const of = { kind: "gate", arn, name: id.pipeline, at: undefined, rank: status.rank };
  const value: GateStep = {
    name: d.stepName,
    status: status.word,
    startedAt: d.stepStartTime,
    endedAt: d.stepEndTime,
    reason: d.failureReason,
  };
  const answer = namedValues(outputParameters);
  return [
    { ...of, part: "step", value },
    ...(Object.keys(answer).length > 0 ? [{ ...of, part: "answer", value: answer }] : []),
  ];
}

const namedValue = z.looseObject({ name: text, Name: text, value: text, Value: text });

/** A list of name and value, in the letters of events or of the API. */
const namedValues = (given: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(
    list(namedValue)
      .parse(given)
      .flatMap((each) => {
        const name = each.name ?? each.Name;
        return name === undefined ? [] : [[name, each.value ?? each.Value ?? ""]];
      }),
  );

/** Step metadata is a map of one entry, `{ trainingJob: { arn } }`, whose key is the kind of thing made. */
function madeArn(metadata: unknown): string | undefined {
  if (!isRecord(metadata)) return undefined;
  for (const made of Object.values(metadata)) {
    if (isRecord(made) && typeof made["arn"] === "string") return made["arn"];
  }
  return undefined;
}

function cachedFrom(cacheHit: unknown): string | undefined {
  if (!isRecord(cacheHit)) return undefined;
  const source = cacheHit["sourcePipelineExecutionArn"];
  return typeof source === "string" ? source : "an earlier execution";
}

function summary({ execution: facts, steps = {} }: PipelineParts): Summary {
  // The first event may be one of a step; then the execution is under way.
  const status = statusOf(facts?.status ?? "Executing", pipelineStatuses);
  const failed = Object.entries(steps)
    .filter(([, each]) => statusOf(each.status, pipelineStatuses).phase === "failed")
    .toSorted(([, a], [, b]) => (a.endedAt ?? 0) - (b.endedAt ?? 0))[0];
  const started = Object.values(steps).flatMap((each) => each.startedAt ?? []);
  return {
    status,
    headline: headline(status.phase, status.label, failed?.[0]),
    significance: significanceOf[status.phase],
    startedAt: facts?.startedAt ?? (started.length > 0 ? Math.min(...started) : undefined),
    endedAt: status.phase === "running" ? undefined : facts?.endedAt,
    reason: status.phase === "failed" ? (failed?.[1].reason ?? facts?.reason) : undefined,
    // A retried execution keeps its ARN and fails or succeeds once more.
    episode: facts?.endedAt?.toString(),
  };
}

function headline(phase: Summary["status"]["phase"], label: string, failedStep: string | undefined): string {
  if (phase === "failed") return failedStep ? `Pipeline failed at ${failedStep}` : "Pipeline failed";
  if (phase === "running")
    return failedStep ? `Pipeline ${label.toLowerCase()}, ${failedStep} failed` : `Pipeline ${label.toLowerCase()}`;
  return `Pipeline ${label.toLowerCase()}`;
}
