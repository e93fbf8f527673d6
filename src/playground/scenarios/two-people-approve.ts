import { registerRanker } from "./ranker-versions.ts";
import type { Scenario } from "./scenario.ts";

/** A version that two people have to approve, made by somebody who is an approver as well. */
export const twoPeopleApprove: Scenario = {
  id: "two-people-approve",
  title: "Two people have to approve",
  description:
    "Ana registers a version of ranker. Two of the approvers have to say yes, with a reason, and she cannot be one of them.",
  minutes: 2,
  play: (sim) => void registerRanker(sim, "Ranks offers by margin and by taste"),
};
