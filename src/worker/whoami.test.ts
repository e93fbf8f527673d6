import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { scenarios } from "../playground/scenarios/registry.ts";
import { type Stage, startStage } from "../testing/stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
  scenarios.find((each) => each.id === "model-waiting-for-approval")?.play(stage.aws.sagemaker);
  await stage.minutes(17);
}, 30_000);
afterAll(() => stage.close());

const whoami = async (user: string, about = ""): Promise<string> => {
  const before = stage.whispers(user).length;
  await stage.slack.people.command(user, "ml-training", `/sagemaker whoami ${about}`);
  await stage.aws.drain();
  return stage.whispers(user).slice(before).join("\n");
};

describe("whoami", () => {
  test("tells a person their groups, what they may do, by which rules, and which approval rules list them", async () => {
    const told = await whoami("bo");
    expect(told).toContain("You are @bo, U0BO000001\nIn @ml-engineers, @ml-approvers");
    expect(told).toMatch(/Look\n:white_check_mark: show list .* – by everyone-reads/);
    expect(told).toContain(":white_check_mark: stop – by engineers-stop");
    expect(told).toContain(
      ":white_check_mark: approve reject revoke – by approvers-decide, unless prod-is-decided-in-its-channel forbids it",
    );
    expect(told).toContain("prod – 2 approvals for prod-*, ranker");
    expect(told).toContain("/sagemaker whoami model churn/12");
  });

  test("tells a person without rights that no rule permits anything, and no approval rule lists them", async () => {
    const told = await whoami("dee");
    expect(told).toContain("You are in none of the workspace's user groups.");
    expect(told).toMatch(/:no_entry_sign: stop approve reject .* – no rule permits it/);
    expect(told).toContain("No approval rule lists you.");
  });
});

describe("whoami with a resource", () => {
  test("tells an approver that the approval rule counts on them, and how many it needs", async () => {
    const told = await whoami("bo", "model churn/12");
    expect(told).toContain("What you may do with the model package churn/12");
    expect(told).toContain(":white_check_mark: approve reject revoke – by approvers-decide");
    expect(told).toContain("Rule churn: 1 approval needed, by @ml-approvers\nYou are one of them.");
    expect(told).not.toMatch(/\bstop\b|\breplay\b|\blist\b/);
  });

  test("tells the author that the policy permits a vote which would not count all the same", async () => {
    const told = await whoami("ana", "model churn/12");
    expect(told).toContain(
      ":no_entry_sign: approve reject – permitted by approvers-decide, but your vote would not count, see below",
    );
    expect(told).toContain(":white_check_mark: revoke – by approvers-decide");
    expect(told).toContain("You registered this version, so another person has to decide on it.");
  });

  test("tells whom neither the policy nor the rule knows both", async () => {
    const told = await whoami("dee", "model churn/12");
    expect(told).toMatch(/:no_entry_sign: approve reject .*– no rule permits it/);
    expect(told).toContain('The approval rule "churn" does not list you');
  });

  test("names the rule that forbids, there where it is asked, and the approval rule that is for it", async () => {
    const { registry } = stage.aws.sagemaker;
    for (const name of ["prod-fraud", "fraud"])
      registry.register({ group: registry.group({ account: "111122223333", region: "eu-west-1" }, name) }, "quiet");
    expect(await whoami("chi", "model prod-fraud/1")).toContain(
      ":no_entry_sign: approve reject revoke – forbidden by prod-is-decided-in-its-channel",
    );
    expect(await whoami("chi", "model fraud/1")).toContain(
      "Rule others: 1 approval needed, by @ml-approvers\nYou are one of them.",
    );
  });

  test("shows of other kinds only what can be done with them, and says when there is nothing there", async () => {
    const told = await whoami("ana", "pipeline churn-training");
    expect(told).toMatch(/:white_check_mark: stop – by engineers-stop\n.*retry/);
    expect(told).not.toMatch(/approve reject|Approval\n/);
    expect(await whoami("ana", "training no-such-job")).toMatch(/no-such-job/);
  });
});
