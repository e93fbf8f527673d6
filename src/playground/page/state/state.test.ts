import { describe, expect, test } from "vitest";
import type { MessageView } from "../../protocol.ts";
import { placeHash, readAddress, withUser } from "./address.ts";
import { mergeMessages } from "./changes.ts";
import { look, unread } from "./reads.ts";

const bo = { id: "U0BO", handle: "bo", name: "Bo", color: "red", groups: [] };

function message(at: number, more: Partial<MessageView> = {}): MessageView {
  return { ts: `${1772550000 + at}.000100`, channel: "C1", user: "U0ANA", text: `at ${at}`, blocks: [], ...more };
}

describe("address", () => {
  test("person, theme, channel and thread come from the address", () => {
    expect(readAddress("?user=U0BO&theme=dark", "#C1/1772550000.000100")).toEqual({
      user: "U0BO",
      theme: "dark",
      channel: "C1",
      thread: "1772550000.000100",
    });
  });

  test("what makes no sense is left out", () => {
    expect(readAddress("?theme=pink&user=", "#a b")).toEqual({});
  });

  test("a place reads back as it was written", () => {
    expect(readAddress("", placeHash("C1"))).toEqual({ channel: "C1" });
    expect(readAddress("", placeHash("C1", "1.2"))).toEqual({ channel: "C1", thread: "1.2" });
  });

  test("another person keeps the rest of the query", () => {
    expect(withUser("?theme=dark&user=U1", "U2")).toBe("?theme=dark&user=U2");
  });
});

describe("changes", () => {
  test("a message that says the same stays the same object; one that was edited is named", () => {
    const before = [message(0), message(1)];
    const { messages, changed } = mergeMessages(before, [
      message(0),
      message(1, { text: "new", editedAt: 5 }),
      message(2),
    ]);
    expect(messages[0]).toBe(before[0]);
    expect(messages[1]?.text).toBe("new");
    expect(changed).toEqual([`C1/${message(1).ts}/`]);
  });

  test("an edit that changes nothing to see lights nothing up", () => {
    expect(mergeMessages([message(0)], [message(0, { editedAt: 9 })]).changed).toEqual([]);
  });
});

describe("unread", () => {
  const first = [message(0)];
  const opened = look(undefined, first, "U0BO", "C1");

  test("what was there when the page opened is read", () => {
    expect(unread(opened, first, "C1", bo, [])).toEqual({ count: 0, mentions: 0 });
  });

  test("a new message makes its channel unread, a mention counts, one's own and ephemeral ones do not", () => {
    const later = [
      ...first,
      message(5, { channel: "C2" }),
      message(6, { channel: "C2", text: "<@U0BO>" }),
      message(7, { channel: "C2", user: "U0BO" }),
      message(8, { channel: "C2", onlyFor: "U0BO" }),
    ];
    const reads = look(opened, later, "U0BO", "C1");
    expect(unread(reads, later, "C2", bo, [])).toEqual({ count: 2, mentions: 1 });
    expect(unread(look(reads, later, "U0BO", "C2"), later, "C2", bo, [])).toEqual({ count: 0, mentions: 0 });
  });

  test("another person has not read what this one has", () => {
    const later = [...first, message(5)];
    const reads = look(opened, later, "U0BO", "C1");
    expect(unread(reads, later, "C1", { ...bo, id: "U0CHI" }, [])).toEqual({ count: 1, mentions: 0 });
  });

  test("looking again changes nothing, so nothing is drawn again", () => {
    expect(look(opened, first, "U0BO", "C1")).toBe(opened);
  });

  test("a workspace that was reset starts anew", () => {
    const reset = look(opened, [], "U0BO", "C1");
    expect(look(reset, [], "U0BO", "C1")).toBe(reset);
    expect(unread(reset, [message(-500, { channel: "C2" })], "C2", bo, []).count).toBe(1);
  });
});
