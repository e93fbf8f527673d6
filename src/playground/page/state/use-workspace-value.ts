import { useEffect, useMemo, useRef } from "react";
import { act } from "./act.ts";
import type { Workspace } from "./contexts.ts";
import { slackbotId } from "./directory.ts";
import { clockOf } from "./use-clock.ts";
import type { Notices } from "./use-notices.ts";
import type { Where } from "./use-place.ts";
import type { Latest } from "./use-stream.ts";

/** The Workspace that messages see: it stays the same object until a name or the person changes. */
export function useWorkspaceValue(latest: Latest, where: Where, notices: Notices): Workspace {
  const current = useRef({ latest, where, notices });
  useEffect(() => {
    current.current = { latest, where, notices };
  });
  const { directory } = latest;
  const { me } = where;
  return useMemo((): Workspace => {
    const tell: Workspace["tell"] = (place, text) =>
      current.current.notices.tell(me.id, place, text, clockOf(current.current.latest));
    const perform: Workspace["perform"] = async (action, place) => {
      const result = await act(action);
      if (!result.ok && place !== undefined) tell(place, result.problem ?? "Something went wrong. Try again?");
      return result;
    };
    return {
      directory,
      me,
      perform,
      tell,
      dismiss: (message) => {
        if (message.user === slackbotId) current.current.notices.dismiss(message.ts);
        else void perform({ do: "dismiss", user: me.id, ts: message.ts }, { channel: message.channel });
      },
      goTo: (place) => current.current.where.goTo(place),
    };
  }, [directory, me]);
}
