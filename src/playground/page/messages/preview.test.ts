import { expect, test } from "vitest";
import { previewOf } from "./preview.ts";

const directory = {
  bot: { userId: "U0BOT", name: "SageMaker" },
  people: [{ id: "U0BO", handle: "bo", name: "Bo Berg", color: "red", groups: [] }],
  channels: [{ id: "C1", name: "ml-ops", topic: "" }],
  groups: [{ id: "S1", handle: "ml-approvers" }],
};
const preview = (text: string) => previewOf({ ts: "1.0", channel: "C1", user: "U0BOT", text, blocks: [] }, directory);

test("a preview is one line of plain words with names in place of ids", () => {
  expect(
    preview(
      "*Failed* <https://x.example|job>\nfor <@U0BO>, <!subteam^S1>, <!here> in <#C1> <!date^1^{ago}|today> by <@U0BOT>",
    ),
  ).toBe("Failed job for @Bo Berg, @ml-approvers, @here in #ml-ops today by @SageMaker");
});

test("ids of nobody show their label, else themselves", () => {
  expect(preview("<@U9> <!subteam^S9|@team> <#C9|old>")).toBe("@U9 @team #old");
});

test("what is long is cut visibly, between letters", () => {
  const cut = preview("🔴".repeat(200));
  expect([...cut]).toHaveLength(141);
  expect(cut.endsWith("🔴…")).toBe(true);
});

test("code is shown as it is", () => {
  expect(preview("```\na  b\n```")).toBe("a b");
});
