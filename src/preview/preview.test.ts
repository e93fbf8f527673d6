import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { problems } from "../../blocks/check.ts";
import { trainingEvent } from "../testing/events.ts";
import { fixture, fixtureNames, fixtureText } from "../testing/fixtures.ts";
import { twelveSteps } from "../testing/journey.ts";
import { main } from "./main.ts";

const script = fileURLToPath(new URL("../preview.ts", import.meta.url));
const run = promisify(execFile);
const fixturePath = (path: string): string => fileURLToPath(new URL(`../events/fixtures/${path}`, import.meta.url));

interface Ran {
  readonly code: number;
  readonly calls: readonly {
    readonly method: string;
    readonly channel: string;
    readonly payload: Record<string, unknown>;
  }[];
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command in this process. */
async function preview(args: readonly string[], stdin = ""): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, {
    stdin: async () => stdin,
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  const calls = out.flatMap((line) => (line.startsWith("{") ? [JSON.parse(line)] : []));
  return { code, calls, stdout: out.join("\n"), stderr: err.join("\n") };
}

const lines = (...events: readonly unknown[]): string => events.map((event) => JSON.stringify(event)).join("\n");
const failed = trainingEvent("Failed", 9, { FailureReason: "AlgorithmError: exit 137" });

test("every sample of AWS becomes one post that Slack takes", async () => {
  const { calls, stderr, code } = await preview(fixtureNames.map((name) => fixturePath(`aws/${name}.json`)));
  expect(code).toBe(0);
  expect(stderr.split("\n").filter((line) => line !== "" && !line.includes("no card is made for"))).toEqual([]);
  const posts = calls.filter(({ method, payload }) => method === "chat.postMessage" && !("thread_ts" in payload));
  const keys = new Set(posts.map(({ payload }) => JSON.stringify(payload["metadata"])));
  expect(posts.length).toBe(keys.size);
  for (const { method, channel, payload } of calls) {
    expect(problems(payload), JSON.stringify(payload)).toEqual([]);
    expect([channel, payload["channel"]]).toEqual(["C0PREVIEW", "C0PREVIEW"]);
    expect(["chat.postMessage", "chat.update"]).toContain(method);
  }
});

describe("state is carried from event to event", () => {
  test("the same event twice gives one post and no second call, a late one none", async () => {
    const { calls } = await preview(["-"], lines(failed, failed, trainingEvent("InProgress", 2)));
    expect(calls.map(({ method }) => method)).toEqual(["chat.postMessage"]);
  });

  test("news edits the card by its ts", async () => {
    const { calls } = await preview(["-"], lines(trainingEvent("InProgress", 2), failed));
    expect(calls.map(({ method }) => method)).toEqual(["chat.postMessage", "chat.update", "chat.postMessage"]);
    expect(calls[2]?.payload).toMatchObject({ thread_ts: calls[1]?.payload["ts"], reply_broadcast: true });
  });

  test("a pipeline's events give one card, and the version that it registers in its thread", async () => {
    const { calls } = await preview(["--level", "outcomes", "-"], lines(...twelveSteps()));
    const [card, version, ...edits] = calls;
    expect(card).toMatchObject({ method: "chat.postMessage", payload: { metadata: { event_type: "sagemaker_card" } } });
    expect(card?.payload).not.toHaveProperty("thread_ts");
    const ts = edits.find(({ method }) => method === "chat.update")?.payload["ts"];
    expect(version?.payload).toMatchObject({ thread_ts: ts, reply_broadcast: true });
    // The end of the pipeline is told in the same thread.
    const posts = edits.filter(({ method }) => method === "chat.postMessage");
    expect(posts.map(({ payload }) => payload["thread_ts"])).toEqual([ts]);
  });

  test("a list in one file is read in its order", async () => {
    const { calls } = await preview(["-"], JSON.stringify([trainingEvent("InProgress", 2), failed]));
    expect(calls).toHaveLength(3);
  });
});

describe("the level of the route", () => {
  test.each([
    ["all", 1],
    ["outcomes", 0],
    ["act", 0],
  ])("%s posts %i card for a job that starts", async (level, count) => {
    expect((await preview(["--level", level, "-"], lines(trainingEvent("InProgress", 1)))).calls).toHaveLength(count);
  });

  test("any other word is an error that names the three", async () => {
    expect(await preview(["--level", "loud", "-"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("all, outcomes or act"),
    });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["endpoint-deployment-state-change", /line 31, column 26/, "sample-endpoint-config-2"],
    ["endpoint-deployment-state-change-2", /line 28, column 21/, "3 of 6 instances"],
  ])("%s: the mistake is named by line and column, and --lenient reads it", async (name, place, shown) => {
    const path = fixturePath(`broken/${name}.txt`);
    const strict = await preview([path]);
    expect(strict).toMatchObject({ code: 1, calls: [], stderr: expect.stringMatching(place) });
    const lenient = await preview(["--lenient", path]);
    expect(lenient).toMatchObject({ code: 0, stderr: expect.stringContaining("repaired") });
    expect(lenient.calls).toHaveLength(1);
    expect(JSON.stringify(lenient.calls)).toContain(shown);
  });

  test("one bad line of many is named, and the others are shown", async () => {
    const { calls, stderr, code } = await preview(["-"], `${lines(failed)}\n{"id": oops}\n`);
    expect([calls.length, code]).toEqual([1, 0]);
    expect(stderr).toContain("standard input: line 2, column 8");
  });

  test("a bad line of many is repaired when that is asked for", async () => {
    const { stderr } = await preview(["-", "--lenient"], `${lines(failed)}\n{"id": "x",}\n`);
    expect(stderr).toMatch(/repaired line 2/);
  });

  test("unreadable and unknown events are told on standard error and in the channel", async () => {
    const unreadable = trainingEvent("InProgress", 1, { TrainingJobStatus: null });
    const unknown = { ...failed, "detail-type": "SageMaker Teleport State Change" };
    const { calls, stderr } = await preview(["-"], lines(unreadable, unknown, 7));
    expect(stderr).toMatch(/unreadable[\s\S]*TrainingJobStatus[\s\S]*Teleport[\s\S]*not an event/);
    expect(calls).toHaveLength(3);
  });

  test("a missing file, an empty one, or none at all", async () => {
    expect(await preview(["no-such-file.json"])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("cannot be read"),
    });
    expect(await preview(["-"], "  ")).toMatchObject({ code: 1, calls: [] });
    expect(await preview([])).toMatchObject({ code: 1, stderr: expect.stringContaining("npm run -s preview") });
    expect(await preview(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("--lenient") });
    expect(await preview(["--loud"])).toMatchObject({ code: 1 });
  });
});

test("the bytes of a sample are read as printed, its doubled key included", () => {
  expect(fixtureText("aws/model-package-state-change.json").match(/"source"/g)).toHaveLength(2);
  expect(fixture("model-package-state-change")["source"]).toEqual(["aws.sagemaker"]);
});

test("the command itself prints one JSON object a line and exits as it should", async () => {
  const { stdout, stderr } = await run(process.execPath, [script, fixturePath("aws/training-job-state-change.json")]);
  expect([JSON.parse(stdout).method, stderr]).toEqual(["chat.postMessage", ""]);
  await expect(run(process.execPath, [script, "no-such-file.json"])).rejects.toMatchObject({ code: 1, stdout: "" });
});
