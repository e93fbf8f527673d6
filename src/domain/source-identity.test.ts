import fc from "fast-check";
import { expect, test } from "vitest";
import { sourceIdentityOf } from "./source-identity.ts";

test("a person is named as AWS knows them, else by their Slack id", () => {
  expect(sourceIdentityOf("U024BE7LH", ["ana", "ana@example.com"])).toBe("ana");
  expect(sourceIdentityOf("U024BE7LH")).toBe("U024BE7LH");
});

test("a name that STS would not take is not bent into somebody else's", () => {
  expect(sourceIdentityOf("U024BE7LH", ["Ana María", "ana@example.com"])).toBe("ana@example.com");
  expect(sourceIdentityOf("U024BE7LH", ["a", "Ana María", "x".repeat(65)])).toBe("U024BE7LH");
});

test("whatever names there are, STS takes the one that comes out", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "binary" })), (user, names) => {
      expect(sourceIdentityOf(user, names)).toMatch(/^[\w+=,.@-]{2,64}$/);
    }),
  );
});
