import { expect, test } from "vitest";
import { slackUserOf } from "./author.ts";

const people = { U0ANA: ["ana", "Ana@Example.com"], U0BO: ["bo", "shared"], U0CHI: ["shared"] };

test.each([
  ["ana", "U0ANA"],
  ["ANA@example.COM", "U0ANA"],
  [" bo ", "U0BO"],
])("AWS's %j is a Slack user, whatever its letters", (name, user) => {
  expect(slackUserOf(name, people)).toBe(user);
});

test.each(["dee", "an", "", "role ana"])("nobody is known as %j", (name) => {
  expect(slackUserOf(name, people)).toBeUndefined();
});

test("a name that two users claim is nobody's: it could be used to vote for the other", () => {
  expect(slackUserOf("shared", people)).toBeUndefined();
});
