import { Refusal } from "../refusal.ts";
import type { Trigger } from "./model.ts";
import type { Workspace } from "./workspace.ts";

// "A trigger_id expires 3 seconds after it is sent": https://docs.slack.dev/surfaces/modals
const LIFETIME_MS = 3_000;

/** Hands out a trigger_id for something that the person just did. */
export function issueTrigger(workspace: Workspace, user: string, viewId?: string): string {
  const trigger: Trigger = {
    id: workspace.mint.triggerId(),
    user,
    issuedAt: workspace.realNow(),
    exchanged: false,
    viewId,
  };
  workspace.apply({ what: "trigger", trigger });
  return trigger.id;
}

/** Uses a trigger_id up. Throws invalid_trigger_id, exchanged_trigger_id, expired_trigger_id. */
export function exchangeTrigger(workspace: Workspace, id: string): Trigger {
  const trigger = workspace.state().triggers.get(id);
  if (trigger === undefined) throw new Refusal("invalid_trigger_id");
  if (trigger.exchanged) throw new Refusal("exchanged_trigger_id");
  if (workspace.realNow() - trigger.issuedAt > LIFETIME_MS) throw new Refusal("expired_trigger_id");
  workspace.apply({ what: "trigger", trigger: { ...trigger, exchanged: true } });
  return trigger;
}
