import type { Work } from "../domain/work.ts";
import { about } from "../log.ts";
import type { Ports } from "./ports.ts";

/** Dispatches the work. False when that failed, which the log then tells; the person must be told by the caller. */
export async function handOn(work: Work, ports: Pick<Ports, "dispatch" | "log">): Promise<boolean> {
  const { dispatch } = ports;
  const log = about(ports.log, work.id);
  try {
    await dispatch(work);
    log.info("Handed on", { intent: work.intent.do, user: work.who.user });
    return true;
  } catch (error) {
    log.error("Work could not be handed on", error);
    return false;
  }
}
