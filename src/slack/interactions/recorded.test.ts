import { describe, expect, it } from "vitest";
import { viewProblems } from "../../../blocks/check.ts";
import { silentLog } from "../../log.ts";
import inAttachment from "../fixtures/click-in-attachment.json" with { type: "json" };
import onHome from "../fixtures/click-on-home.json" with { type: "json" };
import submission from "../fixtures/view-submission.json" with { type: "json" };
import type { Ports } from "../ports.ts";
import { answerClick } from "./answer-click.ts";
import { answerSubmission } from "./answer-submission.ts";
import { readClick } from "./click.ts";
import { decodeDecision, encodeDecision } from "./decision-state.ts";

describe("a recorded click", () => {
  it("in an attachment tells who, where and how to answer", () => {
    expect(readClick(inAttachment)).toEqual({
      id: "1548426417.840180:UA8RXUSPL:CBR2V3XEX:1548261231.000200",
      actionId: "WaXA",
      value: "click_me_123",
      who: { user: "UA8RXUSPL", team: "T9TK3CUKW", name: "jtorrance" },
      where: { channel: "CBR2V3XEX", messageTs: "1548261231.000200" },
      responseUrl: "https://hooks.slack.com/actions/AABA1ABCD/1232321423432/D09sSasdasdAS9091209",
      triggerId: "12321423423.333649436676.d8c1bb837935619ccad0f624c448ffb3",
    });
  });

  it("on the App Home belongs to a view instead of a message", () => {
    const { id, where, responseUrl } = readClick(onHome);
    expect({ id, where, responseUrl }).toEqual({ id: "1583635577.758298:U123:V123", where: { home: true } });
  });

  it("on an ephemeral message names no message to edit, yet has an id of its own", () => {
    const ephemeral = { ...inAttachment, container: { ...inAttachment.container, is_ephemeral: true } };
    expect(readClick(ephemeral)).toMatchObject({
      id: "1548426417.840180:UA8RXUSPL:CBR2V3XEX:1548261231.000200",
      where: { messageTs: undefined },
    });
  });

  it("in an app that is installed for an organisation has its team with the user", () => {
    expect(readClick({ ...inAttachment, team: null }).who).toMatchObject({ team: "T9TK3CUKW" });
    expect(readClick({ ...inAttachment, team: null, user: { id: "W1" } }).who).toEqual({ user: "W1", team: "" });
  });
});

/** Ports that note what is said, with a Slack that refuses to be answered. */
function deafSlack() {
  const errors: string[] = [];
  const ports: Ports = {
    slack: {
      respond: async () => Promise.reject(new Error("used_url")),
      openView: async () => Promise.reject(new Error("expired_trigger_id")),
    },
    dispatch: async () => {},
    now: () => 0,
    region: "eu-west-1",
    accounts: {},
    log: { ...silentLog, error: (message) => errors.push(message) },
  };
  return { ports, errors };
}

describe("an answer that cannot be given", () => {
  it("is noted, and the click is acked all the same", async () => {
    const { ports, errors } = deafSlack();
    await answerClick(inAttachment, ports);
    await answerClick(onHome, ports);
    expect(errors).toEqual(["A click could not be answered", "A click could not be answered"]);
  });
});

describe("a form", () => {
  it("of another version of the bot says that nothing was done", async () => {
    const { ports } = deafSlack();
    const answers = [submission, { ...submission, view: { ...submission.view, callback_id: "decide" } }];
    for (const body of answers) {
      const answer = await answerSubmission(body, ports);
      if (answer?.response_action !== "update") throw new Error("the modal is not replaced");
      expect(viewProblems(answer.view)).toEqual([]);
      expect(JSON.stringify(answer.view)).toContain("nothing was done");
    }
  });

  it("remembers its decision within Slack's 3000 characters, even for the largest button", () => {
    const state = {
      intent: { do: "reject" as const, target: { arn: "x".repeat(1960) } },
      where: { channel: "C0123456789", messageTs: "1700000000.000100" },
      responseUrl: `https://hooks.slack.com/actions/${"x".repeat(200)}`,
    };
    expect(encodeDecision(state).length).toBeLessThanOrEqual(3000);
    expect(decodeDecision(encodeDecision(state))).toEqual(state);
  });

  it("cannot be made to carry another intent than a decision", () => {
    expect(decodeDecision(JSON.stringify({ intent: { do: "stop", target: { arn: "x" } } }))).toBeUndefined();
  });
});
