import type { Metafile } from "esbuild";
import { describe, expect, it } from "vitest";
import { type Built, checkBudget, eagerPart } from "./budget.ts";

type Imports = Metafile["outputs"][string]["imports"];

function output(bytes: number, imports: Imports = [], entryPoint?: string): Metafile["outputs"][string] {
  return { bytes, imports, inputs: {}, exports: [], ...(entryPoint !== undefined && { entryPoint }) };
}

function built(change: Partial<Built>, outputs: Metafile["outputs"], inputs: readonly string[] = []): Built {
  const metafile = { inputs: Object.fromEntries(inputs.map((path) => [path, { bytes: 1, imports: [] }])), outputs };
  return { name: "slack", metafile, arity: 1, ...change };
}

const ENTRY = "src/lambda/slack.ts";
const split: Metafile["outputs"] = {
  "dist/slack/index.mjs": output(
    100_000,
    [
      { path: "dist/slack/shared.mjs", kind: "import-statement" },
      { path: "dist/slack/sdk.mjs", kind: "dynamic-import" },
      { path: "node:crypto", kind: "import-statement", external: true },
    ],
    ENTRY,
  ),
  "dist/slack/shared.mjs": output(150_000),
  "dist/slack/sdk.mjs": output(900_000, [{ path: "dist/slack/shared.mjs", kind: "import-statement" }], "sdk.ts"),
};

describe("eagerPart", () => {
  it("counts the entry and its static imports, not what is imported dynamically", () => {
    expect(eagerPart(built({}, split).metafile)).toEqual({
      bytes: 250_000,
      files: ["dist/slack/index.mjs", "dist/slack/shared.mjs"],
    });
  });
});

describe("checkBudget", () => {
  it("has nothing to say about 250 kB", () => {
    expect(checkBudget(built({}, split))).toEqual([]);
  });

  it("refuses a byte more, also when it hides in a chunk that is always loaded", () => {
    const larger = { ...split, "dist/slack/shared.mjs": output(150_001) };
    expect(checkBudget(built({}, larger))).toEqual(["slack loads 250001 bytes at start, more than 250000"]);
    expect(checkBudget(built({ name: "worker" }, larger))).toEqual([]);
  });

  it("refuses what Bolt's other receivers need, even where it is loaded late", () => {
    const inputs = ["node_modules/@slack/oauth/dist/index.js", "node_modules/undici/index.js", "left-out:express"];
    expect(checkBudget(built({}, split, inputs))).toEqual([
      "slack holds undici, which it must not use",
      "slack holds @slack/oauth, which it must not use",
    ]);
  });

  it("refuses a bundle that needs more than Node", () => {
    const needy = {
      "dist/slack/index.mjs": output(1, [{ path: "aws-sdk", kind: "import-statement", external: true }], ENTRY),
    };
    expect(checkBudget(built({}, needy))).toEqual(["slack needs aws-sdk, which is not in the bundle"]);
  });

  it("refuses a late CommonJS module, whose named exports would be undefined", () => {
    const late = built({}, split);
    late.metafile.inputs["src/worker.ts"] = {
      bytes: 1,
      imports: [{ path: "cedar.js", kind: "dynamic-import" }],
      format: "esm",
    };
    late.metafile.inputs["cedar.js"] = { bytes: 1, imports: [], format: "cjs" };
    expect(checkBudget(late)).toEqual(["slack imports cedar.js dynamically, and would find only its default export"]);
  });

  it("refuses a handler with a callback", () => {
    expect(checkBudget(built({ name: "clock", arity: 3 }, split))).toEqual([
      "clock's handler has 3 parameters, and Node 24 on Lambda allows 2",
    ]);
  });
});
