import { describe, expect, test } from "vitest";
import { loadPolicy } from "../access/policy.ts";
import { silentLog } from "../log.ts";
import { freshAws, prod } from "../playground/aws/testing/aws.ts";
import { sageMakerReaders } from "../sagemaker/clients.ts";
import { look } from "../sagemaker/describe.ts";
import type { UserGroup } from "../slack/port.ts";
import { accessWith } from "./access.ts";
import { foundSubject, subjectOf } from "./subject.ts";

const policy = loadPolicy(
  'permit (principal in ChatOps::Group::"ml-engineers", action == ChatOps::Action::"stop", resource);',
);
const job = { kind: "training-job", name: "bert", account: "111122223333", region: "eu-west-1" };

const asked = (user: string) => ({ who: { user, team: "T1" }, where: {} });
const own = { ...prod, partition: "aws" };

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
  const { authorise } = accessWith({ policy, slack: { userGroups }, now: () => world.now, log })(
    sageMakerReaders({ own }),
  );
  return { world, errors, may: async (user: string) => (await authorise(asked(user), "stop", job)).verdict.is };
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

describe("a policy that speaks of tags", () => {
  const tagged = loadPolicy(
    `permit (principal, action == ChatOps::Action::"stop", resource)
       when { resource.hasTag("team") && resource.getTag("team") == "churn" };
     permit (principal, action == ChatOps::Action::"approve", resource) unless { resource.hasTag("frozen") };`,
  );

  /** What the policy says of a resource before it is looked at, and how to ask it afterwards. */
  async function twice(
    verb: "stop" | "approve",
    target: { readonly kind: string; readonly name: string },
    policy = tagged,
  ) {
    const { aws } = await freshAws();
    const { training, registry, pipelines } = aws.sagemaker;
    for (const team of ["churn", "fraud"])
      training.create(prod, { TrainingJobName: team, Tags: { team }, StoppingCondition: { MaxRuntimeInSeconds: 60 } });
    const group = registry.group(prod, "Ranker");
    registry.groups.remove(group.arn);
    registry.register({
      group: registry.groups.add({ ...group, tags: { frozen: "yes" } }),
      ModelApprovalStatus: "Approved",
    });
    pipelines.start(pipelines.define(prod, { name: "nightly", steps: [] }), { displayName: "first" });
    const clients = sageMakerReaders({ own, endpoint: aws.url });
    const ports = { own, options: { accounts: {} } };
    const access = accessWith({ policy, slack: { userGroups: async () => [] }, now: () => 0, log: silentLog });
    const may = async (subject: ReturnType<typeof subjectOf>) => {
      if ("because" in subject) throw new Error(subject.because);
      return (await access(clients).authorise(asked("U1"), verb, subject.resource)).verdict;
    };
    const before = await may(subjectOf(target, ports));
    const looked = await look(target, clients, own);
    if (looked.is !== "found") throw new Error(looked.because);
    return { before: before.is, after: () => may(foundSubject(looked, ports)), aws };
  }

  test("lets a person look before it knows the tags, and judges by them afterwards", async () => {
    const churn = await twice("stop", { kind: "training", name: "churn" });
    expect([churn.before, (await churn.after()).is]).toEqual(["yes", "yes"]);
    const fraud = await twice("stop", { kind: "training", name: "fraud" });
    expect([fraud.before, (await fraud.after()).is]).toEqual(["yes", "no"]);
  });

  test("knows a version by the tags of its group, and an execution by those of its pipeline", async () => {
    const version = await twice("approve", { kind: "model", name: "Ranker/1" });
    expect([version.before, (await version.after()).is]).toEqual(["yes", "no"]);
    const execution = await twice("approve", { kind: "pipeline", name: "nightly" });
    expect([execution.before, (await execution.after()).is]).toEqual(["yes", "yes"]);
  });

  test("closes when the tags cannot be read, and says which right is missing", async () => {
    const churn = await twice("stop", { kind: "training", name: "churn" });
    churn.aws.denied.add("ListTags");
    expect(await churn.after()).toMatchObject({ is: "no", because: expect.stringMatching(/tags of churn.*ListTags/) });
  });

  test("is the only one for which they are read", async () => {
    const everything = loadPolicy("permit (principal, action, resource);");
    const stop = await twice("stop", { kind: "training", name: "fraud" }, everything);
    stop.aws.denied.add("ListTags");
    expect((await stop.after()).is).toBe("yes");
  });
});
