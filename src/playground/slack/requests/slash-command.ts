import type { Cast, Channel, Person } from "../workspace/model.ts";
import { form } from "./common.ts";

/** A slash command as Slack sends it; `text` is already in Slack's markup. */
export function slashCommand(given: {
  readonly cast: Cast;
  readonly token: string;
  readonly person: Person;
  readonly channel: Channel;
  readonly command: string;
  readonly text: string;
  readonly responseUrl: string;
  readonly triggerId: string;
}): { readonly contentType: string; readonly body: string } {
  const { cast, person, channel } = given;
  return form({
    token: given.token,
    team_id: cast.team.id,
    team_domain: cast.team.domain,
    channel_id: channel.id,
    // Slack hides the name of a private channel here.
    channel_name: channel.isPrivate ? "privategroup" : channel.name,
    user_id: person.id,
    user_name: person.handle,
    command: given.command,
    text: given.text,
    api_app_id: cast.bot.appId,
    is_enterprise_install: "false",
    response_url: given.responseUrl,
    trigger_id: given.triggerId,
  });
}
