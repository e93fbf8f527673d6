import { createContext, useContext } from "react";
import type { MessageView, PersonAction, PersonActionResult, PersonView } from "../../protocol.ts";
import type { Viewer } from "../text/slack-date.ts";
import type { Directory } from "./directory.ts";

/** Where in the workspace something happens; a problem is told there. */
export interface Place {
  readonly channel: string;
  /** The ts of a thread's root. */
  readonly thread?: string;
}

/** What every drawn message may need. It changes rarely, so messages that stay the same are not drawn again. */
export interface Workspace {
  readonly directory: Directory;
  readonly me: PersonView;
  /** Sends an action; a problem is shown as Slackbot's ephemeral message in `place`, when one is given. */
  readonly perform: (action: PersonAction, place?: Place) => Promise<PersonActionResult>;
  /** Slackbot tells this person something that the server need not know. */
  readonly tell: (place: Place, text: string) => void;
  readonly dismiss: (message: MessageView) => void;
  readonly goTo: (place: Place) => void;
}

/** Who looks at which workspace, for everything below. */
export const WorkspaceContext = createContext<Workspace | undefined>(undefined);
/** The playground's clock, milliseconds since the epoch; moves once a second. */
export const NowContext = createContext(0);

/** The workspace that this is drawn in; throws outside of one. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === undefined) throw new Error("useWorkspace needs a WorkspaceContext above it");
  return workspace;
}

/** The playground's clock, milliseconds since the epoch; what asks is drawn again every second. */
export function useNow(): number {
  return useContext(NowContext);
}

/** The browser's time zone and clock, asked once. */
export const viewer: Viewer = {
  timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  hour12: new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions().hour12 ?? false,
};
