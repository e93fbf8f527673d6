import type { VirtualClock } from "../clock.ts";
import { type EventEnvelope, isoSeconds } from "../eventbridge/event.ts";
import type { Ids } from "../ids.ts";
import type { World } from "./world.ts";

/** How unreliable the delivery of SageMaker's events is now. */
interface DeliverySwitches {
  /** Every event is sent twice: SageMaker "may send multiple events for each state change", each with its own id. */
  readonly doubles: boolean;
  /** Two of five events come late, so that later ones overtake them. */
  readonly late: boolean;
  /** Deployment events are never delivered, as of endpoints that deployment guardrails leave out. */
  readonly deploymentEventsLost: boolean;
}

/** Options of `createDelivery`. */
export interface DeliveryOptions {
  readonly clock: VirtualClock;
  readonly ids: Ids;
  /** Asked anew for each event. */
  readonly switches: () => DeliverySwitches;
  readonly put: (event: EventEnvelope) => void;
}

/** SageMaker's end of EventBridge. */
export interface Delivery {
  readonly emit: World["emit"];
  /** Every event once and in order, whatever the switches made of its delivery. */
  readonly sent: readonly EventEnvelope[];
}

/** Seconds by which each event of five in a row is late. */
const delays = [0, 75, 0, 0, 20] as const;

/** Puts drafts into envelopes and sends them, as reliably as the switches say. */
export function createDelivery({ clock, ids, switches, put }: DeliveryOptions): Delivery {
  const sent: EventEnvelope[] = [];
  let copiesSent = 0;
  return {
    sent,
    emit({ account, region }, draft) {
      const time = isoSeconds(clock.now());
      const event: EventEnvelope = {
        version: "0",
        id: ids.uuid(),
        source: "aws.sagemaker",
        account,
        region,
        time,
        ...draft,
      };
      sent.push(event);
      const { doubles, late, deploymentEventsLost } = switches();
      if (deploymentEventsLost && event["detail-type"] === "SageMaker Endpoint Deployment State Change") return;
      for (const copy of doubles ? [event, { ...event, id: ids.uuid() }] : [event]) {
        const delay = delays[copiesSent++ % delays.length] ?? 0;
        if (late && delay > 0) clock.after(delay * 1000, () => put(copy));
        else put(copy);
      }
    },
  };
}
