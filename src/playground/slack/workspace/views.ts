import { stateValues } from "../content/element-state.ts";
import { Refusal } from "../refusal.ts";
import { allViews, stackOf } from "./lookup.ts";
import type { View, ViewDefinition } from "./model.ts";
import type { Workspace } from "./workspace.ts";

// "Currently the limit is 3": https://docs.slack.dev/reference/methods/views.push
const MAX_STACK = 3;

/** Opens a modal in place of whatever the person had open. Throws duplicate_external_id. */
export function openView(workspace: Workspace, user: string, definition: ViewDefinition): View {
  const view = newView(workspace, user, definition, undefined);
  workspace.apply({ what: "stack", user, stack: [view] });
  return view;
}

/** Puts a modal in front of the open ones. Throws not_found without one, push_limit_reached at three. */
export function pushView(workspace: Workspace, user: string, definition: ViewDefinition): View {
  const stack = stackOf(workspace.state(), user);
  const front = stack.at(-1);
  if (front === undefined) throw new Refusal("not_found");
  if (stack.length >= MAX_STACK) throw new Refusal("push_limit_reached");
  const view = newView(workspace, user, definition, front);
  workspace.apply({ what: "stack", user, stack: [...stack, view] });
  return view;
}

/** Replaces an open view in place; what the person typed stays where block_id and action_id stay. Throws hash_conflict. */
export function updateView(workspace: Workspace, old: View, definition: ViewDefinition, hash?: string): View {
  if (hash !== undefined && hash !== old.hash) throw new Refusal("hash_conflict");
  refuseTaken(workspace, definition.external_id, old.id);
  const view: View = {
    ...old,
    definition,
    hash: workspace.mint.hash(),
    values: stateValues(definition.blocks, old.values),
    errors: {},
  };
  putView(workspace, view);
  return view;
}

/** Publishes a person's App Home. Throws hash_conflict. */
export function publishHome(workspace: Workspace, user: string, definition: ViewDefinition, hash?: string): View {
  const old = workspace.state().homes.get(user);
  if (old !== undefined) return updateView(workspace, old, definition, hash);
  const view = newView(workspace, user, definition, undefined);
  workspace.apply({ what: "home", view });
  return view;
}

/** Stores a changed view where it already is: in its person's stack, or as their home. */
export function putView(workspace: Workspace, view: View): void {
  const { user } = view;
  const stack = stackOf(workspace.state(), user).map((other) => (other.id === view.id ? view : other));
  workspace.apply(view.definition.type === "home" ? { what: "home", view } : { what: "stack", user, stack });
}

/** Closes one view of a person's stack. */
export function closeOne(workspace: Workspace, view: View): void {
  const stack = stackOf(workspace.state(), view.user).filter((other) => other.id !== view.id);
  workspace.apply({ what: "stack", user: view.user, stack });
}

/** Closes everything that a person has open. */
export function closeAll(workspace: Workspace, user: string): void {
  workspace.apply({ what: "stack", user, stack: [] });
}

function newView(workspace: Workspace, user: string, definition: ViewDefinition, under: View | undefined): View {
  refuseTaken(workspace, definition.external_id, undefined);
  const id = workspace.mint.id("V");
  return {
    id,
    user,
    hash: workspace.mint.hash(),
    rootViewId: under?.rootViewId ?? id,
    previousViewId: under?.id ?? null,
    definition,
    values: stateValues(definition.blocks, {}),
    errors: {},
  };
}

function refuseTaken(workspace: Workspace, externalId: string, except: string | undefined): void {
  if (externalId === "") return;
  const taken = allViews(workspace.state()).some((v) => v.definition.external_id === externalId && v.id !== except);
  if (taken) throw new Refusal("duplicate_external_id");
}
