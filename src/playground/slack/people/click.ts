import type { PersonActionResult, ViewValues } from "../../protocol.ts";
import { findElement, type PlacedElement } from "../content/blocks.ts";
import { stateValues } from "../content/element-state.ts";
import { messageJson } from "../content/message-json.ts";
import { viewJson } from "../content/view-json.ts";
import type { JsonObject } from "../json.ts";
import { action, inMessage } from "../requests/block-actions.ts";
import { interactionFields, payloadForm } from "../requests/common.ts";
import { issueResponseUrl } from "../response-url.ts";
import { allViews, findVisible } from "../workspace/lookup.ts";
import type { Block } from "../workspace/model.ts";
import { selectionKey } from "../workspace/state.ts";
import { issueTrigger } from "../workspace/triggers.ts";
import { putView } from "../workspace/views.ts";
import { clickProblem } from "./ack.ts";
import { channelOf, type Desk, done, personOf, problem } from "./desk.ts";

/** A person clicks a button, or picks `value` from a menu, on a message that they can see; confirmations are answered with yes. */
export async function clickMessage(
  desk: Desk,
  at: { readonly user: string; readonly channel: string; readonly ts: string },
  target: ElementTarget,
): Promise<PersonActionResult> {
  const { workspace } = desk;
  const [person, channel] = [personOf(desk, at.user), channelOf(desk, at.channel)];
  const message = findVisible(workspace.state(), person.id, channel.id, at.ts);
  if (message === undefined) return problem("That message is no longer there.");
  const clicked = press(message.blocks, target, workspace.mint.ts());
  if (clicked === undefined) return problem("That button is no longer on the message.");

  const key = selectionKey(person.id, message);
  const values = stateValues(message.blocks, chosen(workspace.state().selections.get(key), clicked));
  workspace.apply({ what: "selected", key, values });
  return dispatch(desk, {
    ...interactionFields("block_actions", person, workspace.cast, desk.verificationToken),
    ...inMessage(message, channel, messageJson(message, workspace.cast, workspace.state())),
    trigger_id: issueTrigger(workspace, person.id),
    state: { values },
    response_url: desk.baseUrl() + issueResponseUrl(workspace, person.id, channel.id, message),
    actions: [clicked.action],
  });
}

/** The same in a modal or on the App Home. */
export async function clickView(desk: Desk, user: string, viewId: string, target: ElementTarget) {
  const { workspace } = desk;
  const person = personOf(desk, user);
  const view = allViews(workspace.state()).find((candidate) => candidate.id === viewId && candidate.user === person.id);
  if (view === undefined) return problem("That window is no longer open.");
  const clicked = press(view.definition.blocks, target, workspace.mint.ts());
  if (clicked === undefined) return problem("That button is no longer there.");

  const changed = { ...view, values: stateValues(view.definition.blocks, chosen(view.values, clicked)) };
  putView(workspace, changed);
  const modalId = view.definition.type === "modal" ? view.id : undefined;
  return dispatch(desk, {
    ...interactionFields("block_actions", person, workspace.cast, desk.verificationToken),
    container: { type: "view", view_id: view.id },
    trigger_id: issueTrigger(workspace, person.id, modalId),
    view: viewJson(changed, workspace.cast),
    actions: [clicked.action],
  });
}

/** Which element, and what was picked when it is a menu. */
interface ElementTarget {
  readonly blockId: string;
  readonly actionId: string;
  readonly value?: string | undefined;
}

interface Clicked {
  readonly place: PlacedElement;
  readonly action: JsonObject;
}

function press(blocks: readonly Block[], target: ElementTarget, ts: string): Clicked | undefined {
  const place = findElement(blocks, target.blockId, target.actionId);
  const made = place && action(place, target.value, ts);
  return place && made && { place, action: made };
}

function chosen(before: ViewValues | undefined, { place, action: made }: Clicked): ViewValues {
  const state = Object.entries(made).filter(([field]) => field === "type" || field.startsWith("selected_"));
  if (state.length < 2 || place.type === "overflow") return before ?? {};
  const inBlock = { ...before?.[place.blockId], [place.actionId]: Object.fromEntries(state) };
  return { ...before, [place.blockId]: inBlock };
}

async function dispatch(desk: Desk, payload: JsonObject): Promise<PersonActionResult> {
  const wrong = clickProblem(await desk.send(payloadForm(payload)));
  return wrong === undefined ? done : problem(wrong);
}
