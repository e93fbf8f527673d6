import type { WorkPorts } from "./ports.ts";

/** Where a resource's card can be read in Slack; undefined where it has none, or where Slack does not tell its address. */
export async function cardUrl(resource: string, { store, slack }: WorkPorts): Promise<string | undefined> {
  const [card] = (await store.cards.of(resource)).filter(({ ts }) => ts !== undefined);
  return card?.ts === undefined ? undefined : slack.permalink(card.postedIn ?? card.channel, card.ts, card.threadTs);
}
