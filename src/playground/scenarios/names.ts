import type { SageMaker } from "../aws/sagemaker/simulator.ts";

/** A name for one more run of the same work, such as `churn-nightly-1103-k3x9`: month and day, then what tells runs apart. */
export function runName({ world }: SageMaker, base: string): string {
  const [, month = "", day = ""] = new Date(world.clock.now()).toISOString().split("T")[0]?.split("-") ?? [];
  return `${base}-${month}${day}-${world.ids.short(4)}`;
}
