import type { PlacedElement } from "../content/blocks.ts";
import { chosenState } from "../content/element-state.ts";
import type { JsonObject } from "../json.ts";
import type { Channel, Message } from "../workspace/model.ts";

/** The entry of `actions` for a click or a choice, or undefined when the element offers no such choice. */
export function action(place: PlacedElement, value: string | undefined, actionTs: string): JsonObject | undefined {
  const { element, blockId, actionId, type } = place;
  const choice = isButton(type) ? copied(element, BUTTON_FIELDS) : chosenState(place, value);
  if (choice === undefined) return undefined;
  return {
    ...copied(element, ["placeholder", "confirm"]),
    ...choice,
    action_id: actionId,
    block_id: blockId,
    type,
    action_ts: actionTs,
  };
}

/** The fields that say where in a channel something was clicked. */
export function inMessage(message: Message, channel: Channel, shown: JsonObject): JsonObject {
  const isEphemeral = message.onlyFor !== undefined;
  return {
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(message.threadTs === undefined ? {} : { thread_ts: message.threadTs }),
    },
    channel: { id: channel.id, name: channel.isPrivate ? "privategroup" : channel.name },
    // Slack does not keep ephemeral messages, so it cannot show them either.
    ...(isEphemeral ? {} : { message: shown }),
  };
}

const BUTTON_FIELDS = ["text", "value", "url", "style"];

function isButton(type: string): boolean {
  return type === "button" || type === "icon_button";
}

function copied(element: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(fields.flatMap((field) => (field in element ? [[field, element[field]]] : [])));
}
