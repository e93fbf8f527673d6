import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Change } from "../domain/resource.ts";
import { isRecord } from "../events/fields.ts";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { arnOf, endpointEvent, executionArn, executionEvent, packageEvent, pending, start } from "../testing/events.ts";
import { unknownOrigin } from "./findings.ts";

/** Which version of churn each config serves; the others serve a model of no package. */
const versions: Readonly<Record<string, number>> = { "churn-v12": 12, "churn-v13": 13 };
let lookedAt: string[];

let bot: NotifyBot;
beforeEach(async () => {
  lookedAt = [];
  bot = await startNotifyBot({
    enrich: async ({ kind, arn, name, account, region, ...state }) => {
      const config = unknownOrigin({ kind, arn, name, account, region, ...state });
      if (config === undefined) return [];
      lookedAt.push(config);
      const version = versions[config];
      const from = version === undefined ? {} : { arn: arnOf("model-package", `churn/${version}`) };
      const stamp = { final: 0, at: 0, rank: 0 } as const;
      const origin: Change = {
        ...{ kind, arn, name, account, region, stamp },
        part: `origin/${config}`,
        value: { config, ...from },
      };
      return [origin];
    },
  });
});
afterEach(() => bot.slack.close());

const nextExecution = executionArn.replace("4r83jejmhorv", "9s1kqq0a7b2c");
const inChannel = () => bot.slack.messages("C0TRAINING").filter(({ threadTs }) => threadTs === undefined);
const threadOf = (index: number) => bot.slack.thread("C0TRAINING", inChannel()[index]?.ts ?? "").slice(1);
const shown = (messages: ReturnType<typeof inChannel>) => messages.map(bot.slack.readable);

function baking(config: string, previous: string, minute: number) {
  const { PendingDeploymentSummary: told } = pending(config, "Baking", minute);
  const StartTime = start + (minute - 1) * 60_000;
  return endpointEvent("UPDATING", minute - 1, previous, {
    PendingDeploymentSummary: { ...(isRecord(told) ? told : {}), StartTime },
  });
}

async function firstJourney(): Promise<void> {
  await bot.batch([executionEvent("Succeeded", 0)]);
  await bot.batch([packageEvent("Approved", 1)]);
  await bot.batch([baking("churn-v12", "ranker-v1", 4)]);
}

describe("the endpoint that serves what a pipeline made", () => {
  test("has its card in the pipeline's thread, shown in the channel too, and a line on the pipeline's card", async () => {
    await firstJourney();
    expect(inChannel()).toHaveLength(1);
    expect(threadOf(0)).toEqual([
      expect.objectContaining({ broadcast: undefined }),
      expect.objectContaining({ broadcast: true }),
    ]);
    expect(shown(threadOf(0)).at(1)).toMatch(/Baking[\s\S]*from model package churn\/12/);
    expect(shown(inChannel())[0]).toMatch(/churn\/12 was approved\n.*Endpoint ranker is baking a deployment until/);
  });

  test("is looked up once for each config", async () => {
    await firstJourney();
    await bot.batch([endpointEvent("IN_SERVICE", 15, "churn-v12")]);
    await bot.batch([endpointEvent("IN_SERVICE", 16, "churn-v12")]);
    expect(lookedAt).toEqual(["churn-v12"]);
  });

  test("tells of a silent rollback in the channel", async () => {
    await firstJourney();
    await bot.batch([endpointEvent("IN_SERVICE", 15, "ranker-v1")]);
    expect(shown(threadOf(0)).at(1)).toMatch(/Rolled back[\s\S]*still serves ranker-v1/);
    expect(threadOf(0).at(2)).toMatchObject({ broadcast: true });
    expect(shown(inChannel())[0]).toContain("Endpoint ranker was rolled back");
  });

  test("goes on in the next pipeline's thread; what is left of its card has no buttons", async () => {
    await firstJourney();
    await bot.batch([endpointEvent("IN_SERVICE", 15, "churn-v12")]);
    await bot.batch([
      JSON.parse(JSON.stringify(executionEvent("Succeeded", 60)).replaceAll("4r83jejmhorv", "9s1kqq0a7b2c")),
      packageEvent("Approved", 61, { MetadataProperties: { GeneratedBy: nextExecution } }, 13),
      baking("churn-v13", "churn-v12", 64),
    ]);
    expect(inChannel()).toHaveLength(2);
    const [, left] = shown(threadOf(0));
    expect(left).toMatch(/endpoint ranker goes on in a newer thread[\s\S]*churn\/13/);
    expect(left).not.toContain("[");
    expect(shown(threadOf(1)).at(1)).toMatch(/Baking[\s\S]*churn\/13/);
    expect(shown(inChannel())[0]).toContain("Endpoint ranker is in service");
    await bot.batch([endpointEvent("IN_SERVICE", 80, "churn-v13")]);
    expect(shown(inChannel())[0]).toContain("Endpoint ranker serves another version now");
    expect(shown(inChannel())[1]).toContain("Endpoint ranker was deployed");
  });

  test("whose new card was posted without an answer is not posted twice", async () => {
    await firstJourney();
    const next = [
      JSON.parse(JSON.stringify(executionEvent("Succeeded", 60)).replaceAll("4r83jejmhorv", "9s1kqq0a7b2c")),
      packageEvent("Approved", 61, { MetadataProperties: { GeneratedBy: nextExecution } }, 13),
    ];
    await bot.batch(next);
    bot.slack.failNext("chat.postMessage", { status: 500, applied: true });
    expect(await bot.batch([baking("churn-v13", "churn-v12", 64)])).toEqual(["m0"]);
    expect(await bot.batch([baking("churn-v13", "churn-v12", 64)])).toEqual([]);
    expect(threadOf(1)).toHaveLength(2);
  });

  test("that has a card of its own in the channel keeps it", async () => {
    await bot.batch([endpointEvent("IN_SERVICE", 0, "ranker-v1")]);
    await firstJourney();
    expect(inChannel()).toHaveLength(2);
    expect(shown(inChannel())[0]).toContain("Baking");
    expect(shown(inChannel())[1]).toContain("Endpoint ranker is baking a deployment");
    expect(threadOf(1)).toHaveLength(1);
  });
});
