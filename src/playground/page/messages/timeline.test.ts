import { describe, expect, test } from "vitest";
import type { MessageView } from "../../protocol.ts";
import { byDay, channelMessages, channelRows, mentions, threadMessages, threadSummaries } from "./timeline.ts";

const channel = "C0ML";
const day = 86_400;

function message(at: number, more: Partial<MessageView> = {}): MessageView {
  return { ts: `${1772550000 + at}.000100`, channel, user: "U0ANA", text: `at ${at}`, blocks: [], ...more };
}

const root = message(0);
const reply = (at: number, more: Partial<MessageView> = {}) =>
  message(at, { threadTs: root.ts, user: "U0BO", ...more });

const rows = (messages: readonly MessageView[], newSince?: number) =>
  channelRows(messages, channelMessages(messages, channel, "U0ANA"), channel, {
    timeZone: "UTC",
    me: "U0ANA",
    ...(newSince === undefined ? {} : { newSince }),
  });
const shown = (messages: readonly MessageView[]) => messages.map(({ text }) => text);

describe("what a person sees", () => {
  test("replies stay in their thread, unless they were also sent to the channel", () => {
    const all = [reply(2, { broadcast: true }), root, reply(1), message(3, { channel: "C0OTHER" })];
    expect(shown(channelMessages(all, channel, "U0ANA"))).toEqual(["at 0", "at 2"]);
    expect(shown(threadMessages(all, channel, root.ts, "U0ANA"))).toEqual(["at 0", "at 1", "at 2"]);
  });

  test("an ephemeral message is for one person only", () => {
    const all = [root, message(1, { onlyFor: "U0BO" })];
    expect(shown(channelMessages(all, channel, "U0ANA"))).toEqual(["at 0"]);
    expect(shown(channelMessages(all, channel, "U0BO"))).toEqual(["at 0", "at 1"]);
  });

  test("a thread's line counts the replies, names who replied once, and ignores ephemeral ones", () => {
    const all = [root, reply(60), reply(30, { user: "U0ANA" }), reply(90), reply(99, { onlyFor: "U0ANA" })];
    expect(threadSummaries(all, channel).get(root.ts)).toEqual({
      count: 3,
      lastAt: expect.closeTo(1772550090000, -1),
      repliers: ["U0ANA", "U0BO"],
    });
  });
});

describe("rows", () => {
  test("every local day begins with its divider", () => {
    expect(rows([message(-day), root, message(10)]).map(({ kind }) => kind)).toEqual([
      "day",
      "message",
      "day",
      "message",
      "message",
    ]);
  });

  test("the New line stands once, before the first unread message of somebody else", () => {
    const all = [root, message(10), message(20, { user: "U0BO" }), message(30, { user: "U0BO" })];
    expect(rows(all, 1772550005000).map(({ kind }) => kind)).toEqual([
      "day",
      "message",
      "message",
      "new",
      "message",
      "message",
    ]);
  });

  test("words within five minutes go under one name; cards and later words do not", () => {
    const card = message(30, { blocks: [{ type: "divider" }] });
    const compact = rows([root, message(10), card, message(40), message(400)]).flatMap((row) =>
      row.kind === "message" ? [row.compact] : [],
    );
    expect(compact).toEqual([false, true, false, false, false]);
  });

  test("a reply in the channel knows its root, and the root its thread", () => {
    const messages = rows([root, reply(5, { broadcast: true })]).filter((row) => row.kind === "message");
    expect(messages[0]?.thread?.count).toBe(1);
    expect(messages[1]?.root).toBe(root);
  });

  test("rows gather under their days", () => {
    expect(byDay(rows([message(-day), root, message(10)])).map(({ rows: of }) => of.length)).toEqual([1, 2]);
  });
});

describe("mentions", () => {
  const bo = { id: "U0BO", handle: "bo", name: "Bo", color: "red", groups: ["ml-approvers"] };
  test.each([
    ["by name", message(0, { text: "<@U0BO> please" }), true],
    ["through a group", message(0, { text: "<!subteam^S0APP|@ml-approvers>" }), true],
    ["by the group's id", message(0, { text: "<!subteam^S0APP>" }), true],
    [
      "in rich text",
      message(0, {
        blocks: [
          {
            type: "rich_text",
            elements: [{ type: "rich_text_section", elements: [{ type: "user", user_id: "U0BO" }] }],
          },
        ],
      }),
      true,
    ],
    ["not at all", message(0, { text: "@bo" }), false],
  ])("%s", (_, said, expected) => {
    expect(mentions(said, bo, ["S0APP"])).toBe(expected);
  });
});
