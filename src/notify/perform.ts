import type { SlackPort } from "../slack/port.ts";
import type { Posted } from "./deliver-card.ts";
import { withMention } from "./digest.ts";
import type { Home } from "./home.ts";
import type { Delivery } from "./plan.ts";
import type { Presentation } from "./present.ts";
import { type OnDegraded, sendDegrading } from "./send.ts";

export interface PerformPorts {
  readonly slack: SlackPort;
  readonly onDegraded: OnDegraded;
}

/** A card that is to be sent. */
export interface Card {
  readonly resource: string;
  readonly channel: string;
  readonly presentation: Presentation;
  readonly mention: string | undefined;
  /** Where it is; undefined where it has not been posted. */
  readonly at: Posted | undefined;
  /** Where it goes if it is posted now. */
  readonly home: Home;
}

/** Makes the calls, in order, and answers where the card is then; undefined where there is none. */
export async function perform(
  { slack, onDegraded }: PerformPorts,
  deliveries: readonly Delivery[],
  { resource, channel, presentation, mention, at, home }: Card,
): Promise<Posted | undefined> {
  const message = withMention(presentation, mention);
  let posted = at;
  for (const delivery of deliveries) {
    switch (delivery.do) {
      case "post": {
        const metadata = { event_type: "sagemaker_card", event_payload: { card: resource } };
        const place = placeIn(home, presentation);
        const answer = await sendDegrading(
          message,
          (each) => slack.post({ channel, ...each, ...place, metadata }),
          onDegraded,
        );
        posted = { postedIn: answer.channel, ts: answer.ts, threadTs: place.threadTs };
        break;
      }
      case "leave":
        if (at) await slack.update({ channel: at.postedIn, ts: at.ts, ...presentation.left });
        break;
      case "update":
        if (at)
          await sendDegrading(
            message,
            (each) => slack.update({ channel: at.postedIn, ts: at.ts, ...each }),
            onDegraded,
          );
        break;
      case "reply":
        if (at)
          await sendDegrading(
            presentation.reply(mention),
            (each) =>
              slack.post({
                channel: at.postedIn,
                ...each,
                // Slack's threads have one level: what is said of a card in a thread is said beside it.
                threadTs: at.threadTs ?? at.ts,
                broadcast: delivery.broadcast,
              }),
            onDegraded,
          );
        break;
    }
  }
  return posted;
}

/** A card in a thread is shown in the channel too when it asks for a person, or when people wait for it. */
function placeIn(home: Home, { summary }: Presentation): { readonly threadTs?: string; readonly broadcast?: boolean } {
  if (home.in !== "thread") return {};
  return { threadTs: home.ts, broadcast: home.aloud || summary.significance === "act" };
}
