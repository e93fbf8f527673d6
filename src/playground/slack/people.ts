import type { PersonActionResult, ViewValues } from "../protocol.ts";
import { clickMessage, clickView } from "./people/click.ts";
import { runCommand } from "./people/command.ts";
import type { Desk } from "./people/desk.ts";
import { closeForm, submitForm } from "./people/form.ts";
import { dismissMessage, openHome, sayMessage } from "./people/say.ts";

type Result = Promise<PersonActionResult>;

/**
 * What a person can do. Users are named by id or handle, channels by id or name. Each call resolves after the app's ack; `problem`
 * is what Slack would show to the person. Naming somebody or a channel that does not exist rejects.
 */
export interface People {
  /** Clicks a button, or picks `value` from a menu, on a message that the person can see. */
  readonly click: (
    user: string,
    channel: string,
    ts: string,
    blockId: string,
    actionId: string,
    value?: string,
  ) => Result;
  /** The same in a modal or on the App Home. */
  readonly clickView: (user: string, viewId: string, blockId: string, actionId: string, value?: string) => Result;
  /** Types a slash command; the command's own name may be left out when the app has only one. */
  readonly command: (user: string, channel: string, text: string) => Result;
  /** Writes a message, in a thread when `threadTs` is given; a mention of the bot reaches the app. */
  readonly say: (user: string, channel: string, text: string, threadTs?: string) => Result;
  /** Fills in and submits the modal in front; `ok: false` without a problem means errors at its fields. */
  readonly submitView: (user: string, viewId: string, values?: ViewValues) => Result;
  readonly closeView: (user: string, viewId: string) => Result;
  /** Opens the app's Home tab. */
  readonly openHome: (user: string) => Result;
  /** Dismisses a message that only this person sees. */
  readonly dismiss: (user: string, ts: string) => Result;
}

/** The people of a workspace. */
export function createPeople(desk: Desk): People {
  return {
    click: (user, channel, ts, blockId, actionId, value) =>
      clickMessage(desk, { user, channel, ts }, { blockId, actionId, value }),
    clickView: (user, viewId, blockId, actionId, value) => clickView(desk, user, viewId, { blockId, actionId, value }),
    command: (user, channel, text) => runCommand(desk, user, channel, text),
    say: (user, channel, text, threadTs) => sayMessage(desk, user, channel, text, threadTs),
    submitView: (user, viewId, values = {}) => submitForm(desk, user, viewId, values),
    closeView: (user, viewId) => closeForm(desk, user, viewId),
    openHome: (user) => openHome(desk, user),
    dismiss: async (user, ts) => dismissMessage(desk, user, ts),
  };
}
