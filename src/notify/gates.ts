import { resourceKey } from "../domain/arn.ts";
import { gateIn } from "../domain/gate.ts";
import type { Change } from "../domain/resource.ts";
import type { Route } from "../domain/route.ts";
import type { Store } from "../store/store.ts";
import { heardOf } from "./journey.ts";
import { type Arrived, readGate } from "./read.ts";

/** Where gates come from and where they go. */
export interface GateSettings {
  /** URL of the queue that callback steps send to; without it nothing is taken for a gate. */
  readonly queueUrl: string | undefined;
  /** Where all of them go. @default where people hear of their executions */
  readonly channel: string | undefined;
  /** In Slack's own form; named on what waits for an answer. */
  readonly mention?: string | undefined;
}

/** A message as SQS hands it over. */
export interface SqsRecord {
  readonly messageId: string;
  readonly body: string;
  readonly eventSourceARN?: string | undefined;
  readonly attributes?: { readonly SentTimestamp?: string | undefined } | undefined;
}

/**
 * True for what came through the queue of gates. Only the queue tells: whoever may send to it could otherwise send what looks
 * like an event of SageMaker's.
 */
export function isGate({ eventSourceARN = "" }: SqsRecord, { queueUrl = "" }: GateSettings): boolean {
  const [, account, name] = /\/(\d{12})\/([^/]+)$/.exec(queueUrl) ?? [];
  return name !== undefined && eventSourceARN.endsWith(`:${account}:${name}`);
}

/**
 * Reads the message of a gate for each channel that is to hear of it: the one for gates, else those that hear of its
 * execution, however little, else the default one.
 */
export async function arrivedGate(
  { messageId, body, attributes }: SqsRecord,
  { channel, mention }: GateSettings,
  defaultRoute: Route,
  states: Pick<Store["states"], "get">,
): Promise<readonly Arrived[]> {
  const sentAt = Number(attributes?.SentTimestamp ?? 0);
  const own: Route | undefined = channel === undefined ? undefined : { id: "gates", channel, level: "act", mention };
  const read = readGate(messageId, body, sentAt, own ?? { ...defaultRoute, mention });
  const [change] = "changes" in read.decoded ? read.decoded.changes : [];
  if (own || change === undefined) return [read];
  const execution = await states.get(resourceKey(gateIn(change.arn)?.execution ?? ""));
  const heard = Object.entries(execution ? heardOf(execution) : {});
  if (heard.length === 0) return [read];
  return heard.map(([each, hearing]) => ({ ...read, route: { id: "gates", channel: each, ...hearing } }));
}

/** What becomes of a step is told on the card of its gate, and posts none: only the step's message asks anybody. */
export const followsGate = ({ kind, part }: Change): boolean =>
  kind === "gate" && (part === "step" || part === "answer");
