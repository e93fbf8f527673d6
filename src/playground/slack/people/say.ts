import type { PersonActionResult } from "../../protocol.ts";
import { messageText } from "../content/markup.ts";
import { viewJson } from "../content/view-json.ts";
import type { JsonObject } from "../json.ts";
import { appHomeOpened, appMention, deliver, eventCallback } from "../requests/events.ts";
import { findMessage } from "../workspace/lookup.ts";
import { post } from "../workspace/post.ts";
import { channelOf, type Desk, done, personOf, problem } from "./desk.ts";

/**
 * A person writes a message, as they would type it: @SageMaker, @bo, #ml-ops. When it mentions the bot in a channel where the bot is,
 * the app gets app_mention; people never see whether an event was acked, so the result is ok all the same.
 */
export async function sayMessage(desk: Desk, user: string, channelRef: string, typed: string, threadTs?: string) {
  const { workspace } = desk;
  const [person, channel] = [personOf(desk, user), channelOf(desk, channelRef)];
  const parent = threadTs === undefined ? undefined : findMessage(workspace.state(), channel.id, threadTs);
  if (threadTs !== undefined && parent === undefined) return problem("That thread is no longer there.");
  const place = { channel: channel.id, user: person.id, threadTs: parent && (parent.threadTs ?? parent.ts) };
  const message = post(workspace, place, { text: messageText(typed, workspace.cast) });
  const { userId } = workspace.cast.bot;
  if (message.text.includes(`<@${userId}>`) && channel.members.includes(userId)) {
    await sendEvent(desk, appMention(workspace, message));
  }
  return done;
}

/** A person opens the app's Home tab, and the app gets app_home_opened. */
export async function openHome(desk: Desk, user: string): Promise<PersonActionResult> {
  const { workspace } = desk;
  const person = personOf(desk, user);
  const home = workspace.state().homes.get(person.id);
  await sendEvent(desk, appHomeOpened(workspace, person.id, home && viewJson(home, workspace.cast)));
  return done;
}

/** A person dismisses a message that only they can see. */
export function dismissMessage(desk: Desk, user: string, ts: string): PersonActionResult {
  const { workspace } = desk;
  const person = personOf(desk, user);
  const message = workspace.state().messages.find((m) => m.ts === ts && m.onlyFor === person.id);
  if (message === undefined) return problem("That message is no longer there.");
  workspace.apply({ what: "removed", channel: message.channel, ts });
  return done;
}

async function sendEvent({ workspace, send, background, verificationToken }: Desk, event: JsonObject): Promise<void> {
  const { retries } = await deliver(send, eventCallback(workspace, verificationToken, event), background.wait);
  background.run(retries);
}
