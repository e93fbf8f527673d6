import type { LambdaName } from "./lambdas.ts";

/** How a function runs, with the reasons for its numbers. */
export interface FunctionSettings {
  readonly does: string;
  /** In MB; at 1769 MB a function has one full vCPU. */
  readonly memory: number;
  readonly timeoutSeconds: number;
}

export const functionSettings: Readonly<Record<LambdaName, FunctionSettings>> = {
  slack: {
    does: "Answers Slack within three seconds: checks the signature, opens a modal or hands the work on",
    // A person waits while it starts, and starting is CPU time.
    memory: 1769,
    // Slack gives up after 3 s; what is longer can only be a connection that hangs.
    timeoutSeconds: 10,
  },
  notify: {
    does: "Brings SageMaker's events onto their Slack cards",
    memory: 512,
    // A batch of cards at Slack's pace of about one call a second and channel.
    timeoutSeconds: 60,
  },
  worker: {
    does: "Does what people asked for in Slack: authorises, looks, acts on SageMaker and answers",
    // Cedar's WebAssembly and the SageMaker client; a person waits for the answer.
    memory: 1024,
    // Shorter than the time for which it claims a piece of work (src/worker/lease.ts).
    timeoutSeconds: 45,
  },
  clock: {
    does: "Looks once a minute at what is under way and has gone quiet",
    memory: 512,
    // The next tick comes after 60 s.
    timeoutSeconds: 55,
  },
};

/** The queue in front of `notify`. */
export const inbox = {
  /** Seconds that events are gathered: a burst becomes one edit per card, and a card comes this much later. */
  batchWindowSeconds: 2,
  batchSize: 50,
  /** Slack takes about one message a second and channel: more functions would only wait for each other. The least that Lambda allows. */
  maxConcurrency: 2,
  /** Hours for which a message is tried again before it becomes a dead letter: Slack may be down for a day. */
  triedForHours: 24,
} as const;

/** The queue of gates: a person is to be asked at once, and there are few. */
export const gates = { batchSize: 10 } as const;

/** Seconds that a message taken from the queue stays out of sight: six times the timeout and the window, as AWS advises. */
export const visibilitySeconds = (): number => 6 * functionSettings.notify.timeoutSeconds + inbox.batchWindowSeconds;

/** How often a message is tried before it becomes a dead letter. */
export const maxReceiveCount = (): number => Math.ceil((inbox.triedForHours * 3600) / visibilitySeconds());

/** Seconds for which an asynchronous invocation of `worker` is still worth doing: Slack's response_url lasts 30 minutes. */
export const workMaxAgeSeconds = 30 * 60;
