import { decide } from "./decide.ts";

/** Rejects a model package version, with a reason. */
export const reject = decide({
  verb: "reject",
  status: "Rejected",
  offered: { verb: "reject", label: "Reject", style: "danger" },
  // AWS's project templates do this (developer guide, model-registry-approve).
  effect: (before) =>
    before === "Approved" ? "Automation may now redeploy the newest other version that is approved." : "",
  needsReason: true,
});
