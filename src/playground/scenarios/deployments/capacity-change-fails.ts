import type { Scenario } from "../scenario.ts";
import { idleEndpoint } from "./deployment.ts";

const reason =
  "ResourceLimitExceeded: The account-level service limit 'ml.g6.12xlarge for endpoint usage' is 8 Instances, with current utilization of 6 Instances and a request delta of 6 Instances.";

/** The one change whose way back SageMaker calls RollingBack. */
export const capacityChangeFails: Scenario = {
  id: "capacity-change-fails",
  title: "Scaling out fails for a quota",
  description: "vision asks for twelve machines, the quota is eight: RollingBack, then in service with the six it had.",
  minutes: 4,
  play(sim) {
    const serving = { name: "vision", version: 2, instances: 6, instanceType: "ml.g6.12xlarge" } as const;
    sim.endpoints.resize(idleEndpoint(sim, serving), [{ VariantName: "AllTraffic", DesiredInstanceCount: 12 }], {
      ends: "rolled back",
      afterSeconds: 120,
      reason,
    });
  },
};
