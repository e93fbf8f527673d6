import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { pipelineWithAGate } from "../playground/scenarios/pipeline-with-a-gate.ts";
import { type Stage, startStage } from "../testing/stage.ts";

const channel = "ml-approvals";
let stage: Stage;
beforeAll(async () => {
  stage = await startStage(Date.now());
});
afterAll(() => stage.close());
beforeEach(async () => {
  pipelineWithAGate.play(stage.aws.sagemaker);
  await stage.minutes(4);
});
afterEach(() => stage.slack.reset());

const pipelines = () => stage.aws.sagemaker.pipelines;
const execution = () => pipelines().executions.all().at(-1);
const status = () => execution()?.api.PipelineExecutionStatus;
const step = () =>
  pipelines()
    .stepsOf(execution()?.arn ?? "")
    .find(({ api }) => api.StepName === "ApproveForProd")?.api;
const callbackToken = () => step()?.Metadata?.Callback?.CallbackToken ?? "none";
const card = () => stage.read(channel).at(-1) ?? "";
const openForm = async (user: string, label: string) => {
  await stage.click(user, channel, label);
  const view = stage.slack.view(user);
  if (!view) throw new Error(`no form opened for ${user}: ${stage.whispers(user).join()}`);
  return async (reason: string | null) => {
    await stage.slack.people.submitView(user, view.id, {
      reason: { reason: { type: "plain_text_input", value: reason } },
    });
    await stage.aws.drain();
  };
};
const decide = async (user: string, label: string, reason: string | null = null) =>
  (await openForm(user, label))(reason);
const answers = () => stage.aws.customEvents.filter(({ detail }) => Object(detail).kind === "gate");

describe("a pipeline that asks", () => {
  test("goes on when it is approved, and gets to know who approved and why", async () => {
    expect(card()).toMatch(/Approval needed[\s\S]*pricing-nightly[\s\S]*ApproveForProd[\s\S]*Needs 1 approval/);
    expect(card()).toContain("started by ana");
    expect(stage.read("ml-deployments").at(-1)).toContain("ApproveForProd · waits for an answer");
    await decide("bo", "Approve", "The shops agreed\non Monday");
    expect(card()).toMatch(/Gate · Passed[\s\S]*@bo[\s\S]*The shops agreed on Monday/);
    const outputs = Object.fromEntries(
      (step()?.Metadata?.Callback?.OutputParameters ?? []).map(({ Name = "", Value }) => [Name, Value]),
    );
    expect(outputs).toEqual({
      approver: "bo (U0BO000001)",
      reason: "The shops agreed on Monday",
      decidedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      decision: expect.stringMatching(/^Approved by bo \(U0BO000001\) at .*The shops agreed on Monday/),
    });
    await stage.minutes(3);
    expect(status()).toBe("Succeeded");
    expect(answers().at(-1)).toMatchObject({
      resources: [execution()?.arn],
      detail: { verb: "approve", outcome: "done", choice: "approve", kind: "gate", name: "pricing-nightly" },
    });
  });

  test("fails at the gate when it is rejected, with the reason and whose it is", async () => {
    await decide("chi", "Reject", "Prices below cost");
    expect(status()).toBe("Failed");
    expect(step()?.FailureReason).toMatch(/^Rejected by chi \(U0CHI00001\) at .*: Prices below cost/);
    expect(card()).toMatch(/Gate · Not passed[\s\S]*Rejected by @chi[\s\S]*Prices below cost/);
    expect(stage.slack.element(stage.slack.messages(channel).at(-1) ?? raise(), "Approve")).toBeUndefined();
    const pipeline = stage.read("ml-deployments").find((each) => each.includes("Pipeline failed at ApproveForProd"));
    expect(pipeline).toMatch(/Rejected by a person[\s\S]*Prices below cost/);
    // The log of the step before it explains nothing.
    expect(pipeline).not.toContain("sagemaker-training-toolkit");
  });

  test("asks anew on a card of its own when it is retried", async () => {
    await decide("chi", "Reject", "Prices below cost");
    const failed = execution();
    if (failed) pipelines().retry(failed);
    await stage.minutes(1);
    expect(stage.read(channel)).toHaveLength(2);
    expect(card()).toMatch(/Approval needed/);
    await decide("bo", "Approve");
    await stage.minutes(3);
    expect(status()).toBe("Succeeded");
  });
});

test("what waits for a person lists the gate, with its buttons, and not for whoever may not answer", async () => {
  const pending = async (user: string): Promise<string> => {
    await stage.slack.people.command(user, channel, "/sagemaker pending");
    await stage.aws.drain();
    return stage.whispers(user).at(-1) ?? "";
  };
  expect(await pending("bo")).toMatch(/Waiting for you[\s\S]*pricing-nightly[\s\S]*\[Approve…\]/);
  expect(await pending("ana")).toMatch(/Nothing waits for you|Waiting for others[\s\S]*pricing-nightly/);
  await decide("bo", "Approve");
  expect(await pending("chi")).not.toContain("pricing-nightly");
});

describe("nobody answers who must not", () => {
  test("whoever started the execution is told why, and the gate waits on", async () => {
    await decide("ana", "Approve");
    expect(stage.whispers("ana").at(-1)).toMatch(/You started this execution, so another person has to decide/);
    expect(status()).toBe("Executing");
    expect(card()).toContain("Approval needed");
  });

  test("somebody whom the policy does not name is told who may", async () => {
    await decide("dee", "Reject", "I would rather not");
    expect(stage.whispers("dee").at(-1)).toMatch(/@ml-approvers/);
    expect(step()?.StepStatus).toBe("Executing");
  });

  test("a message that holds another execution's token is answered with nothing", async () => {
    const forged = `${execution()?.api.PipelineArn}/execution/aaaaaaaaaaaa`;
    const body = { token: callbackToken(), pipelineExecutionArn: forged, arguments: {}, status: "Executing" };
    stage.aws.gateQueue.send(JSON.stringify(body));
    await stage.aws.drain();
    await decide("bo", "Approve");
    expect(stage.whispers("bo").at(-1)).toMatch(/SageMaker knows no gate|No step of the execution/);
    expect(step()?.StepStatus).toBe("Executing");
  });
});

describe("an answer that comes too late", () => {
  test("is explained when somebody else has answered meanwhile, and the card has changed", async () => {
    const submit = await openForm("bo", "Reject");
    pipelines().answer({ account: "111122223333" }, callbackToken(), { status: "Succeeded" });
    await stage.aws.drain();
    expect(card()).toMatch(/Gate · Passed[\s\S]*Decided outside Slack/);
    await submit("Too late");
    expect(stage.whispers("bo").at(-1)).toMatch(/Meanwhile the gate ApproveForProd .* has been approved/);
    await stage.minutes(3);
    expect(status()).toBe("Succeeded");
  });

  test("of two people at once one counts, and the other is told", async () => {
    const [bo, chi] = [await openForm("bo", "Approve"), await openForm("chi", "Approve")];
    await Promise.all([bo("Fine"), chi("Fine by me")]);
    expect(answers().filter(({ detail }) => Object(detail).outcome === "done" && Object(detail).choice)).not.toEqual(
      [],
    );
    expect([...stage.whispers("bo"), ...stage.whispers("chi")].join("\n")).toMatch(
      /already been approved|just approved|votes on .* are closed|being written/,
    );
    expect(step()?.StepStatus).toBe("Succeeded");
  });

  test("lets an execution end that somebody stopped while it waited", async () => {
    const waiting = execution();
    if (waiting) pipelines().stop(waiting);
    await stage.aws.drain();
    expect(card()).toMatch(/being stopped[\s\S]*waits for an answer to this step first/);
    await decide("bo", "Reject", "It is to be stopped");
    expect(status()).toBe("Stopped");
    expect(card()).toMatch(/Gate · Stopped/);
  });
});

test("SageMaker's refusal of an answer is told, and the gate stays open to votes", async () => {
  stage.aws.denied.add("SendPipelineExecutionStepSuccess");
  try {
    await decide("bo", "Approve");
    expect(stage.whispers("bo").at(-1)).toMatch(/SendPipelineExecutionStepSuccess/);
    expect(step()?.StepStatus).toBe("Executing");
  } finally {
    stage.aws.denied.delete("SendPipelineExecutionStepSuccess");
  }
  await decide("chi", "Approve");
  expect(step()?.StepStatus).toBe("Succeeded");
});

const raise = (): never => {
  throw new Error("There is no card.");
};
