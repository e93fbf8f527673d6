import type { JsonObject } from "../json.ts";
import type { Cast, View } from "../workspace/model.ts";
import { stateValues } from "./element-state.ts";

/** A view as the Web API and interaction payloads show it. */
export function viewJson(view: View, cast: Cast): JsonObject {
  const { definition } = view;
  return {
    id: view.id,
    team_id: cast.team.id,
    type: definition.type,
    blocks: definition.blocks,
    private_metadata: definition.private_metadata,
    callback_id: definition.callback_id,
    state: { values: stateValues(definition.blocks, view.values) },
    hash: view.hash,
    title: definition.title ?? { type: "plain_text", text: "View Title", emoji: true },
    clear_on_close: definition.clear_on_close,
    notify_on_close: definition.notify_on_close,
    close: definition.close ?? null,
    submit: definition.submit ?? null,
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: cast.bot.appId,
    external_id: definition.external_id,
    app_installed_team_id: cast.team.id,
    bot_id: cast.bot.botId,
  };
}
