import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createMint } from "./mint.ts";

describe("a mint", () => {
  it("makes timestamps that only grow, whatever the clock does", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000_000_000_000), { minLength: 2 }), (times) => {
        let now = 0;
        const mint = createMint(() => now);
        const stamps = times.map((time) => {
          now = time;
          return mint.ts();
        });
        expect(stamps.every((ts) => /^\d+\.\d{6}$/.test(ts))).toBe(true);
        expect(new Set(stamps).size).toBe(stamps.length);
        expect(stamps.map(Number)).toEqual(stamps.map(Number).toSorted((a, b) => a - b));
      }),
    );
  });

  it("makes the same ids again when it starts again, and no id twice", () => {
    const made = () => {
      const mint = createMint(() => 1_795_424_400_000);
      return [
        mint.id("V"),
        mint.id("V"),
        mint.hash(),
        mint.hash(),
        mint.triggerId(),
        mint.triggerId(),
        mint.secret(),
        mint.uuid(),
      ];
    };
    expect(made()).toEqual(made());
    expect(new Set(made()).size).toBe(8);
    expect(made()[0]).toBe("V0000000001");
  });
});
