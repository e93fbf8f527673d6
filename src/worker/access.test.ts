import { expect, test } from "vitest";
import { loadPolicy } from "../access/policy.ts";
import { silentLog } from "../log.ts";
import type { UserGroup } from "../slack/port.ts";
import { accessWith } from "./access.ts";

const policy = loadPolicy(
  'permit (principal in ChatOps::Group::"ml-engineers", action == ChatOps::Action::"stop", resource);',
);
const job = { kind: "training-job", name: "bert", account: "111122223333", region: "eu-west-1" };

/** Access with a Slack whose groups can be changed, and a clock that stands still unless it is moved. */
function accessTo(members: readonly string[]) {
  const world = { members, now: 1_000_000, asked: 0, broken: false };
  const errors: string[] = [];
  const userGroups = async (): Promise<readonly UserGroup[]> => {
    world.asked += 1;
    if (world.broken) throw new Error("missing_scope");
    return [{ id: "S1", handle: "ml-engineers", users: world.members }];
  };
  const log = { ...silentLog, error: (message: string) => errors.push(message) };
  const authorise = accessWith({ policy, slack: { userGroups }, now: () => world.now, log });
  return { world, errors, may: async (user: string) => (await authorise(user, "stop", job)).verdict.is };
}

test("many questions at once ask Slack once", async () => {
  const { world, may } = accessTo(["U1"]);
  expect(await Promise.all(["U1", "U2", "U1", "U2"].map(may))).toEqual(["yes", "no", "yes", "no"]);
  expect(world.asked).toBe(1);
});

test("somebody who has just been added to a group is let in within half a minute", async () => {
  const { world, may } = accessTo([]);
  expect(await may("U1")).toBe("no");
  world.members = ["U1"];
  world.now += 30_000;
  expect(await may("U1")).toBe("yes");
});

test("who may is remembered for five minutes", async () => {
  const { world, may } = accessTo(["U1"]);
  await may("U1");
  world.now += 5 * 60_000 - 1;
  expect(await may("U1")).toBe("yes");
  expect(world.asked).toBe(1);
  world.now += 1;
  world.members = [];
  expect(await may("U1")).toBe("no");
});

test("when Slack does not tell its groups nobody is a member, the log says so, and the next question asks again", async () => {
  const { world, errors, may } = accessTo(["U1"]);
  world.broken = true;
  expect(await may("U1")).toBe("no");
  expect(errors[0]).toContain("user groups");
  world.broken = false;
  expect(await may("U1")).toBe("yes");
});
