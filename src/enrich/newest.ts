import type { ResourceState } from "../domain/resource.ts";

/** When the newest fact of a resource was true, in milliseconds since the epoch. */
export const newestOf = (state: ResourceState): number =>
  Math.max(0, ...Object.values(state.entries).map((entry) => entry.stamp.at));
