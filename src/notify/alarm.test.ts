import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decode } from "../events/decode.ts";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { envelope, start } from "../testing/events.ts";
import { foldAll } from "./fold.ts";
import { presentWith } from "./present.ts";

const arn = "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:sagemaker-chatops-events-dead-letters";
const reason = "Threshold Crossed: 1 datapoint [3.0 (02/03/26 14:04:00)] was greater than the threshold (0.0).";

/** An alarm event as CloudWatch sends it; `minute` is when the state changed. */
const alarmEvent = (
  value: string,
  minute: number,
  description = "Events were given up. What to do: docs/operate.md#events-dead-letters",
) =>
  envelope(
    "CloudWatch Alarm State Change",
    arn,
    {
      alarmName: "sagemaker-chatops-events-dead-letters",
      state: { value, reason, timestamp: new Date(start + minute * 60_000).toISOString().replace("Z", "+0000") },
      previousState: { value: value === "OK" ? "ALARM" : "OK" },
      configuration: { description },
    },
    start + minute * 60_000,
    { source: "aws.cloudwatch" },
  );

describe("an alarm of the bot's own", () => {
  let bot: NotifyBot;
  beforeAll(async () => {
    bot = await startNotifyBot();
  });
  afterAll(() => bot.slack.close());

  it("is a card in the ops channel, whatever the default channel is: what it means, why, and what to do", async () => {
    await bot.bodies(JSON.stringify(alarmEvent("ALARM", 4)));
    const [card, ...others] = bot.read("C0OPS");
    expect(others).toEqual([]);
    expect(card).toMatch(/Alarm · In alarm[\s\S]*sagemaker-chatops-events-dead-letters/);
    expect(card).toContain("Events were given up.");
    expect(card).toContain("Threshold Crossed");
    // It is no failure whose cause somebody could look up.
    expect(card).not.toContain("Cause not recognised");
    expect(card).toMatch(/Events were given up\.\n[\s\S]*what to do: docs\/operate\.md#events-dead-letters/);
  });

  it("turns to OK in place, with a line in its thread", async () => {
    await bot.bodies(JSON.stringify(alarmEvent("OK", 9)), JSON.stringify(alarmEvent("ALARM", 4)));
    const [card] = bot.slack.messages("C0OPS");
    expect(bot.read("C0OPS")[0]).toMatch(/Alarm · OK/);
    expect(
      bot.slack
        .thread("C0OPS", card?.ts ?? "")
        .map(bot.slack.readable)
        .at(-1),
    ).toMatch(/is OK/);
  });

  it("is told again each time that it goes off", async () => {
    const [card] = bot.slack.messages("C0OPS");
    await bot.bodies(JSON.stringify(alarmEvent("ALARM", 20)));
    const thread = bot.slack.thread("C0OPS", card?.ts ?? "");
    expect(thread.filter(({ broadcast }) => broadcast)).toHaveLength(1);
  });

  it("goes where its route says, when it has one", async () => {
    await bot.batch([{ ...alarmEvent("ALARM", 4), resources: [`${arn}-2`] }], { channel: "C0TRAINING" });
    expect(bot.read("C0TRAINING").join()).toContain("In alarm");
  });
});

it("an alarm's card links to the runbook where the config says where that is", () => {
  const decoded = decode(alarmEvent("ALARM", 4));
  const [first, ...more] = "changes" in decoded ? decoded.changes : [];
  if (!first) throw new Error("not read");
  const { message } = presentWith({ accounts: {}, runbooks: "https://git.example/operate.md" })(
    foldAll(undefined, [first, ...more]),
  );
  expect(JSON.stringify(message)).toContain("https://git.example/operate.md#events-dead-letters");
  expect(JSON.stringify(message)).toContain("#alarmsV2:alarm/sagemaker-chatops-events-dead-letters");
});

it("an alarm that somebody else made has no runbook and no broken link", () => {
  const decoded = decode(alarmEvent("INSUFFICIENT_DATA", 4, "CPU of the web servers"));
  expect(decoded).toMatchObject({ is: "change", changes: [{ kind: "alarm", value: { runbook: undefined } }] });
});
