import * as z from "zod/mini";
import type { Route } from "../domain/route.ts";
import { arrivedGate, type GateSettings, isGate } from "./gates.ts";
import { type NotifyPorts, notify } from "./notify.ts";
import { type Arrived, readBody, readValue } from "./read.ts";

const sqsSchema = z.looseObject({
  Records: z.array(
    z.looseObject({
      messageId: z.string(),
      body: z.string(),
      eventSourceARN: z.optional(z.string()),
      attributes: z.optional(z.looseObject({ SentTimestamp: z.optional(z.string()) })),
    }),
  ),
});

export interface InvocationPorts extends NotifyPorts {
  readonly gates: GateSettings;
}

/** SQS's partial batch response: only these messages are delivered again. */
export interface BatchResponse {
  readonly batchItemFailures: readonly { readonly itemIdentifier: string }[];
}

/**
 * Takes what Lambda was invoked with: a batch from SQS, or a bare EventBridge event. A batch answers with its failures; a
 * bare event that could not be delivered throws, so that Lambda tries again.
 */
export async function notifyInvocation(
  invocation: unknown,
  defaultRoute: Route,
  ports: InvocationPorts,
): Promise<BatchResponse> {
  const batch = sqsSchema.safeParse(invocation);
  if (batch.success) {
    const arrived = await Promise.all(
      batch.data.Records.map(
        async (record): Promise<readonly Arrived[]> =>
          isGate(record, ports.gates)
            ? arrivedGate(record, ports.gates, defaultRoute, ports.store.states)
            : [readBody(record.messageId, record.body, defaultRoute)],
      ),
    );
    const failed = await notify(arrived.flat(), ports);
    await noteFailures(failed, ports);
    return { batchItemFailures: [...failed.keys()].map((itemIdentifier) => ({ itemIdentifier })) };
  }
  const failed = await notify([readValue("invocation", invocation, defaultRoute)], ports);
  if (failed.size > 0)
    throw new Error("The event could not be delivered; see the log line before this one. Lambda tries it again.");
  return { batchItemFailures: [] };
}

/** Should a message die of it, its card will say why. Not being able to note it changes nothing for the message. */
async function noteFailures(failed: ReadonlyMap<string, string>, { store, log }: NotifyPorts): Promise<void> {
  await Promise.all(
    [...failed].map(([id, why]) =>
      store.letters.failed(id, why).catch((error: unknown) => log.error("A failure could not be noted", error)),
    ),
  );
}
