import { describe, expect, test } from "vitest";
import { problems } from "../../../blocks/check.ts";
import { leftovers, read } from "../../../blocks/testing/read.ts";
import type { Phase } from "../../domain/status.ts";
import { gallery } from "./gallery.ts";

const { kinds } = gallery();
const cards = kinds.flatMap((kind) => kind.cards);

/** The phases that a kind can be in; a status that nobody knows yet may bring any kind into `attention`. */
const phases: Readonly<Record<string, string>> = {
  "training-job": "failed running stopped succeeded",
  "tuning-job": "failed running stopped succeeded",
  "transform-job": "failed running stopped succeeded",
  "processing-job": "failed running stopped succeeded",
  endpoint: "attention failed running stopped succeeded",
  "feature-group": "attention failed running succeeded",
  "model-package": "attention failed running stopped succeeded",
  "pipeline-execution": "failed running stopped succeeded",
  image: "failed running succeeded",
  "image-version": "failed running succeeded",
  cluster: "attention failed running succeeded",
  "notebook-instance": "failed running stopped succeeded",
  "notebook-lifecycle-config": "succeeded",
  "labeling-job": "failed running stopped succeeded",
  "human-loop": "failed running stopped succeeded",
  "tracking-server": "failed running stopped succeeded",
  "model-card": "attention running stopped succeeded",
  "model-card-export-job": "failed running succeeded",
  "monitoring-schedule": "failed running stopped succeeded",
  "evaluation-job": "failed running stopped succeeded",
  "endpoint-config": "stopped succeeded",
  "deployable-model": "stopped succeeded",
  algorithm: "failed running stopped succeeded",
  alarm: "attention failed succeeded",
  "dead-letter": "attention stopped succeeded",
  gate: "attention stopped succeeded",
  other: "attention",
};

test.each(kinds)("the gallery shows a $noun in every phase that it has", ({ kind, cards: own }) => {
  const shown = new Set<Phase>(own.map(({ phase }) => phase));
  expect([...shown].toSorted().join(" ")).toBe(phases[kind]);
});

test("every card has an address of its own", () => {
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
});

describe.each(cards)("$id", ({ text, rich, basic }) => {
  test.each([
    ["rich", rich],
    ["basic", basic],
  ])("is sound in its %s rendering", (_look, blocks) => {
    const message = { text, blocks };
    expect(problems(message)).toEqual([]);
    expect(`${text}\n${read(message)}`).not.toMatch(leftovers);
  });
});
