import { describe, expect, test } from "vitest";
import { eventOf } from "../../testing/fixtures.ts";
import { decode } from "../decode.ts";
import { kinds, type PartsOf } from "../registry.ts";

type Event = Record<string, unknown>;
const patched = (event: Event, detail: object, more: object = {}): Event => ({
  ...event,
  ...more,
  detail: { ...(event["detail"] as object), ...detail },
});

function told(event: Event) {
  const decoded = decode(event);
  const [change] = "changes" in decoded ? decoded.changes : [];
  if (change === undefined) throw new Error(JSON.stringify(decoded));
  return change;
}
const value = (event: Event) => told(event).value as PartsOf["algorithm"]["state"];

describe("what happened to a resource without a status", () => {
  const model = eventOf("SageMaker Model State Change");
  const late = { time: "2026-03-09T14:00:00Z" };

  test.each([
    ["was created, when its event comes at once", model, "Created"],
    ["was created, even without tags", patched(model, { Tags: {} }), "Created"],
    ["was deleted, when it comes late and without tags", patched(model, { Tags: {} }, late), "Deleted"],
    ["was created, when it comes late with tags", patched(model, {}, late), "Created"],
    ["is not known, when nothing tells it", patched(model, { Tags: {}, CreationTime: null }, late), "Changed"],
  ])("%s", (_what, event, status) => expect(value(event)?.status).toBe(status));

  test("is said not to be known", () => {
    const event = patched(model, { Tags: {}, CreationTime: null }, late);
    expect(value(event)?.note).toBe("SageMaker's event does not say what happened to it.");
  });
});

describe("an event whose fields are not documented", () => {
  const schedule = eventOf("SageMaker Monitoring Schedule State Change");

  test("is read by the endings of its fields, and the rest is shown as it comes", () => {
    const event = patched(schedule, {
      MonitoringScheduleStatus: "FAILED",
      FailureReason: "no baseline, key AKIAIOSFODNN7EXAMPLE",
    });
    const state = value(event);
    expect(state).toMatchObject({ status: "Failed", reason: expect.stringContaining("no baseline") });
    expect(state?.reason).not.toContain("IOSFODNN7");
    expect(state?.facts.map(([label]) => label)).toEqual(["Monitoring type", "Endpoint name"]);
  });

  test("takes its name from the ARN, in its own letters where a field has them", () => {
    const arn = "arn:aws:sagemaker:eu-west-1:111122223333:monitoring-schedule/ranker-drift";
    const named = (detail: object) => told({ ...schedule, detail, resources: [arn] }).name;
    expect(named({ UserName: "ana", ScheduleName: "Ranker-Drift" })).toBe("Ranker-Drift");
    expect(named({ UserName: "ana" })).toBe("ranker-drift");
  });

  test("finds its resource in the detail when the envelope names none", () => {
    const arn = "arn:aws:sagemaker:eu-west-1:111122223333:mlflow-tracking-server/experiments";
    const event = { ...eventOf("SageMaker Tracking Server Started"), resources: [], detail: { anyArn: arn } };
    expect(told(event)).toMatchObject({ arn, name: "experiments" });
  });

  test("has a limit, and says how much is not shown", () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`Field${i}`, i]));
    expect(value(patched(schedule, many))).toMatchObject({ more: 34 });
    expect(value(patched(schedule, many))?.facts).toHaveLength(8);
  });
});

describe("one card for what belongs together", () => {
  const parts = (...types: readonly string[]) =>
    Object.fromEntries(
      types.map((type) => {
        const { part, value } = told(eventOf(type));
        return [part, value];
      }),
    );

  test("runs and models that are registered stand beside the state of their server", () => {
    const all = parts("SageMaker Tracking Server Started", "SageMaker MLFlow Tracking Server Creating Run");
    expect(Object.keys(all)).toEqual(["state", "asides/run"]);
  });

  test("a labeling task names its job by a field of its own", () => {
    const task = told({ ...eventOf("SageMaker Ground Truth Labeling Job Task Status Change"), resources: [] });
    expect(task).toMatchObject({ kind: "labeling-job", name: "tickets-batch-9", value: { says: "Task · Submitted" } });
  });

  test("the end of a human loop that tells its outcome beats the one that does not", () => {
    const ended = (type: string) => told(eventOf(type)).stamp.final;
    expect([ended("SageMaker A2I HumanLoop Status Change"), ended("SageMaker Human Loop Finished")]).toEqual([1, 0]);
  });
});

test("what goes well with a notebook is news, what goes wrong asks for a person", () => {
  const at = (status: string) =>
    kinds["notebook-instance"].summary({ state: { status, facts: [], more: 0 } }).significance;
  expect(["InService", "Stopped", "Failed", "Levitating"].map(at)).toEqual(["all", "all", "act", "act"]);
});
