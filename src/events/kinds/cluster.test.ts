import { expect, test } from "vitest";
import type { PartsOf } from "../registry.ts";
import { hyperPodCluster } from "./cluster.ts";

type Parts = PartsOf["cluster"];
const cluster = { status: "InService", groups: [] };
const node = (health: string, at: number) => ({ health, at });
const event = (level: string, at: number) => ({ level, says: "x", at });
const summary = (parts: Parts) => hyperPodCluster.summary(parts);

test.each<readonly [string, Parts, string, string]>([
  ["all is well", { cluster }, "Cluster · In service", "outcomes"],
  [
    "a node is not",
    { cluster, nodes: { a: node("Unhealthy", 1), b: node("Healthy", 2) } },
    "Cluster · 1 node unhealthy",
    "act",
  ],
  ["it is again", { cluster, nodes: { a: node("Healthy", 3) } }, "Cluster · In service", "outcomes"],
  [
    "the newest event is an error",
    { cluster, events: { "1": event("Info", 1), "2": event("Error", 2) } },
    "Cluster · Error reported",
    "act",
  ],
  [
    "things went on after an error",
    { cluster, events: { "1": event("Error", 1), "2": event("Info", 2) } },
    "Cluster · In service",
    "outcomes",
  ],
  ["only an event was heard", { events: { "1": event("Info", 1) } }, "Cluster · In service", "all"],
  [
    "a change goes on with a sick node",
    { cluster: { ...cluster, status: "Updating" }, nodes: { a: node("Unhealthy", 1) } },
    "Cluster · Updating",
    "all",
  ],
  ["it failed", { cluster: { ...cluster, status: "Failed" } }, "Cluster · Failed", "act"],
])("when %s", (_when, parts, headline, significance) => {
  expect(summary(parts)).toMatchObject({ headline, significance });
});

test("another node that turns unhealthy is another episode, one that recovers is none", () => {
  const one = summary({ cluster, nodes: { a: node("Unhealthy", 5) } }).episode;
  const two = summary({ cluster, nodes: { a: node("Unhealthy", 5), b: node("Unhealthy", 9) } }).episode;
  const older = summary({ cluster, nodes: { a: node("Unhealthy", 5), b: node("Healthy", 9) } }).episode;
  expect(two).not.toBe(one);
  expect(older).toBe(one);
});
