import { decide } from "./decide.ts";

/** Approves a model package version. */
export const approve = decide({
  verb: "approve",
  status: "Approved",
  offered: { verb: "approve", label: "Approve", style: "primary" },
  effect: () => "Automation that deploys on approval starts now.",
  needsReason: false,
});
