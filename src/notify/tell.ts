import type { Hearing } from "../domain/journey.ts";
import { carryUp } from "./carry-up.ts";
import { type DeliverPorts, deliverEverywhere } from "./deliver.ts";

/**
 * Brings up to date all cards on which news of a resource can be seen, its own and those of what it came from. All are tried;
 * then the first failure is thrown.
 */
export async function tell(
  ports: DeliverPorts,
  resource: string,
  routes: ReadonlyMap<string, Hearing> = new Map(),
): Promise<void> {
  const { waves, failed } = await carryUp([resource], ports.store.states);
  const problems = [...failed.values()];
  for (const wave of waves) {
    const settled = await Promise.allSettled(
      wave.map((each) => deliverEverywhere(ports, each.resource, each.resource === resource ? routes : new Map())),
    );
    problems.push(...settled.flatMap((each) => (each.status === "rejected" ? [each.reason] : [])));
  }
  if (problems.length > 0) throw problems[0];
}
