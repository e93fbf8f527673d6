import { tell } from "../../notify/tell.ts";
import type { WorkPorts } from "../ports.ts";

/** Draws every card of the resource again. False when Slack did not take one: the person is then told beside it. */
export async function showAll(key: string, ports: WorkPorts): Promise<boolean> {
  try {
    await tell(ports, [key]);
    return true;
  } catch (error) {
    // The vote is cast and on record; a card that could not be drawn must not tell the person that it failed.
    ports.log.error(`The cards of ${key} could not all be drawn after a vote`, error);
    return false;
  }
}
