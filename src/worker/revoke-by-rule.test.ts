import { describe, expect, test } from "vitest";
import { approvalFacts } from "../approvals/facts.ts";
import { resourceKey } from "../domain/arn.ts";
import { notify } from "../notify/notify.ts";
import { readValue } from "../notify/read.ts";
import { roundOf } from "../notify/round.ts";
import { arnOf } from "./rounds/testing/registry.ts";
import {
  approvers,
  author,
  Crash,
  clicked,
  createWorld,
  rule,
  type UserId,
  type World,
} from "./rounds/testing/world.ts";
import { doWork } from "./work.ts";

const arn = arnOf(1);

/** One invocation, alone. */
const alone = (invocation: () => Promise<void>, { turns }: World): Promise<void> => turns.run([invocation], () => 0);

/** A version that somebody has approved in Studio; the policy permits `permitted` to revoke that. */
function approved(config: Partial<World["config"]> = {}) {
  const world = createWorld();
  world.config = { rule: rule(), permitted: approvers, ...config };
  const version = world.registry.register();
  world.registry.outside(version, "Approved");
  world.now += 60_000;
  const revoke = (user: UserId) =>
    clicked("w1", user, world.now, { do: "revoke", target: { arn }, seen: "Approved", reason: "drifts" });
  return { world, version, revoke };
}
const onRecord = ({ store }: World) => store.audit.read({ resource: resourceKey(arn), limit: 100 });
async function standsAs({ store }: World) {
  const state = await store.states.get(resourceKey(arn));
  const round = state && roundOf(state, [rule()]);
  return round && approvalFacts(round.matter, round.ballot, round.rule)?.is;
}

describe("an approval may be revoked", () => {
  test("by whoever the rule lists, the author of the version too", async () => {
    const { world, version, revoke } = approved();
    await alone(() => doWork(revoke(author), world.process(Infinity)), world);
    expect(version).toMatchObject({
      approval: "Rejected",
      description: expect.stringMatching(/^Revoked by ana .*drifts$/),
    });
    expect(await standsAs(world)).toBe("revoked");
  });

  test.each([
    ["whom the rule does not list", { permitted: ["U0DEE"] }, 'The approval rule "churn" does not list you'],
    [
      "where no rule is",
      { permitted: ["U0DEE"], rule: undefined },
      "No approval rule is for the model package churn/1",
    ],
  ])("by nobody %s, whatever the policy permits", async (_who, config, says) => {
    const { world, version, revoke } = approved(config);
    await alone(() => doWork(revoke("U0DEE"), world.process(Infinity)), world);
    expect(version.approval).toBe("Approved");
    expect(await onRecord(world)).toMatchObject([
      { verb: "revoke", outcome: "refused", says: expect.stringContaining(says) },
    ]);
    expect(world.answers.get("w1")).toBe(1);
  });
});

test("wherever the worker dies, the approval is revoked once, is on record, and never looks like a decision made elsewhere", async () => {
  let died = 0;
  for (let fuse = 1; fuse < 40; fuse++) {
    const { world, version, revoke } = approved();
    const work = revoke("U0BOB");
    const dying = () =>
      doWork(work, world.process(fuse)).catch((error: unknown) => {
        if (!(error instanceof Crash)) throw error;
        died++;
      });
    await alone(dying, world);
    // The event of what was written may come before Lambda tries again.
    const event = readValue("m", world.registry.eventOf(version), { id: "approvals", channel: "C1", level: "all" });
    await alone(async () => {
      await notify([event], world.process(Infinity));
    }, world);
    expect([fuse, await standsAs(world)]).toEqual([fuse, version.approval === "Approved" ? "elsewhere" : "revoked"]);
    world.now += 60_000;
    await alone(() => doWork(work, world.process(Infinity)), world);
    expect(world.registry.writes).toHaveLength(1);
    expect([fuse, await standsAs(world)]).toEqual([fuse, "revoked"]);
    expect(await onRecord(world)).toMatchObject([{ verb: "revoke", outcome: "done", reason: "drifts" }]);
  }
  expect(died).toBeGreaterThan(10);
});
