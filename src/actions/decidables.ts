import type { Decidable } from "../approvals/decidable.ts";
import type { KindName } from "../events/registry.ts";
import { modelPackageDecision } from "./decide.ts";
import { gateDecision } from "./decide-gate.ts";

/** The kinds that people decide on by voting. A further one is one line here. */
export const decidables: Readonly<Partial<Record<KindName, Decidable>>> = {
  "model-package": modelPackageDecision,
  gate: gateDecision,
};
