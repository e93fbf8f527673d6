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
const registry = (name: string) => stage.aws.describeForPage().find((each) => each.name === name);
const decide = async (user: string, label: string, reason?: string): Promise<void> => {
  await stage.click(user, "ml-approvals", label);
  const view = stage.slack.view(user);
  if (!view) throw new Error(`no form opened for ${user}: ${stage.whispers(user).join()}`);
  await stage.slack.people.submitView(user, view.id, {
    reason: { reason: { type: "plain_text_input", value: reason ?? null } },
  });
  await stage.aws.drain();
};
const command = async (user: string, text: string): Promise<string> => {
  const before = stage.whispers(user).length;
  await stage.slack.people.command(user, "ml-training", `/sagemaker ${text}`);
  await stage.aws.drain();
  return stage.whispers(user).slice(before).join("\n");
};
const lastEvent = () => stage.aws.customEvents.at(-1);

describe("a model package that waits for approval", () => {
  test("is approved through the form, on the card, in the registry and on the bus", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    expect(stage.read("ml-approvals")).toEqual([expect.stringContaining("Approval needed")]);
    await decide("bo", "Approve", "AUC is up\nby 0.016");
    expect(stage.read("ml-approvals")[0]).toMatch(/Approved[\s\S]*@bo[\s\S]*AUC is up/);
    expect(stage.slack.element(stage.slack.messages("ml-approvals")[0] ?? raise(), "Approve")).toBeUndefined();
    expect(registry("churn/12")).toMatchObject({
      status: "Approved",
      note: expect.stringMatching(/bo .*AUC is up by 0\.016/),
    });
    expect(lastEvent()).toMatchObject({
      source: "sagemaker-chatops",
      "detail-type": "SageMaker ChatOps Action",
      detail: { verb: "approve", outcome: "done", by: { user: "U0BO000001" } },
    });
  });

  test("somebody whom the policy does not name is told who may, and nothing changes", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await decide("dee", "Approve");
    expect(stage.whispers("dee").at(-1)).toMatch(
      /No rule of the policy permits you to approve .*\. @ml-approvers may\. 1 approval is needed\.$/,
    );
    expect(registry("churn/13")).toMatchObject({ status: "PendingManualApproval" });
    expect(lastEvent()).toMatchObject({ detail: { outcome: "refused" } });
    await decide("chi", "Reject", "Not better than version 12");
    expect(registry("churn/13")).toMatchObject({ status: "Rejected" });
    expect(stage.read("ml-approvals").join()).toMatch(/Rejected[\s\S]*@chi[\s\S]*Not better/);
  });

  test("two people at once: the second is told that it was decided", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await stage.click("bo", "ml-approvals", "Approve");
    await decide("chi", "Approve");
    const view = stage.slack.view("bo");
    await stage.slack.people.submitView("bo", view?.id ?? "");
    await stage.aws.drain();
    expect(stage.whispers("bo").at(-1)).toMatch(/already|Approved/i);
  });

  test("a rejection needs a reason", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await decide("bo", "Reject");
    expect(JSON.stringify(stage.slack.view("bo")?.errors ?? stage.slack.view("bo"))).toMatch(/reason/i);
    await stage.slack.people.closeView("bo", stage.slack.view("bo")?.id ?? "");
  });
});

describe("stopping", () => {
  test("a training job stops from its card, which says who asked", async () => {
    play("training-succeeds");
    await stage.minutes(5);
    await stage.click("ana", "ml-training", "Stop");
    expect(stage.read("ml-training").join()).toMatch(/Stop[\s\S]*@ana/);
    await stage.minutes(5);
    expect(stage.read("ml-training")[0]).toContain("Training stopped");
  });

  test("a click that comes too late is answered, and the card shows the end", async () => {
    play("training-succeeds");
    await stage.minutes(5);
    const card = stage.slack.messages("ml-training").findLast((each) => stage.slack.element(each, "Stop")) ?? raise();
    const button = stage.slack.element(card, "Stop") ?? raise();
    // The events of the end are lost: SageMaker has it, the card does not.
    stage.slack.failNext("chat.update", "internal_error");
    await stage.minutes(120);
    await stage.slack.people.click("ana", "ml-training", card.ts, button.blockId, button.actionId);
    await stage.aws.drain();
    expect([...stage.whispers("ana"), ...stage.read("ml-training")].join("\n")).toMatch(/ended|completed|already/i);
  });

  test("the same click twice stops once", async () => {
    play("training-succeeds");
    await stage.minutes(5);
    await Promise.all([stage.click("ana", "ml-training", "Stop"), stage.click("bo", "ml-training", "Stop")]);
    const stops = stage.aws.customEvents
      .filter((event) => JSON.stringify(event.detail).includes('"verb":"stop"'))
      .slice(-2);
    expect(stops.map((event) => (event.detail as { outcome: string }).outcome).toSorted()).toEqual(["already", "done"]);
  });

  test("without the right to call SageMaker the person reads what to do", async () => {
    play("training-succeeds");
    await stage.minutes(5);
    stage.aws.denied.add("StopTrainingJob");
    await stage.click("ana", "ml-training", "Stop");
    stage.aws.denied.delete("StopTrainingJob");
    expect(stage.whispers("ana").at(-1)).toMatch(/StopTrainingJob/);
  });

  test("by command, with a name that does not exist", async () => {
    expect(await command("ana", "stop training-job nothing-like-it")).toMatch(/nothing-like-it/);
  });

  test("a pipeline execution stops by its pipeline's name", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(5);
    expect(await command("ana", "stop pipeline churn-training")).toMatch(/Stop this pipeline execution\?/);
    await stage.answer("ana", "Stop it");
    await stage.minutes(10);
    expect(stage.read("ml-deployments")[0]).toContain("Pipeline stopped");
  });
});

describe("asking", () => {
  test("help shows only what the person may do", async () => {
    expect(await command("ana", "help")).toMatch(/stop/);
    const dee = await command("dee", "help");
    expect(dee).toMatch(/list/);
    expect(dee).not.toMatch(/stop/);
  });

  test("list shows the jobs, filtered as asked", async () => {
    play("training-fails");
    await stage.minutes(15);
    expect(await command("dee", "list training status:failed")).toMatch(/bert-large-p5/);
    expect(await command("dee", "list training name:no-such-*")).toMatch(/No training job/);
    expect(await command("dee", "list toasters")).toMatch(/toasters/);
  });

  test("an answer can be shared: drawn again for everybody, with who shared it and without buttons that go stale", async () => {
    const share = async (user: string): Promise<void> => {
      const answer = stage.slack.ephemerals(user).at(-1) ?? raise();
      const button = stage.slack.element(answer, "Share in channel") ?? raise();
      await stage.slack.people.click(user, "ml-training", answer.ts, button.blockId, button.actionId);
      await stage.aws.drain();
    };
    play("training-succeeds");
    await stage.minutes(5);
    expect(await command("dee", "list training status:InProgress")).toMatch(/churn-nightly/);
    await share("dee");
    expect(stage.whispers("dee")).toEqual([]);
    expect(stage.read("ml-training").at(-1)).toMatch(/churn-nightly[\s\S]*Shared by dee/);
    const name = stage.aws
      .describeForPage()
      .findLast((each) => each.kind === "training-job" && each.status === "InProgress")?.name;
    expect(await command("ana", `show training ${name}`)).toMatch(/\[Stop\]/);
    await share("ana");
    expect(stage.read("ml-training").at(-1)).toMatch(/Shared by ana/);
    expect(stage.read("ml-training").at(-1)).not.toMatch(/\[Stop\]|\[Share/);
    expect(await command("dee", "list training name:no-such-*")).not.toMatch(/Share/);
    expect(await command("dee", "show training no-such-job")).not.toMatch(/Share/);
  });

  test("show draws the card as SageMaker has it now", async () => {
    play("training-succeeds");
    await stage.minutes(5);
    const name = stage.aws.describeForPage().find((each) => each.kind === "training-job")?.name;
    expect(await command("dee", `show training ${name}`)).toMatch(/Training/);
    expect(await command("dee", "show training no-such-job")).toMatch(/no-such-job/);
  });

  test("audit tells what was asked for through the bot: of one version, of its group, of all, by whom", async () => {
    play("model-waiting-for-approval");
    await stage.minutes(17);
    await decide("dee", "Approve");
    await decide("chi", "Reject", "Not better than before");
    const card = stage.slack
      .messages("ml-approvals")
      .find((each) => stage.slack.readable(each).includes("Not better than before"));
    const versions = stage.aws.describeForPage().flatMap(({ name: each }) => /^churn\/(\d+)$/.exec(each)?.[1] ?? []);
    const name = `churn/${Math.max(...versions.map(Number))}`;
    const link = `https://playground.slack.com/archives/C0APPROVALS/p${card?.ts.replace(".", "")}`;
    const all = await command("dee", "audit");
    expect(all).toMatch(
      /On record[\s\S]*chi[\s\S]*reject[\s\S]*Not better than before[\s\S]*dee[\s\S]*approve[\s\S]*🚫 No rule/,
    );
    expect(JSON.stringify(stage.slack.ephemerals("dee").at(-1)?.blocks)).toContain(link);
    expect(await command("dee", `audit model ${name}`)).toMatch(
      /On record of the model package churn\/\d+[\s\S]*reject/,
    );
    const byChi = await command("dee", "audit model churn by:@chi");
    expect(byChi).toContain("Not better than before");
    expect(byChi).not.toContain("@dee");
    expect(await command("dee", "audit model chur")).toMatch(/Nothing is on record/);
    expect(await command("dee", "audit since:1m by:@eli")).toMatch(/Nothing is on record by @eli/);
  });

  test("SageMaker being throttled is told as something that passes", async () => {
    stage.aws.setSwitches({ sagemakerThrottled: true });
    const told = await command("ana", "show training whatever");
    stage.aws.setSwitches({ sagemakerThrottled: false });
    expect(told).toMatch(/again/);
  });
});

function raise(): never {
  throw new Error("expected something to be there");
}
