import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());
afterEach(() => stage.slack.reset());

const play = (id: string): void => scenarios.find((each) => each.id === id)?.play(stage.aws.sagemaker);
/** What the person reads on the Home tab, as it is shown now. */
const home = (user: string): string => {
  const view = stage.slack.home(user);
  return view ? stage.slack.readable(view) : "";
};
const open = async (user: string): Promise<string> => {
  await stage.slack.people.openHome(user);
  await stage.aws.drain();
  return home(user);
};

describe("the Home tab", () => {
  test("says in words that there is nothing", async () => {
    expect(await open("dee")).toMatch(
      /Running now\nNothing that has a card is running\.\nDeployments under way\nNo endpoint is being changed\./,
    );
  });

  test("shows what runs with its state, since when, and the way to its card", async () => {
    play("training-succeeds");
    play("canary-bakes");
    await stage.minutes(4);
    const shown = await open("dee");
    expect(shown).toMatch(/Running now\n.*Training · churn-nightly\S* · prod eu-west-1 · since /);
    expect(shown).toMatch(/Deployments under way\n.*ranker · prod eu-west-1/);
    expect(JSON.stringify(stage.slack.home("dee")?.definition.blocks)).toMatch(
      /<https:\/\/playground\.slack\.com\/archives\/C0TRAINING\/p\d+\|churn-nightly/,
    );
  });

  test("shows the same as a command does, which can be shared", async () => {
    await stage.slack.people.command("dee", "ml-ops", "/sagemaker running");
    await stage.aws.drain();
    expect(stage.whispers("dee").at(-1)).toMatch(/Running now\n.*Training · churn-nightly[\s\S]*\[Share in channel\]/);
  });

  test("is drawn again for a person who has done something elsewhere", async () => {
    play("training-succeeds");
    await stage.minutes(4);
    expect(await open("ana")).toMatch(/Training · churn-nightly/);
    await stage.click("ana", "ml-training", "Stop");
    expect(home("ana")).toMatch(/Training stopping · churn-nightly|Stopping · churn-nightly/);
  });

  test("shows the answer to a click on it, and draws itself anew", async () => {
    await open("bo");
    const before = home("bo");
    const view = stage.slack.home("bo");
    const refresh = view && stage.slack.element(view, "Refresh");
    if (!view || !refresh) throw new Error("There is no Refresh on the Home tab.");
    play("training-succeeds");
    await stage.minutes(4);
    expect(home("bo")).toBe(before);
    await stage.slack.people.clickView("bo", view.id, refresh.blockId, refresh.actionId);
    await stage.aws.drain();
    const jobs = (text: string): readonly string[] => text.match(/churn-nightly\S*/g) ?? [];
    expect(jobs(home("bo")).filter((job) => !jobs(before).includes(job))).toHaveLength(1);
  });

  test("that Slack does not take is tried again, and costs no act its success", async () => {
    play("training-succeeds");
    await stage.minutes(4);
    stage.slack.failNext("views.publish", "internal_error");
    await stage.click("ana", "ml-training", "Stop");
    expect(stage.read("ml-training").at(-1)).toMatch(/Stopp/);
    stage.slack.failNext("views.publish", "internal_error");
    expect(await open("ana")).toMatch(/Running now/);
  });
});
