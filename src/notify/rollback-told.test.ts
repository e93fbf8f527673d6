import { afterEach, beforeEach, expect, test } from "vitest";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { endpointEvent, start } from "../testing/events.ts";

const mention = "<!subteam^S0MLOPS>";
let bot: NotifyBot;
beforeEach(async () => {
  bot = await startNotifyBot();
});
afterEach(() => bot.slack.close());

const at = (minute: number): number => start + minute * 60_000;
const old = { CreationTime: at(-9000) };
const deploying = (config: string, from: number) =>
  endpointEvent("UPDATING", from, "ranker-v1", {
    ...old,
    PendingDeploymentSummary: {
      EndpointConfigName: config,
      StartTime: at(from),
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          DesiredInstanceCount: 4,
          VariantStatus: [{ Status: "Creating", StatusMessage: "Launching 4 instance(s).", StartTime: at(from) }],
        },
      ],
    },
  });
const send = async (...events: readonly unknown[]) => {
  for (const event of events) expect(await bot.batch([event], { mention })).toEqual([]);
};
/** What was said under the card, or beside it. */
const replies = (): readonly string[] =>
  bot.slack
    .calls("chat.postMessage")
    .map(({ args }) => args)
    .filter((args) => args["thread_ts"] !== undefined)
    .map((args) => JSON.stringify(args["blocks"]));

test("a rollback is said once, with the route's mention, and is not repeated while the next deployment runs", async () => {
  await send(deploying("ranker-v2", 0), endpointEvent("IN_SERVICE", 9, "ranker-v1", old));
  expect(replies()).toEqual([expect.stringMatching(/ranker-v2.*still serves ranker-v1/)]);
  expect(replies()[0]).toContain("S0MLOPS");
  await send(deploying("ranker-v3", 12), endpointEvent("SYSTEM_UPDATING", 13, "ranker-v1", old));
  expect(replies()).toHaveLength(1);
});

test("a rollback whose end nobody saw is said when the next deployment begins from the old config", async () => {
  await send(deploying("ranker-v2", 0), deploying("ranker-v3", 12));
  expect(replies()).toEqual([expect.stringMatching(/S0MLOPS.*ranker-v2.*still serves ranker-v1/)]);
  expect(bot.read()[0]).toContain("ranker-v2 was rolled back before this");
  await send(endpointEvent("IN_SERVICE", 20, "ranker-v3", old));
  expect(replies()).toHaveLength(2);
  expect(replies()[1]).toContain("now serves");
});

test("scaling says nothing in the thread, however often it happens", async () => {
  await send(deploying("ranker-v2", 0), endpointEvent("IN_SERVICE", 9, "ranker-v2", old));
  const before = replies().length;
  for (const minute of [20, 30, 40]) {
    const VariantStatus = [{ Status: "Updating", StatusMessage: "Scaling out.", StartTime: at(minute) }];
    const scaling = { ...old, ProductionVariants: [{ VariantName: "AllTraffic", VariantStatus }] };
    await send(
      endpointEvent("UPDATING", minute, "ranker-v2", scaling),
      endpointEvent("IN_SERVICE", minute + 3, "ranker-v2", old),
    );
  }
  expect(replies()).toHaveLength(before);
});
