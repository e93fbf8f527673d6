import { expect, test } from "vitest";
import { storyOf } from "../../src/events/endpoint/story.ts";
import { kinds, type PartsOf } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import { at, factsOf } from "../testing/facts.ts";
import { read } from "../testing/read.ts";
import { confirmation } from "./confirmation.ts";
import { deploymentsReply } from "./deployments.ts";

const parts: PartsOf["endpoint"] = {
  endpoint: { status: "Updating", config: "v1", variants: [], createdAt: at(9), modifiedAt: at(14, 12) },
  deployments: {
    one: {
      config: "v2",
      previousConfig: "v1",
      startedAt: at(14, 12),
      seenAt: at(14, 22),
      variants: [{ name: "All", phase: "Baking", message: "Baking for 600 seconds", phaseStartedAt: at(14, 22) }],
    },
  },
  watch: { of: at(14, 12), at: at(14, 26), alarms: [], curves: [] },
};
const facts = factsOf("endpoint", "endpoint", "ranker", kinds.endpoint.summary(parts), parts, {
  deployment: storyOf(parts),
  offers: [{ verb: "abort", label: "Abort bake", style: "danger", value: "{}" }],
});

test("what is being deployed has its countdown, its card and its buttons", () => {
  const reply = deploymentsReply([{ facts, card: "https://acme.slack.com/archives/C1/p1" }], 2);
  expect(problems(reply)).toEqual([]);
  expect(reply.text).toBe("3 endpoints being updated: ranker and 2 more.");
  expect(read(reply)).toContain(":large_blue_circle: *Baking*");
  expect(read(reply)).toContain("`v1` → `v2`");
  expect(read(reply)).toMatch(/████░░░░░░ 4:00 of 10:00 · until .* · started .* · card/);
  expect(JSON.stringify(reply.blocks)).toContain("Abort bake");
});

test("a dozen of them fit into one message", () => {
  expect(
    problems(
      deploymentsReply(
        Array.from({ length: 12 }, () => ({ facts, card: undefined })),
        0,
      ),
    ),
  ).toEqual([]);
});

test("nothing that is being deployed is said as well", () => {
  expect(deploymentsReply([], 0).text).toContain("Nothing is being deployed");
});

test("what was typed is asked about, with the whole intent behind the button", () => {
  const question = { title: "Update this endpoint?", text: "v1 <instead> of v2", yes: "Update it", no: "Leave it" };
  const asked = confirmation(question, "intent:rollback", '{"do":"rollback"}');
  expect(problems(asked)).toEqual([]);
  expect(read(asked)).toContain("*Update this endpoint?*\nv1 <instead> of v2");
  expect(JSON.stringify(asked.blocks)).toContain('"value":"{\\"do\\":\\"rollback\\"}"');
});
