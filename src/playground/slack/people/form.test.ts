import { describe, expect, it } from "vitest";
import { form } from "../testing/messages.ts";
import { setStage } from "../testing/stage.ts";

/** Ana has the form open. */
async function setFormStage(view: object = {}) {
  const stage = await setStage();
  await stage.slack.people.command("ana", "ml-ops", "reject churn");
  const opened = await stage.client.views.open({
    trigger_id: String(stage.app.last().body["trigger_id"]),
    view: { ...form, ...view },
  });
  const id = String(opened.view?.id);
  const submit = (values: Record<string, Record<string, unknown>>) => stage.slack.people.submitView("ana", id, values);
  return { ...stage, id, submit };
}

const reason = { reason: { text: "drifted" } };
const trouble = { ok: false, problem: "We had some trouble connecting. Try again?" };

describe("submitting a form", () => {
  it("reaches the app with every field that Slack sends, and closes the form when the app acks", async () => {
    const { slack, app, submit, id } = await setFormStage();
    expect(await submit({ ...reason, severity: { pick: "high" } })).toEqual({ ok: true });
    const { payload } = app.last();
    expect(payload).toMatchObject({
      type: "view_submission",
      user: { id: "U0ANA00001", username: "ana" },
      response_urls: [],
      trigger_id: expect.any(String),
      view: {
        id,
        type: "modal",
        callback_id: "reject",
        private_metadata: "churn/12",
        hash: expect.stringMatching(/^\d+\.[0-9a-f]{8}$/),
        root_view_id: id,
        previous_view_id: null,
        app_id: "A0CHATOPS01",
        bot_id: "B0SAGEMAKER",
        state: {
          values: {
            reason: { text: { type: "plain_text_input", value: "drifted" } },
            severity: { pick: { type: "static_select", selected_option: { value: "high" } } },
          },
        },
      },
    });
    expect(slack.view("ana")).toBeUndefined();
  });

  it("takes Slack's own form of a value too, and knows fields that were left alone", async () => {
    const { app, submit } = await setFormStage();
    await submit({ reason: { text: { type: "plain_text_input", value: "drifted" } } });
    expect(app.last().payload["view"]).toMatchObject({
      state: { values: { severity: { pick: { type: "static_select", selected_option: null } } } },
    });
  });

  it.each([
    ["an empty required field", {}, "Please complete this required field."],
    ["too short a text", { reason: { text: "x" } }, "Must be at least 3 characters."],
    ["too long a text", { reason: { text: "x".repeat(21) } }, "Must be at most 20 characters."],
  ])("stops in Slack's client at %s", async (_what, values, message) => {
    const { slack, app, submit } = await setFormStage();
    const before = app.received.length;
    expect(await submit(values)).toEqual({ ok: false });
    expect(slack.parts().views).toMatchObject([{ errors: { reason: message } }]);
    expect(app.received).toHaveLength(before);
  });

  it("offers only the fields and choices that the form has", async () => {
    const { submit } = await setFormStage();
    expect((await submit({ ...reason, colour: { pick: "red" } })).problem).toContain("colour/pick");
    expect((await submit({ ...reason, severity: { pick: "fatal" } })).problem).toContain("severity/pick");
    expect((await submit({ reason: { text: 5 } })).ok).toBe(false);
  });

  it("is possible only for the form in front", async () => {
    const { slack, id } = await setFormStage();
    const gone = { ok: false, problem: "That form is no longer open." };
    expect(await slack.people.submitView("bo", id, reason)).toEqual(gone);
    await slack.people.closeView("ana", id);
    expect(await slack.people.submitView("ana", id)).toEqual(gone);
    expect(await slack.people.closeView("ana", id)).toEqual(gone);
  });
});

describe("the answer to a submission", () => {
  it("errors: the form stays open with them, and they go with the next try", async () => {
    const { slack, app, submit } = await setFormStage();
    app.onRequest(() => ({ body: { response_action: "errors", errors: { reason: "Say more." } } }));
    expect(await submit(reason)).toEqual({ ok: false });
    expect(slack.parts().views).toMatchObject([{ errors: { reason: "Say more." } }]);
    app.onRequest(() => ({}));
    expect(await submit({ reason: { text: "It drifted" } })).toEqual({ ok: true });
    expect(slack.parts().views).toEqual([]);
  });

  it("update: the same view shows something else", async () => {
    const { slack, app, submit, id } = await setFormStage();
    const thanks = { type: "modal", title: { type: "plain_text", text: "Done" }, blocks: [] };
    app.onRequest(() => ({ body: { response_action: "update", view: thanks } }));
    expect(await submit(reason)).toEqual({ ok: true });
    expect(slack.view("ana")).toMatchObject({ id, definition: { title: { text: "Done" } } });
  });

  it("push: another view in front, and closing it shows the first again", async () => {
    const { slack, app, submit, id } = await setFormStage();
    const more = { type: "modal", title: { type: "plain_text", text: "More" }, blocks: [] };
    app.onRequest(() => ({ body: { response_action: "push", view: more } }));
    await submit(reason);
    const front = slack.view("ana");
    expect(front).toMatchObject({ previousViewId: id, definition: { title: { text: "More" } } });
    app.onRequest(() => ({}));
    await slack.people.submitView("ana", front?.id ?? "");
    expect(slack.view("ana")?.id).toBe(id);
  });

  it("clear: everything closes", async () => {
    const { slack, app, submit } = await setFormStage();
    app.onRequest(() => ({ body: { response_action: "clear" } }));
    expect(await submit(reason)).toEqual({ ok: true });
    expect(slack.view("ana")).toBeUndefined();
  });

  it.each([
    ["a failure", { status: 500 }],
    ["an object that Slack does not know", { body: { ok: true } }],
    ["an unknown action", { body: { response_action: "dance" } }],
    ["words", { body: "thanks" }],
    ["errors at blocks that are no inputs", { body: { response_action: "errors", errors: { more: "no" } } }],
    ["no errors at all", { body: { response_action: "errors", errors: {} } }],
    ["errors that are no texts", { body: { response_action: "errors", errors: { reason: 5 } } }],
    ["a broken view", { body: { response_action: "update", view: { type: "modal" } } }],
  ])("leaves the form open with a warning when it is %s", async (_what, reply) => {
    const { slack, app, submit, id } = await setFormStage();
    app.onRequest(() => reply);
    expect(await submit(reason)).toEqual(trouble);
    expect(slack.view("ana")?.id).toBe(id);
  });
});

describe("closing a form", () => {
  it("tells the app only when the view asked for it", async () => {
    const quiet = await setFormStage();
    await quiet.slack.people.closeView("ana", quiet.id);
    expect(quiet.app.last().payload["type"]).not.toBe("view_closed");
    const { slack, app, id } = await setFormStage({ notify_on_close: true, clear_on_close: true });
    expect(await slack.people.closeView("ana", id)).toEqual({ ok: true });
    expect(app.last().payload).toMatchObject({
      type: "view_closed",
      is_cleared: true,
      view: { id, callback_id: "reject" },
    });
  });
});
