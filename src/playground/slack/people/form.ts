import type { PersonActionResult, ViewValues } from "../../protocol.ts";
import { formErrors, withChoices } from "../content/element-state.ts";
import { readView } from "../content/view-argument.ts";
import { viewJson } from "../content/view-json.ts";
import { isObject, type JsonObject, parseJson } from "../json.ts";
import { Refusal } from "../refusal.ts";
import { interactionFields, payloadForm } from "../requests/common.ts";
import { stackOf } from "../workspace/lookup.ts";
import type { Person, View } from "../workspace/model.ts";
import { issueTrigger } from "../workspace/triggers.ts";
import { closeAll, closeOne, pushView, putView, updateView } from "../workspace/views.ts";
import { formProblem } from "./ack.ts";
import { type Desk, done, personOf, problem } from "./desk.ts";

// The form stays open and says for itself what is wrong.
const stillOpen: PersonActionResult = { ok: false };

/**
 * A person fills in the modal in front and submits it. `values` are texts or Slack's own form of a value; the required fields
 * are checked first, as Slack's client does. `ok: false` without a problem means that the form shows errors at its fields.
 */
export async function submitForm(desk: Desk, user: string, viewId: string, values: ViewValues) {
  const { workspace } = desk;
  const person = personOf(desk, user);
  const view = stackOf(workspace.state(), person.id).at(-1);
  if (view?.id !== viewId) return problem("That form is no longer open.");
  const filled = withChoices(view.definition.blocks, view.values, values);
  if ("unknown" in filled) return problem(`The form has no field or choice for ${filled.unknown}.`);
  const errors = formErrors(view.definition.blocks, filled.values);
  const submitted: View = { ...view, values: filled.values, errors };
  putView(workspace, submitted);
  if (Object.keys(errors).length > 0) return stillOpen;

  const ack = await desk.send(
    payloadForm({
      ...interactionFields("view_submission", person, workspace.cast, desk.verificationToken),
      trigger_id: issueTrigger(workspace, person.id, view.id),
      view: viewJson(submitted, workspace.cast),
      response_urls: [],
    }),
  );
  if (ack.kind !== "acked") return problem(formProblem);
  return obey(desk, submitted, ack.answer.body);
}

/** A person closes the modal in front; the app hears of it when the view asked for that. */
export async function closeForm(desk: Desk, user: string, viewId: string): Promise<PersonActionResult> {
  const { workspace } = desk;
  const person = personOf(desk, user);
  const stack = stackOf(workspace.state(), person.id);
  const view = stack.at(-1);
  if (view?.id !== viewId) return problem("That form is no longer open.");
  const clears = view.definition.clear_on_close;
  const closed = clears ? stack.toReversed() : [view];
  if (clears) closeAll(workspace, person.id);
  else closeOne(workspace, view);
  for (const gone of closed) {
    if (gone.definition.notify_on_close) await desk.send(payloadForm(viewClosed(desk, person, gone, clears)));
  }
  return done;
}

function viewClosed(
  { workspace, verificationToken }: Desk,
  person: Person,
  view: View,
  isCleared: boolean,
): JsonObject {
  return {
    ...interactionFields("view_closed", person, workspace.cast, verificationToken),
    view: viewJson(view, workspace.cast),
    is_cleared: isCleared,
  };
}

// https://docs.slack.dev/surfaces/modals#response_actions
function obey(desk: Desk, view: View, body: string): PersonActionResult {
  const { workspace, check } = desk;
  const answer = body.trim() === "" ? {} : parseJson(body);
  if (!isObject(answer)) return problem(formProblem);
  try {
    switch (answer["response_action"]) {
      case undefined:
        // Slack takes any other JSON than {} for a broken answer.
        if (Object.keys(answer).length > 0) return problem(formProblem);
        closeOne(workspace, view);
        return done;
      case "clear":
        closeAll(workspace, view.user);
        return done;
      case "errors":
        return showErrors(desk, view, answer["errors"]);
      case "update":
        updateView(workspace, view, readView(answer["view"], "modal", { check, mint: workspace.mint }));
        return done;
      case "push":
        pushView(workspace, view.user, readView(answer["view"], "modal", { check, mint: workspace.mint }));
        return done;
      default:
        return problem(formProblem);
    }
  } catch (error) {
    if (error instanceof Refusal) return problem(formProblem);
    throw error;
  }
}

function showErrors({ workspace }: Desk, view: View, errors: unknown): PersonActionResult {
  const inputs = view.definition.blocks.filter((block) => block.type === "input").map((block) => block["block_id"]);
  const entries = isObject(errors) ? Object.entries(errors) : [];
  const messages = entries.filter((entry): entry is [string, string] => typeof entry[1] === "string");
  const fits = messages.length > 0 && messages.length === entries.length;
  // Errors can only stand beside input blocks.
  if (!fits || !messages.every(([blockId]) => inputs.includes(blockId))) return problem(formProblem);
  // The app may have updated the view before it answered.
  const current = stackOf(workspace.state(), view.user).find((other) => other.id === view.id) ?? view;
  putView(workspace, { ...current, errors: Object.fromEntries(messages) });
  return stillOpen;
}
