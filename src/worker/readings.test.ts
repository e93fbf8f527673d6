import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
afterAll(() => stage.close());

const play = (id: string): void => scenarios.find((each) => each.id === id)?.play(stage.aws.sagemaker);
const command = async (user: string, text: string): Promise<string> => {
  const before = stage.whispers(user).length;
  await stage.slack.people.command(user, "ml-training", `/sagemaker ${text}`);
  await stage.aws.drain();
  return stage.whispers(user).slice(before).join("\n");
};
const jobs = () => stage.aws.sagemaker.training.shelf.all().map(({ name }) => name);
/** The replies under the newest card of a channel that has a log. */
const thread = (channel: string) => {
  const card = stage.slack.messages(channel).findLast((each) => stage.slack.element(each, "Logs"));
  return stage.slack.thread(channel, card?.ts ?? "").slice(1);
};

describe("a training job that failed", () => {
  test("has buttons that show more and one that tries again", async () => {
    play("training-fails");
    await stage.minutes(16);
    const [card] = stage.slack.messages("ml-training");
    const labels = ["Logs", "Metrics", "Retry"].filter((label) => card && stage.slack.element(card, label));
    expect(labels).toEqual(["Logs", "Metrics", "Retry"]);
  });

  test("shows its log in the thread of the card, the traceback first", async () => {
    await stage.click("dee", "ml-training", "Logs");
    const [reply] = thread("ml-training");
    expect(reply && stage.slack.readable(reply)).toMatch(
      /Log[\s\S]*What went wrong[\s\S]*Traceback[\s\S]*torch\.OutOfMemoryError[\s\S]*algo-1/,
    );
    expect(stage.whispers("dee")).toEqual([]);
  });

  test("shows its metrics as charts in the thread", async () => {
    await stage.click("dee", "ml-training", "Metrics");
    const reply = thread("ml-training").at(-1);
    expect(JSON.stringify(reply?.blocks)).toContain('"data_visualization"');
    expect(reply?.text).toMatch(/metrics of the training job bert-large-p5[\s\S]*GPU memory \d/);
  });

  test("is retried once by two clicks; the card tells as what, and who", async () => {
    const before = jobs();
    await Promise.all([stage.click("ana", "ml-training", "Retry"), stage.click("ana", "ml-training", "Retry")]);
    const made = jobs().filter((name) => !before.includes(name));
    expect(made).toEqual([expect.stringMatching(/^bert-large-p5-.*-retry-[0-9a-f]{6}$/)]);
    expect(stage.read("ml-training")[0]).toMatch(/Retried by @ana as bert-large-p5/);
    expect(stage.whispers("ana").join("\n")).toContain(made[0]);
    await stage.minutes(20);
    expect(stage.read("ml-training").at(-1)).toMatch(/Training completed/);
    const retries = stage.aws.customEvents.filter((event) => JSON.stringify(event.detail).includes('"verb":"retry"'));
    expect(retries).toHaveLength(2);
  });

  test("is not retried by somebody whom the policy does not permit it", async () => {
    expect(await command("dee", `retry training ${jobs()[0]}`)).toMatch(/No rule of the policy permits/);
  });
});

describe("by command", () => {
  test("logs answers the person alone, with as many lines of each host as asked", async () => {
    const told = await command("dee", `logs training ${jobs()[0]} 3 grep:epoch`);
    expect(told).toMatch(/lines with epoch/);
    expect(told.split("\n").filter((line) => line.includes("'epoch'"))).toHaveLength(3 * 4);
    expect(await command("dee", `logs training ${jobs()[0]} grep:nothing-like-it`)).toMatch(/No line of the log/);
  });

  test("a log that may not be read names the right", async () => {
    stage.aws.denied.add("DescribeLogStreams");
    expect(await command("dee", `logs training ${jobs()[0]}`)).toMatch(/logs:DescribeLogStreams/);
    stage.aws.denied.delete("DescribeLogStreams");
  });

  test("what has no log or no metrics says so", async () => {
    play("canary-bakes");
    await stage.minutes(30);
    expect(await command("dee", "logs endpoint ranker")).toMatch(/GET \/ping/);
    expect(await command("dee", "logs model churn/1")).not.toContain("GET");
    expect(await command("dee", "metrics model churn/1")).not.toContain("chart");
    expect(await command("dee", "logs training no-such-job")).toMatch(/no-such-job/);
  });
});

describe("a pipeline that failed", () => {
  test("shows the log of the job whose step failed, and goes on when it is retried", async () => {
    play("pipeline-fails");
    await stage.minutes(13);
    await stage.click("ana", "ml-deployments", "Logs");
    expect(thread("ml-deployments").map(stage.slack.readable).join("\n")).toMatch(
      /processing job[\s\S]*KeyError: 'label'/,
    );
    await stage.click("ana", "ml-deployments", "Retry from failure");
    await stage.minutes(10);
    const card = stage.read("ml-deployments").find((each) => each.includes("fraud-training"));
    expect(card).toMatch(/Pipeline succeeded/);
    expect(card).not.toContain("KeyError: 'label' in");
  });
});

test("a training job that finished shows what its metrics came to, and how", async () => {
  play("training-succeeds");
  await stage.minutes(20);
  const card = stage.slack
    .messages("ml-training")
    .findLast((each) => stage.slack.readable(each).includes("churn-nightly"));
  expect(card && stage.slack.readable(card)).toMatch(/validation:auc[\s\S]*0\.914/);
  expect(JSON.stringify(card?.blocks)).toContain('"data_visualization"');
});
