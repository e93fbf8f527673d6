import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type NotifyBot, startNotifyBot } from "../testing/bot.ts";
import { executionArn, executionEvent, packageEvent } from "../testing/events.ts";
import { jobEvents, registerEvents, stepEvents, tuningEvents, twelveSteps } from "../testing/journey.ts";

let bot: NotifyBot;
beforeEach(async () => {
  bot = await startNotifyBot();
});
afterEach(() => bot.slack.close());

const outcomes = { level: "outcomes" } as const;
const messages = () => bot.slack.messages("C0TRAINING");
const inChannel = () => messages().filter(({ threadTs }) => threadTs === undefined);
/** What stands in the threads of all cards. */
const inThread = () => inChannel().flatMap(({ ts }) => bot.slack.thread("C0TRAINING", ts).slice(1));
const readable = (message: ReturnType<typeof messages>[number] | undefined): string =>
  message ? bot.slack.readable(message) : "";

const train = { step: "Train", from: 3, to: 9, fails: "AlgorithmError: exit 137" };
const [running = {}, failed = {}] = jobEvents(train);
const untagged = jobEvents({ ...train, tagged: false });
const [starting = {}, executing = {}, stepFailed = {}] = stepEvents(train);

describe("a pipeline is one card", () => {
  test("of 12 steps, 9 jobs and a model package that waits, with the approval in its thread and in the channel", async () => {
    for (const event of twelveSteps()) expect(await bot.batch([event], outcomes)).toEqual([]);
    expect(inChannel().map(readable)).toEqual([expect.stringContaining("Pipeline succeeded")]);
    const [card] = inChannel();
    const [approval, end, ...rest] = inThread();
    expect(rest).toEqual([]);
    expect(approval).toMatchObject({ threadTs: card?.ts, broadcast: true });
    expect(readable(approval)).toMatch(/Approval needed[\s\S]*churn\/12[\s\S]*Approve/);
    expect(end?.broadcast).toBeUndefined();
    expect(readable(card)).toMatch(/churn\/12 waits for approval/);
    expect(readable(card)).toMatch(/9 jobs[\s\S]*about \$0\.12/);
  });

  test("at level all, too: its jobs post nothing of their own", async () => {
    for (const event of twelveSteps()) await bot.batch([event]);
    expect(inChannel()).toHaveLength(1);
    expect(inThread()).toHaveLength(2);
  });

  test("a batch makes one call for it, whatever it tells of", async () => {
    await bot.batch(twelveSteps().slice(0, -4), outcomes);
    expect(bot.calls()).toEqual([]);
    await bot.batch(twelveSteps(), outcomes);
    expect(bot.calls()).toEqual(["chat.postMessage", "chat.postMessage"]);
  });

  test("whose version is first told when it asks for a person, however much the channel hears", async () => {
    await bot.batch([executionEvent("Executing", 0)]);
    await bot.batch([packageEvent("PendingManualApproval", 39, { ModelPackageStatus: "InProgress" })]);
    expect(inThread()).toEqual([]);
    expect(readable(inChannel()[0])).toContain("Model package churn/12 is running");
    await bot.batch([packageEvent("PendingManualApproval", 40)]);
    expect(inThread()).toEqual([expect.objectContaining({ broadcast: true })]);
    expect(readable(inThread()[0])).toMatch(/Approval needed/);
  });

  test("a decision changes the card in the thread and the line on the pipeline's card", async () => {
    await bot.batch(twelveSteps(), outcomes);
    await bot.batch([packageEvent("Approved", 60)], outcomes);
    expect(readable(inChannel()[0])).toContain("churn/12 was approved");
    expect(readable(inThread()[0])).toContain("Model · Approved");
    const [card] = inChannel();
    expect(readable(inThread().at(-1))).toContain("was approved");
    expect(inThread().at(-1)).toMatchObject({ threadTs: card?.ts, broadcast: undefined });
    expect(inThread()).toHaveLength(2);
  });

  test("a tuning job of a step, with its own training jobs, is a line of it", async () => {
    await bot.batch([executionEvent("Executing", 0)]);
    for (const event of tuningEvents(2, 20)) await bot.batch([event]);
    expect(messages()).toHaveLength(1);
    expect(readable(messages()[0])).toMatch(/Tune · [\s\S]*1 job/);
  });

  test("the failure of a job is told once, by the pipeline, with its class", async () => {
    const story = [executionEvent("Executing", 0), starting, running, executing, failed, stepFailed];
    for (const event of [...story, executionEvent("Failed", 10)]) await bot.batch([event]);
    expect(inChannel()).toHaveLength(1);
    expect(readable(inChannel()[0])).toMatch(/Pipeline failed at Train[\s\S]*The code failed/);
    expect(inThread()).toEqual([expect.objectContaining({ broadcast: true })]);
  });
});

describe("a link that is learned late", () => {
  test("posts nothing twice: the job's card stays and is kept up to date, and the pipeline counts it", async () => {
    await bot.batch([executionEvent("Executing", 0), starting]);
    await bot.batch(untagged.slice(0, 1));
    expect(inChannel()).toHaveLength(2);
    await bot.batch([executing]);
    expect(readable(inChannel()[0])).toContain("1 job");
    expect(readable(inChannel()[1])).toMatch(/step Train of pipeline execution churn-nightly/);
    await bot.batch(untagged.slice(1));
    await bot.batch([stepFailed, executionEvent("Failed", 10)]);
    expect(readable(inChannel()[1])).toContain("Training failed");
    // The failure is the pipeline's to tell.
    expect(inThread()).toEqual([expect.objectContaining({ threadTs: inChannel()[0]?.ts })]);
  });

  test("is known by the name of the job, where SageMaker gave it one, before its step says so", async () => {
    await bot.batch([executionEvent("Executing", 0), starting]);
    await bot.batch(jobEvents({ ...train, tagged: false, name: "pipelines-4r83jejmhorv-Train-9xq0b7wz1c" }));
    expect(inChannel().map(readable)).toEqual([expect.stringContaining("1 job")]);
  });

  test("is not made for the copy of a job that somebody retried: its pipeline knows nothing of it", async () => {
    await bot.batch([executionEvent("Executing", 0)]);
    await bot.batch(
      jobEvents({ ...train, tagged: false, name: "pipelines-4r83jejmhorv-Train-9xq0b7wz1c-retry-3fa9c1" }),
    );
    expect(inChannel().map(readable)).toEqual([
      expect.stringContaining("Pipeline running"),
      expect.stringContaining("Training failed"),
    ]);
  });

  test("may be told before anything else is known of the job", async () => {
    await bot.batch([executing]);
    await bot.batch(untagged);
    expect(inChannel()).toHaveLength(1);
    expect(readable(inChannel()[0])).toContain("1 job");
  });

  test("a version that came before its pipeline stands in the channel, once", async () => {
    await bot.batch(registerEvents(40).slice(1, 2), outcomes);
    await bot.batch(twelveSteps(), outcomes);
    expect(inChannel().map(readable)).toEqual([
      expect.stringContaining("Approval needed"),
      expect.stringContaining("churn/12 waits for approval"),
    ]);
  });
});

describe("where the pipeline is not told", () => {
  const approvals = { channel: "C0OPS", level: "outcomes" } as const;

  test("a version stands alone and names its pipeline", async () => {
    await bot.batch([executionEvent("Executing", 0)], outcomes);
    await bot.batch([packageEvent("PendingManualApproval", 40)], approvals);
    expect(messages()).toEqual([]);
    expect(bot.read("C0OPS")).toEqual([expect.stringMatching(/Approval needed[\s\S]*churn-nightly/)]);
  });

  test("a job that its channel hears more of than of the pipeline stands alone", async () => {
    await bot.batch([executionEvent("Executing", 0)], { level: "act" });
    await bot.batch([running], { level: "all" });
    expect(inChannel().map(readable)).toEqual([expect.stringContaining("Training")]);
  });
});

describe("when something goes wrong", () => {
  test("a card in a thread whose post was ambiguous is found again instead of posted twice", async () => {
    await bot.batch([executionEvent("Executing", 0)]);
    bot.slack.failNext("chat.postMessage", { status: 500, applied: true });
    expect(await bot.batch([packageEvent("Approved", 40)])).toEqual(["m0"]);
    expect(await bot.batch([packageEvent("Approved", 40)])).toEqual([]);
    expect(inThread()).toHaveLength(1);
    await bot.batch([packageEvent("Rejected", 50)]);
    expect(readable(inThread()[0])).toContain("Model · Rejected");
  });

  test("a pipeline whose card could not be edited is delivered again with the news of its job", async () => {
    await bot.batch([executionEvent("Executing", 0), starting]);
    bot.slack.failNext("chat.update", { status: 429, retryAfter: 1 });
    expect(await bot.batch([running])).toEqual(["m0"]);
    expect(await bot.batch([running])).toEqual([]);
    expect(readable(inChannel()[0])).toContain("1 job");
  });

  test("two batches at once, of a version and of its pipeline, post each once", async () => {
    await Promise.all([
      bot.batch([packageEvent("PendingManualApproval", 40)], outcomes),
      bot.batch([executionEvent("Executing", 0), executionEvent("Succeeded", 42)], outcomes),
    ]);
    await bot.batch(twelveSteps(), outcomes);
    const cards = bot.slack.calls("chat.postMessage").filter(({ args }) => args["metadata"] !== undefined);
    expect(cards).toHaveLength(2);
  });
});

const story = [
  executionEvent("Executing", 0),
  ...stepEvents({ step: "Prepare", from: 1, to: 3 }),
  ...jobEvents({ step: "Prepare", from: 1, to: 3 }),
  ...stepEvents(train),
  ...jobEvents({ ...train, tagged: false }),
  ...tuningEvents(10, 15),
  ...registerEvents(16),
  packageEvent("Approved", 30),
  executionEvent("Failed", 20),
];

/** The events in any order, some of them again, cut into batches anywhere. */
const disorder = fc
  .tuple(
    fc.shuffledSubarray([...story], { minLength: story.length }),
    fc.array(fc.constantFrom(...story), { maxLength: 8 }),
  )
  .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }))
  .chain((events) =>
    fc.array(fc.nat(events.length), { maxLength: 10 }).map((cuts) => {
      const at = [0, ...cuts.toSorted((a, b) => a - b), events.length];
      return at.slice(1).map((end, index) => events.slice(at[index], end));
    }),
  );

interface Told {
  /** What each card shows in the end, by its resource. */
  readonly cards: ReadonlyMap<string, string>;
  readonly posts: readonly { readonly card: string | undefined; readonly inThread: boolean }[];
}

/** What a channel ends with after the batches. */
async function channelAfter(batches: readonly (readonly unknown[])[], level: "all" | "outcomes"): Promise<Told> {
  const own = await startNotifyBot();
  try {
    for (const batch of batches) expect(await own.batch(batch, { level })).toEqual([]);
    const top = own.slack.messages("C0TRAINING").filter(({ threadTs }) => threadTs === undefined);
    const all = top.flatMap(({ ts }) => own.slack.thread("C0TRAINING", ts));
    const cards = all.flatMap((message) => {
      const card = message.metadata?.event_payload["card"];
      return typeof card === "string" ? [[card, own.slack.readable(message)] as const] : [];
    });
    const posts = own.slack.calls("chat.postMessage").map(({ args }) => ({
      card: /"card":"([^"]+)"/.exec(JSON.stringify(args["metadata"]) ?? "")?.[1],
      inThread: args["thread_ts"] !== undefined,
    }));
    return { cards: new Map(cards), posts };
  } finally {
    await own.slack.close();
  }
}

const pipeline = executionArn.toLowerCase();

describe.each(["all", "outcomes"] as const)("in any order, with doubles, in any batches, at level %s", (level) => {
  test("the cards end the same, and nothing is posted twice", async () => {
    // One event after the other, latest first: whatever can stand alone does.
    const expected = await channelAfter(
      story.toReversed().map((each) => [each]),
      level,
    );
    const ordered = await channelAfter([story], level);
    expect(ordered.posts.filter(({ inThread }) => !inThread)).toEqual([{ card: pipeline, inThread: false }]);
    await fc.assert(
      fc.asyncProperty(disorder, async (batches) => {
        const { cards, posts } = await channelAfter(batches, level);
        const posted = posts.flatMap(({ card }) => card ?? []);
        expect(posted.toSorted()).toEqual([...new Set(posted)].toSorted());
        expect(posted).toContain(pipeline);
        for (const [card, shows] of cards) expect(shows).toBe(expected.cards.get(card) ?? shows);
        expect(cards.get(pipeline)).toBe(ordered.cards.get(pipeline));
        // The end of the pipeline, the decision, and the end of each job that stood alone before its pipeline was known.
        expect(posts.length - posted.length).toBeLessThanOrEqual(6);
      }),
      { numRuns: 12 },
    );
  });

  test("once the pipeline is known, it is the only card in the channel", async () => {
    await fc.assert(
      fc.asyncProperty(disorder, async (batches) => {
        // The job that does not name its pipeline itself is named by its step.
        const known = [executionEvent("Executing", 0), ...stepEvents(train)];
        const { posts } = await channelAfter([known, ...batches], level);
        expect(posts.filter(({ inThread }) => !inThread).map(({ card }) => card)).toEqual([pipeline]);
        expect(posts.filter(({ card }) => card !== undefined).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 6 },
    );
  });
});
