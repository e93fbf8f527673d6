import fc from "fast-check";
import { expect, it } from "vitest";
import * as z from "zod";
import { oneOf, parseInput, text, whole } from "./constraints.ts";

const name = text({ min: 1, max: 8, pattern: "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}" });
const schema = z.object({
  TrainingJobName: name,
  MaxResults: whole(1, 100).optional(),
  Status: oneOf(["Approved", "Rejected"]).optional(),
  Tags: z.array(z.object({ Key: text({ min: 1 }) })).optional(),
});
const refusal = (input: unknown) => {
  try {
    return parseInput(schema, input);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

it("refuses a name in AWS's words", () => {
  expect(refusal({ TrainingJobName: "my_job" })).toBe(
    "1 validation error detected: Value 'my_job' at 'trainingJobName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}",
  );
});

it("names a required member that is missing", () => {
  expect(refusal({})).toBe(
    "1 validation error detected: Value null at 'trainingJobName' failed to satisfy constraint: Member must not be null",
  );
});

it("counts every failed constraint", () => {
  expect(refusal({ TrainingJobName: "job", MaxResults: 500, Status: "Maybe", Tags: [{ Key: "" }] })).toBe(
    "3 validation errors detected: Value '500' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100; " +
      "Value 'Maybe' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Approved, Rejected]; " +
      "Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
  );
});

it("calls a member of the wrong type a serialization error", () => {
  expect(() => parseInput(schema, { TrainingJobName: 7 })).toThrow("Unexpected type for member trainingJobName");
});

it("accepts exactly the names that the pattern describes", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 10, unit: fc.constantFrom("a", "Z", "0", "-", "_", "\n") }), (candidate) => {
      const wellFormed = /^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/.test(candidate) && !candidate.includes("\n");
      expect(schema.safeParse({ TrainingJobName: candidate }).success).toBe(wellFormed && candidate.length <= 8);
    }),
  );
});
