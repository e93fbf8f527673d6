import { expect, it } from "vitest";
import { servePlayground } from "./serve.ts";

it("an outage of Slack makes dead letters, an alarm and their cards, and a replay ends both", async () => {
  const { playground, close } = await servePlayground(0);
  const { slack } = playground;
  const ops = (): string => slack.messages("ml-ops").map(slack.readable).join("\n---\n");
  const until = (what: () => boolean) => expect.poll(what, { timeout: 15_000, interval: 50 }).toBe(true);

  await playground.act({ do: "switch", switches: { speed: 60, slackDown: true } });
  await playground.act({ do: "scenario", id: "training-fails" });
  await until(() => playground.snapshot().resources.some(({ status }) => status === "InProgress"));
  await until(() => slack.calls("chat.postMessage").length >= 3);
  await playground.act({ do: "switch", switches: { slackDown: false } });
  await until(() => /Dead letter/.test(ops()) && /Alarm · In alarm/.test(ops()));

  for (;;) {
    const card = slack.messages("ml-ops").find((message) => slack.element(message, "Replay"));
    const button = card && slack.element(card, "Replay");
    if (!card || !button) break;
    await slack.people.click("ana", "ml-ops", card.ts, button.blockId, button.actionId);
    await until(
      () =>
        slack
          .messages("ml-ops")
          .find(({ ts }) => ts === card.ts)
          ?.text.includes("replayed") === true,
    );
  }
  await until(() => /Alarm · OK/.test(ops()));
  expect(slack.messages("ml-training").map(slack.readable).join()).toContain("bert-large-p5");
  await close();
}, 60_000);
