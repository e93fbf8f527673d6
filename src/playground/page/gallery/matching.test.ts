import { expect, test } from "vitest";
import type { GalleryCard } from "../../gallery/view.ts";
import { matching } from "./matching.ts";

const card = (id: string, phase: GalleryCard["phase"], text: string): GalleryCard => ({
  id,
  title: id,
  phase,
  text,
  rich: [],
  basic: [],
});
const kinds = [
  { kind: "endpoint", noun: "endpoint", cards: [card("endpoint/baking", "running", "Endpoint ranker is baking")] },
  {
    kind: "training-job",
    noun: "training job",
    cards: [card("training-job/a", "failed", "CUDA out of memory"), card("training-job/b", "running", "is running")],
  },
];
const shown = (filter: string) => matching({ kinds }, filter).flatMap((kind) => kind.cards.map(({ id }) => id));

test.each([
  ["", ["endpoint/baking", "training-job/a", "training-job/b"]],
  ["training", ["training-job/a", "training-job/b"]],
  ["FAILED  cuda", ["training-job/a"]],
  ["running", ["endpoint/baking", "training-job/b"]],
  ["nothing at all", []],
])("the filter %j leaves %j", (filter, ids) => expect(shown(filter)).toEqual(ids));
