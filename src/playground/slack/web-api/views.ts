import { readView } from "../content/view-argument.ts";
import { viewJson } from "../content/view-json.ts";
import type { JsonObject } from "../json.ts";
import { missingField, Refusal } from "../refusal.ts";
import { allViews } from "../workspace/lookup.ts";
import type { View } from "../workspace/model.ts";
import { exchangeTrigger } from "../workspace/triggers.ts";
import { openView, publishHome, pushView, updateView } from "../workspace/views.ts";
import { optional, required } from "./args.ts";
import type { Call } from "./method.ts";

/** views.open */
export function open(call: Call): JsonObject {
  const triggerId = required(call.args, "trigger_id");
  const definition = readView(call.args["view"], "modal", call);
  const { user } = exchangeTrigger(call.workspace, triggerId);
  return shown(call, openView(call.workspace, user, definition));
}

/** views.push */
export function push(call: Call): JsonObject {
  const triggerId = required(call.args, "trigger_id");
  const definition = readView(call.args["view"], "modal", call);
  const { user, viewId } = exchangeTrigger(call.workspace, triggerId);
  if (viewId === undefined) throw new Refusal("not_found");
  return shown(call, pushView(call.workspace, user, definition));
}

/** views.update */
export function update(call: Call): JsonObject {
  const view = namedView(call);
  const definition = readView(call.args["view"], view.definition.type, call);
  return shown(call, updateView(call.workspace, view, definition, optional(call.args, "hash")));
}

/** views.publish */
export function publish(call: Call): JsonObject {
  const user = required(call.args, "user_id");
  const definition = readView(call.args["view"], "home", call);
  if (!call.cast.people.some((person) => person.id === user)) throw new Refusal("user_not_found");
  return shown(call, publishHome(call.workspace, user, definition, optional(call.args, "hash")));
}

function namedView({ args, workspace }: Call): View {
  const viewId = optional(args, "view_id");
  const externalId = optional(args, "external_id");
  if (viewId === undefined && externalId === undefined) throw missingField("view_id");
  const view = allViews(workspace.state()).find(
    (candidate) => candidate.id === viewId || candidate.definition.external_id === externalId,
  );
  if (view === undefined) throw new Refusal("not_found");
  return view;
}

function shown({ cast }: Call, view: View): JsonObject {
  return { view: viewJson(view, cast) };
}
