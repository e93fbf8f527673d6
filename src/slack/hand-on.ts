import type { Work } from "../domain/work.ts";
import type { Ports } from "./ports.ts";

/** Dispatches the work. False when that failed, which the log then tells; the person must be told by the caller. */
export async function handOn(work: Work, { dispatch, log }: Pick<Ports, "dispatch" | "log">): Promise<boolean> {
  try {
    await dispatch(work);
    log.info("Handed on", { work: work.id, intent: work.intent.do, user: work.who.user });
    return true;
  } catch (error) {
    log.error("Work could not be handed on", error);
    return false;
  }
}
