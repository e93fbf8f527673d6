import type { Hearing } from "../domain/journey.ts";
import { carryUp } from "./carry-up.ts";
import { type DeliverPorts, deliverEverywhere } from "./deliver.ts";

/**
 * Brings up to date all cards on which news of these resources can be seen, their own and those of what they came from. All
 * are tried; then the first failure is thrown. `routes` are those of the first resource.
 */
export async function tell(
  ports: DeliverPorts,
  resources: readonly [string, ...string[]],
  routes: ReadonlyMap<string, Hearing> = none,
): Promise<void> {
  const { waves, failed } = await carryUp(resources, ports.store.states);
  const problems = [...failed.values()];
  for (const wave of waves) {
    const settled = await Promise.allSettled(
      wave.map(({ resource }) => deliverEverywhere(ports, resource, resource === resources[0] ? routes : none)),
    );
    problems.push(...settled.flatMap((each) => (each.status === "rejected" ? [each.reason] : [])));
  }
  if (problems.length > 0) throw problems[0];
}

const none: ReadonlyMap<string, Hearing> = new Map();
