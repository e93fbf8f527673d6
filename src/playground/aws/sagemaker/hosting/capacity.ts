import type { CapacitySize } from "@aws-sdk/client-sagemaker";
import { instancesIn } from "./phases.ts";

/** A step's size as a share of `total` instances, from 0 to 1; whole instances, and one at least. */
export function shareOf(size: CapacitySize | undefined, total: number): number {
  const { Type, Value = 10 } = size ?? {};
  const wanted = Type === "INSTANCE_COUNT" ? Value / total : Value / 100;
  return instancesIn(Math.min(1, wanted), total) / total;
}
