import * as z from "zod/mini";
import { authorSchema } from "../../domain/author.ts";
import type { Summary } from "../../domain/card.ts";
import { kindTable } from "../../domain/kinds.ts";
import { type StatusTable, statusOf } from "../../domain/status.ts";
import { defineKind } from "../kind.ts";

/** What becomes of a step that asked people: SageMaker's words for the step once it has ended, before that our own. */
const gateStatuses: StatusTable = {
  Waiting: ["Approval needed", "attention", 1],
  Stopping: ["Waiting to be let go", "attention", 2],
  Succeeded: ["Passed", "succeeded", 3],
  Failed: ["Not passed", "stopped", 3],
  Stopped: ["Stopped", "stopped", 3],
};

const question = z.object({
  /** What the author of the pipeline wants people to see, secrets masked. */
  arguments: z.record(z.string(), z.string()),
  /** Milliseconds since the epoch: when SageMaker sent the message. */
  at: z.number(),
});

const step = z.object({
  name: z.string(),
  status: z.string(),
  startedAt: z.optional(z.number()),
  endedAt: z.optional(z.number()),
  reason: z.optional(z.string()),
});

/** What was answered, by the names of the step's outputs. */
const answer = z.record(z.string(), z.string());

const parts = z.object({
  /** From the step's message. Without it nobody was asked: the step uses a queue that is not the bot's. */
  question: z.optional(question),
  /** The execution is being stopped, and SageMaker waits for an answer all the same. */
  stopping: z.optional(z.object({ at: z.number() })),
  /** From the step's events, or looked up: the message does not name the step. */
  step: z.optional(step),
  /** A part of its own, since an event that does not tell it takes back nothing. */
  answer: z.optional(answer),
  /** Who started the execution; looked up. */
  author: z.optional(authorSchema),
});
export type GateParts = z.output<typeof parts>;

/** The facts of a callback step, as an event or a look tells them. */
export type GateStep = z.input<typeof step>;
/** What a callback step's message tells. */
export type GateQuestion = z.input<typeof question>;

/** A step of a pipeline that waits until somebody answers. Its message comes through a queue of its own. */
export const gate = defineKind<GateParts>({ ...kindTable.gate, parts, summary: summarise, events: [] });

function summarise({ question, stopping, step: facts }: GateParts): Summary {
  const over = facts && ["Succeeded", "Failed", "Stopped"].includes(facts.status);
  const status = statusOf(over ? facts.status : stopping ? "Stopping" : "Waiting", gateStatuses);
  return {
    status,
    headline: over ? `Gate · ${status.label}` : stopping ? "Gate · the pipeline is being stopped" : status.label,
    // Nobody is asked anything by a step whose message did not come here.
    significance: question === undefined ? "all" : over || stopping ? "outcomes" : "act",
    startedAt: question?.at ?? facts?.startedAt,
    askedAt: question?.at,
    endedAt: over ? facts.endedAt : undefined,
    reason: over ? facts.reason : undefined,
    moment: over ? "decided" : "approval-needed",
  };
}
