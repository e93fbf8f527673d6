import type { WorkPorts } from "./ports.ts";

/** Where a resource's card is: the channel, and its address where Slack tells it. */
export interface MainCard {
  readonly channel: string;
  readonly url?: string | undefined;
}

/** A resource's card, of several the first; undefined where it has none. */
export async function mainCard(resource: string, { store, slack }: WorkPorts): Promise<MainCard | undefined> {
  const [card] = (await store.cards.of(resource)).filter(({ ts }) => ts !== undefined);
  if (card?.ts === undefined) return undefined;
  const channel = card.postedIn ?? card.channel;
  return { channel, url: await slack.permalink(channel, card.ts, card.threadTs) };
}
