import { afterAll, beforeAll, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const channel = "ml-deployments";
const inChannel = () => stage.slack.messages(channel).filter(({ threadTs }) => threadTs === undefined);
const shown = (): string => inChannel().map(stage.slack.readable).join("\n---\n");
const thread = () => stage.slack.thread(channel, inChannel()[0]?.ts ?? "").slice(1);

async function approveInThread(user: string): Promise<void> {
  await stage.click(user, channel, "Approve");
  const view = stage.slack.view(user);
  if (!view) throw new Error(`no form opened for ${user}: ${stage.whispers(user).join()}`);
  await stage.slack.people.submitView(user, view.id, {
    reason: { reason: { type: "plain_text_input", value: "AUC is up" } },
  });
  await stage.aws.drain();
}

test("from the data to the deployment a journey is one card, and a click in its thread changes that card, too", async () => {
  scenarios.find(({ id }) => id === "model-waiting-for-approval")?.play(stage.aws.sagemaker);
  await stage.minutes(17);
  expect(inChannel()).toHaveLength(1);
  expect(shown()).toMatch(/Pipeline succeeded[\s\S]*churn\/12 waits for approval[\s\S]*3 jobs/);
  // None of the jobs is told anywhere else.
  expect(stage.read("ml-training")).toEqual([]);
  expect(thread().find(({ broadcast }) => broadcast)).toBeDefined();

  await approveInThread("bo");
  expect(inChannel()).toHaveLength(1);
  expect(shown()).toContain("churn/12 was approved");

  await stage.minutes(6);
  expect(shown()).toContain("Endpoint churn-api is baking a deployment until");
  await stage.minutes(20);
  expect(inChannel()).toHaveLength(1);
  expect(shown()).toContain("Endpoint churn-api was deployed");
  const endpoint = thread().find((message) => stage.slack.readable(message).includes("endpoint churn-api"));
  expect(endpoint).toMatchObject({ broadcast: true });
  // Where only versions are heard of, the version stands alone.
  expect(stage.read("ml-approvals").join()).toMatch(/Approved[\s\S]*churn-training/);
});
