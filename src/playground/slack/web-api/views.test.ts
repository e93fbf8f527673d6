import { describe, expect, it } from "vitest";
import { form } from "../testing/messages.ts";
import { type Stage, setStage } from "../testing/stage.ts";

/** Ana types a command; the app keeps the trigger_id. */
async function triggerOf({ slack, app }: Stage, user = "ana"): Promise<string> {
  expect(await slack.people.command(user, "ml-ops", "/sagemaker reject")).toEqual({ ok: true });
  return String(app.last().body["trigger_id"]);
}

const text = (value: string) => ({ type: "plain_text" as const, text: value });

describe("views.open", () => {
  it("opens a modal in front of the person whose trigger it was", async () => {
    const stage = await setStage();
    const opened = await stage.client.views.open({ trigger_id: await triggerOf(stage), view: form });
    const view = stage.slack.view("ana");
    expect(view && stage.slack.readable(view)).toBe("Reject churn v12\nReason\nSeverity\n[Evidence]\n[Reject]");
    expect(opened.view).toMatchObject({ id: view?.id, private_metadata: "churn/12", hash: view?.hash });
    expect(stage.slack.parts().views).toMatchObject([
      { user: "U0ANA00001", title: "Reject churn v12", submit: "Reject" },
    ]);
    expect(stage.slack.view("bo")).toBeUndefined();
  });

  it("takes a trigger_id for three seconds and once", async () => {
    const stage = await setStage();
    const open = (trigger_id: string) => stage.client.views.open({ trigger_id, view: form });
    const [first, second] = [await triggerOf(stage), await triggerOf(stage)];
    stage.clock.advance(3_000);
    await open(first);
    await expect(open(first)).rejects.toMatchObject({ data: { error: "exchanged_trigger_id" } });
    stage.clock.advance(1);
    await expect(open(second)).rejects.toMatchObject({ data: { error: "expired_trigger_id" } });
    await expect(open("1.2.f")).rejects.toMatchObject({ data: { error: "invalid_trigger_id" } });
  });

  it("measures triggers in real time when the playground's clock runs fast", async () => {
    let day = 0;
    const now = () => {
      day += 86_400_000;
      return day;
    };
    const stage = await setStage({ now });
    await stage.client.views.open({ trigger_id: await triggerOf(stage), view: form });
    expect(stage.slack.view("ana")).toBeDefined();
  });

  it.each([
    ["a missing title", { ...form, title: undefined }, "missing required field: title [json-pointer:/view]"],
    [
      "a long title",
      { ...form, title: text("x".repeat(25)) },
      "must be less than 25 characters [json-pointer:/view/title/text]",
    ],
    [
      "an empty button",
      { ...form, submit: text("") },
      "must be more than 0 characters [json-pointer:/view/submit/text]",
    ],
    ["an unknown field", { ...form, colour: "red" }, "invalid additional property: colour [json-pointer:/view]"],
    ["another type", { ...form, type: "home" }, "failed to match all allowed schemas [json-pointer:/view/type]"],
    ["an untyped block", { ...form, blocks: [{}] }, "missing required field: type [json-pointer:/view/blocks/0]"],
    [
      "no submit button",
      { ...form, submit: undefined },
      "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]",
    ],
    ["no object", "nonsense", "failed to match all allowed schemas [json-pointer:/view]"],
    ["nothing", "", "missing required field: view"],
  ])("refuses a view with %s, and keeps the trigger", async (_what, view, message) => {
    const stage = await setStage();
    const trigger_id = await triggerOf(stage);
    await expect(stage.client.apiCall("views.open", { trigger_id, view })).rejects.toMatchObject({
      data: {
        error: "invalid_arguments",
        response_metadata: { messages: expect.arrayContaining([`[ERROR] ${message}`]) },
      },
    });
    await stage.client.views.open({ trigger_id, view: form });
  });

  it("prefixes the injected check's pointers with /view", async () => {
    const stage = await setStage({ check: (_, surface) => [{ pointer: "/blocks", message: `bad ${surface}` }] });
    const opened = stage.client.views.open({ trigger_id: await triggerOf(stage), view: form });
    await expect(opened).rejects.toMatchObject({
      data: { response_metadata: { messages: ["[ERROR] bad modal [json-pointer:/view/blocks]"] } },
    });
  });

  it("refuses views over 250 kB and an external_id that is taken", async () => {
    const stage = await setStage();
    const big = { ...form, blocks: [...form.blocks, { type: "markdown", text: "x".repeat(250_000) }] };
    const tooLarge = stage.client.apiCall("views.open", { trigger_id: await triggerOf(stage), view: big });
    await expect(tooLarge).rejects.toMatchObject({ data: { error: "view_too_large" } });
    const named = { ...form, external_id: "reject-churn" };
    await stage.client.views.open({ trigger_id: await triggerOf(stage), view: named });
    const again = stage.client.views.open({ trigger_id: await triggerOf(stage, "bo"), view: named });
    await expect(again).rejects.toMatchObject({ data: { error: "duplicate_external_id" } });
  });
});

describe("views.update", () => {
  it("replaces the view in place, by id and hash or by external_id", async () => {
    const stage = await setStage();
    const loading = { ...form, blocks: [], external_id: "reject" };
    const opened = await stage.client.views.open({ trigger_id: await triggerOf(stage), view: loading });
    const view_id = String(opened.view?.id);
    const hash = String(opened.view?.hash);
    await stage.client.views.update({ view_id, hash, view: form });
    expect(stage.slack.view("ana")).toMatchObject({ id: view_id, definition: { blocks: form.blocks } });
    const stale = stage.client.views.update({ view_id, hash, view: loading });
    await expect(stale).rejects.toMatchObject({ data: { error: "hash_conflict" } });
    const unnamed = stage.client.views.update({ external_id: "reject", view: loading });
    await expect(unnamed).rejects.toMatchObject({ data: { error: "not_found" } });
    const anonymous = stage.client.apiCall("views.update", { view: form });
    await expect(anonymous).rejects.toMatchObject({ data: { error: "invalid_arguments" } });
  });

  it("does not find a view that the person has closed", async () => {
    const stage = await setStage();
    const opened = await stage.client.views.open({ trigger_id: await triggerOf(stage), view: form });
    const view_id = String(opened.view?.id);
    await stage.slack.people.closeView("ana", view_id);
    const late = stage.client.views.update({ view_id, view: form });
    await expect(late).rejects.toMatchObject({ data: { error: "not_found" } });
  });
});

describe("views.push", () => {
  it("stacks three views from what is clicked inside them, and not a fourth", async () => {
    const stage = await setStage();
    const { slack, client, app } = stage;
    await client.views.open({ trigger_id: await triggerOf(stage), view: form });
    const pushFromFront = async (title: string) => {
      const front = slack.view("ana");
      await slack.people.clickView("ana", front?.id ?? "", "more", "evidence");
      return client.views.push({
        trigger_id: String(app.last().payload["trigger_id"]),
        view: { ...form, title: text(title) },
      });
    };
    const root = slack.view("ana")?.id;
    const second = await pushFromFront("second");
    const third = await pushFromFront("third");
    expect(third.view).toMatchObject({ root_view_id: root, previous_view_id: second.view?.id });
    await expect(pushFromFront("fourth")).rejects.toMatchObject({ data: { error: "push_limit_reached" } });
    await slack.people.closeView("ana", String(third.view?.id));
    expect(slack.view("ana")?.id).toBe(second.view?.id);
  });

  it("needs a trigger from inside a modal, and the modal still open", async () => {
    const stage = await setStage();
    const push = (trigger_id: string) => stage.client.views.push({ trigger_id, view: form });
    await expect(push(await triggerOf(stage))).rejects.toMatchObject({ data: { error: "not_found" } });
    await stage.client.views.open({ trigger_id: await triggerOf(stage), view: form });
    const id = stage.slack.view("ana")?.id ?? "";
    await stage.slack.people.clickView("ana", id, "more", "evidence");
    await stage.slack.people.closeView("ana", id);
    const late = push(String(stage.app.last().payload["trigger_id"]));
    await expect(late).rejects.toMatchObject({ data: { error: "not_found" } });
  });
});

describe("views.publish", () => {
  const home = (words: string) => ({
    type: "home" as const,
    blocks: [{ type: "section" as const, text: { type: "mrkdwn" as const, text: words } }],
  });

  it("publishes a person's Home, and replaces it only from its latest hash", async () => {
    const { slack, client } = await setStage();
    const first = await client.views.publish({ user_id: "U0ANA00001", view: home("1 approval waits") });
    const hash = String(first.view?.hash);
    await client.views.publish({ user_id: "U0ANA00001", view: home("Nothing waits"), hash });
    const shown = slack.home("ana");
    expect(shown && slack.readable(shown)).toBe("Nothing waits");
    expect(slack.parts().homes).toMatchObject([{ id: first.view?.id, user: "U0ANA00001" }]);
    const stale = client.views.publish({ user_id: "U0ANA00001", view: home("old"), hash });
    await expect(stale).rejects.toMatchObject({ data: { error: "hash_conflict" } });
    const nobody = client.views.publish({ user_id: "U0NOBODY", view: home("x") });
    await expect(nobody).rejects.toMatchObject({ data: { error: "user_not_found" } });
  });
});
