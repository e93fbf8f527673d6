import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineOf } from "./config-line.ts";

const file = (...lines: readonly string[]): string => lines.join("\n");

describe("the line of a value", () => {
  test("is where its key stands, and that of an item where it begins", () => {
    const text = file("defineConfig({", "  a: 1,", "  'b': [", "    2,", "    { c: [3] },", "  ],", "});");
    expect([["a"], ["b"], ["b", 1], ["b", 1, "c", 0]].map((path) => lineOf(text, path))).toEqual([2, 3, 5, 5]);
  });

  test("is not misled by comments, texts, calls and types", () => {
    const text = file(
      'import { defineConfig } from "./x";',
      "/* defineConfig({ b: 1,",
      "}) */",
      "export default defineConfig({",
      '  a: "} b: // {", // b: 2,',
      "  ...shared({ b: 3, c: [4] }),",
      "  d: [x, y].map((each) => ({ b: each })),",
      "  e: `{",
      "`,",
      "  b: 5 as number,",
      "});",
    );
    expect(lineOf(text, ["b"])).toBe(10);
  });

  test("is that of what is around it where the text does not write it out", () => {
    expect(lineOf(file("defineConfig({", "  a: [", "    f()]", "})"), ["a", 0, "b"])).toBe(3);
    expect(lineOf(file("defineConfig({", "  a: [", "    ...b, { c: 1 }]", "})"), ["a", 4, "c"])).toBe(2);
  });

  test("is that of the id where the list is made elsewhere", () => {
    const text = file(
      "const rules = [",
      '  { id: "eu" },',
      '  { n: 1, id: "prod" },',
      "];",
      "defineConfig({ rules });",
    );
    expect(lineOf(text, ["rules", 1, "n"], "prod")).toBe(3);
    expect(lineOf(text, ["rules", 1, "n"], "us")).toBeUndefined();
  });

  test("is found for every value of any literal, whatever its keys look like", () => {
    const key = fc.string({ unit: fc.constantFrom(..."ab {}[],:/*'.1"), maxLength: 5 });
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.constant("leaf"),
        fc.array(tie("tree"), { maxLength: 4 }),
        fc.dictionary(key, tie("tree"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const leaves: (readonly string[])[] = [];
        const number = (each: unknown, path: readonly string[]): unknown => {
          if (each === "leaf") return `leaf ${leaves.push(path)}.`;
          if (Array.isArray(each)) return each.map((item, index) => number(item, [...path, String(index)]));
          return Object.fromEntries(Object.entries(Object(each)).map(([k, v]) => [k, number(v, [...path, k])]));
        };
        const text = `defineConfig(${JSON.stringify({ value: number(value, ["value"]) }, null, 1)})`;
        const lines = text.split("\n");
        leaves.forEach((path, index) => {
          expect(lineOf(text, path)).toBe(lines.findIndex((line) => line.includes(`leaf ${index + 1}.`)) + 1);
        });
      }),
    );
  });
});
