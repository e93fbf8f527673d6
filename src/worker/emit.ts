import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { gateIn } from "../domain/gate.ts";
import type { WorkPorts } from "./ports.ts";

/** The source of the bot's own events. */
export const eventSource = "sagemaker-chatops";
/** The detail-type of the event about an action (docs/events.md). */
export const actionDetailType = "SageMaker ChatOps Action";

/** PutEvents answered 200 but did not take the entry. */
export class EventRefused extends Error {
  override readonly name = "EventRefused";
}

/** Puts each action as an event on the bus; throws EventRefused when EventBridge took the call but not the entry. */
export function emitOn(client: EventBridgeClient, bus: string): WorkPorts["emit"] {
  return async (action) => {
    const { Entries } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: bus,
            Source: eventSource,
            DetailType: actionDetailType,
            Time: new Date(action.at),
            Resources: resourcesOf(action.arn),
            Detail: JSON.stringify(action),
          },
        ],
      }),
    );
    const refused = Entries?.find((entry) => entry.ErrorCode);
    if (refused)
      throw new EventRefused(`EventBridge refused the event: ${refused.ErrorCode}: ${refused.ErrorMessage ?? ""}`);
  };
}

/** A gate has no ARN of its own: its pipeline execution stands for it. */
function resourcesOf(arn: string): string[] {
  const named = gateIn(arn)?.execution ?? arn;
  return named.startsWith("arn:") ? [named] : [];
}

export const eventBridgeClient = (): EventBridgeClient => new EventBridgeClient({ maxAttempts: 3 });
