/**
 * Plays random stories of clicks, crashes, retries, decisions in Studio, new versions, expiry and redeployments through the
 * real worker, notify and clock, and holds them against what may happen at most. `npm run check:approvals` plays 100,000.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { isOpen, isSettled } from "../../approvals/ballot.ts";
import { lists } from "../../domain/approval-rule.ts";
import { resourceKey } from "../../domain/arn.ts";
import { roundOf } from "../../notify/round.ts";
import { type Click, type Played, play } from "./testing/play.ts";
import { arnOf, type Write } from "./testing/registry.ts";
import { type Story, story } from "./testing/story.ts";
import { approvers, author, type Config, rule, type UserId } from "./testing/world.ts";

// The suite plays the same stories each time; `npm run check:approvals` plays others.
const runs = Number(process.env["APPROVAL_RUNS"] ?? 2000);
const seed = process.env["APPROVAL_SEED"] ?? (process.env["APPROVAL_RUNS"] === undefined ? "20261125" : undefined);

/** Whose votes may count under a configuration, in the reference's own words. */
function eligible({ rule, permitted }: Config, user: UserId): boolean {
  const groups = approvers.includes(user) ? ["approvers"] : [];
  return (
    rule !== undefined &&
    permitted.includes(user) &&
    lists(rule, { user, groups }) &&
    !(rule.excludeAuthor && user === author)
  );
}

const userOf = ({ work }: Click): UserId => work.who.user as UserId;

/** The clicks that could have brought a write, had all of them been taken. */
const clicksFor = ({ version, round }: Write, choice: string, clicks: readonly Click[], until: number) =>
  clicks.filter(({ work, version: clicked, moment }) => {
    const { intent } = work;
    const same = "round" in intent && (intent.round === undefined || intent.round === round);
    return clicked === version && intent.do === choice && moment <= until && same;
  });

/** Whether at some moment until then the rule in force was fulfilled by clicks of people who might vote. */
function wasDecided(write: Write, at: number, { clicks, configs }: Played): boolean {
  return configs.slice(0, at + 1).some((config, moment) => {
    if (write.status === "Rejected")
      return clicksFor(write, "reject", clicks, moment).some((click) => eligible(config, userOf(click)));
    const voters = clicksFor(write, "approve", clicks, moment)
      .map(userOf)
      .filter((user) => eligible(config, user));
    return config.rule !== undefined && new Set(voters).size >= config.rule.required;
  });
}

async function judge(played: Played): Promise<void> {
  const { world, clicks, configs, writtenAt } = played;
  const { writes, versions } = world.registry;
  // Never two writes for one round, and none over a decision that stood.
  expect(new Set(writes.map(({ round }) => round)).size).toBe(writes.length);
  expect(writes.filter(({ before }) => before !== "PendingManualApproval")).toEqual([]);
  // Never below quorum, never by those who may not.
  for (const [index, write] of writes.entries())
    expect([write, wasDecided(write, writtenAt[index] ?? 0, played)]).toEqual([write, true]);

  const audits = await Promise.all(
    versions.map(({ number }) => world.store.audit.read({ resource: resourceKey(arnOf(number)), limit: 10_000 })),
  );
  const onRecord = audits.flat();
  for (const { verb, outcome, voters = [] } of onRecord) {
    if (outcome !== "done" || (verb !== "approve" && verb !== "reject")) continue;
    const may = configs.some((config) => voters.every(({ by }) => eligible(config, by as UserId)));
    expect([verb, voters, may]).toEqual([verb, voters, true]);
  }
  // Every write is on record, once.
  const decided = onRecord.filter(
    ({ verb, outcome }) => outcome === "done" && (verb === "approve" || verb === "reject"),
  );
  expect(decided.map(({ round }) => round).toSorted()).toEqual(writes.map(({ round }) => round).toSorted());

  // Every click is answered: beside the card, or by the card, which shows the vote.
  for (const { work, crashes } of clicks) {
    const told = world.answers.get(work.id) ?? 0;
    const shown = onRecord.some(({ id, outcome }) => outcome === "done" && id.startsWith(`${work.id}:`));
    expect([work.id, told, shown, told + (shown ? 1 : 0) >= 1]).toEqual([work.id, told, shown, true]);
    expect(told).toBeLessThanOrEqual(1 + crashes);
  }

  // Nothing that the votes have settled is left undone, and the cards know what SageMaker knows.
  for (const { number, approval } of versions) {
    const state = await world.store.states.get(resourceKey(arnOf(number)));
    const round = state && roundOf(state);
    if (!round) continue;
    expect([number, round.matter.waits]).toEqual([number, approval === "PendingManualApproval"]);
    expect([number, round.matter.waits && isSettled(round.ballot)]).toEqual([number, false]);
  }
  // Of one group at most one version is voted on.
  const open = await Promise.all(versions.map(({ number }) => world.store.states.get(resourceKey(arnOf(number)))));
  const voted = open.filter((state) => {
    const round = state && roundOf(state);
    return round?.matter.waits && isOpen(round.ballot);
  });
  expect(voted.length).toBeLessThanOrEqual(1);
}

test(
  "in any story: one write a round, never below quorum, never by the author, every click answered",
  async () => {
    await fc.assert(
      fc.asyncProperty(story, async (told) => judge(await play(told))),
      { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
    );
  },
  // A story takes some milliseconds, on a busy machine many.
  60_000 + runs * 200,
);

/**
 * An approval whose worker dies after so many calls, and which somebody takes back in Studio before Lambda tries again; then
 * somebody else approves anew.
 */
const takenBack = (fuse: number, next: UserId): Story => {
  const click = { do: "click", choice: "approve", pick: 0, on: "present", doubled: false } as const;
  const deliver = { do: "deliver", pick: 0, again: false, fuse: Infinity } as const;
  return {
    config: { rule: rule({ excludeAuthor: true }), permitted: approvers },
    moments: [
      { deeds: [{ ...click, user: "U0CHI", fuse }, deliver], order: [] },
      { deeds: [deliver, { do: "outside", pick: 0, approval: "PendingManualApproval" }], order: [] },
      { deeds: [{ ...click, user: next, fuse: Infinity }], order: [] },
    ],
  };
};

test("whenever a worker dies, what it wrote is on record, also when it is taken back before the retry", async () => {
  for (const next of [author, "U0BOB"] as const)
    for (let fuse = 1; fuse <= 60; fuse++) await judge(await play(takenBack(fuse, next)));
});

/** An approval that AWS refuses, whose worker dies after so many calls; the retry comes together with a newer version. */
const refusedMeanwhile = (fuse: number): Story => {
  const deliver = { do: "deliver", pick: 0, again: false, fuse: Infinity } as const;
  const click = { do: "click", user: "U0BOB", choice: "approve", pick: 0, on: "present", doubled: false } as const;
  return {
    config: { rule: rule({ excludeAuthor: true }), permitted: approvers },
    moments: [
      { deeds: [{ do: "trouble", error: "AccessDeniedException" }], order: [] },
      { deeds: [{ ...click, fuse }], order: [] },
      { deeds: [{ do: "register" }, deliver, deliver], order: [] },
    ],
  };
};

test("a version whose decision AWS refused is not voted on beside a newer one that came meanwhile", async () => {
  for (let fuse = 1; fuse <= 60; fuse++) await judge(await play(refusedMeanwhile(fuse)));
});

/** An approval whose worker dies after so many calls, by somebody who may no longer vote when Lambda tries again. */
const deposed = (fuse: number): Story => ({
  config: { rule: rule({ excludeAuthor: false }), permitted: approvers },
  moments: [
    {
      deeds: [{ do: "click", user: "U0BOB", choice: "approve", pick: 0, on: "present", doubled: false, fuse }],
      order: [],
    },
    { deeds: [{ do: "redeploy", config: { rule: rule(), permitted: ["U0CHI", "U0ELI", "U0DEE"] } }], order: [] },
  ],
});

test("what was written for a person who may no longer vote when the worker's death is noticed is on record", async () => {
  for (let fuse = 1; fuse <= 60; fuse++) await judge(await play(deposed(fuse)));
});
