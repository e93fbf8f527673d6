import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { kindsPage } from "./kinds-table.ts";
import { fixtureOfType } from "./testing/fixtures.ts";

test("docs/kinds.md is what `npm run kinds` writes", () => {
  expect(readFileSync(new URL("../docs/kinds.md", import.meta.url), "utf8")).toBe(kindsPage());
});

test("it names all 58 detail-types", () => {
  for (const detailType of fixtureOfType.keys()) expect(kindsPage()).toContain(detailType.replace("SageMaker ", ""));
});
