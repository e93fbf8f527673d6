import type { Chore } from "../domain/chore.ts";
import { about } from "../log.ts";
import { logged } from "../slack/logged.ts";
import type { WorkPorts } from "./ports.ts";
import { carryOut } from "./rounds/carry-out.ts";
import { showAll } from "./rounds/show-all.ts";

/** Does what nobody waits for: what a crash or an outage left undone after the votes had settled it. */
export async function doChore({ resource, round, by }: Chore, portsFor: (user: string) => WorkPorts): Promise<void> {
  const given = portsFor(by);
  const log = about(given.log, round);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  const outcome = await carryOut(resource, round, ports);
  await showAll(resource, ports);
  log.info("Carried out", { resource, outcome: outcome.is });
}
