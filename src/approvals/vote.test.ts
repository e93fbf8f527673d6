import { describe, expect, test } from "vitest";
import type { Ballot, Vote } from "../domain/ballot.ts";
import { approvals, ballotOf, roundId } from "./ballot.ts";
import { castVote, type Standing } from "./vote.ts";

const arn = "arn:aws:sagemaker:eu-west-1:111122223333:model-package/churn/12";
const at = Date.parse("2026-03-02T14:00:00Z");

const vote = (by: string, choice: Vote["choice"], more: Partial<Vote> = {}): Vote => ({
  ...{ by, team: "T", at, choice, work: `${by}-${choice}`, turn: 0 },
  ...more,
});
const ballot = (more: Partial<Ballot> = {}): Ballot => ({
  ...{ round: roundId(arn, at), since: at, votes: [], reminded: 0, unfinished: [] },
  ...more,
});
const everybody = (...who: readonly string[]): Standing => new Map(who.map((by) => [by, { may: true }]));
const cast = (known: Ballot, mine: Vote, required = 2, standing = everybody("U0BO", "U0CHI")) =>
  castVote(known, { vote: mine, required, standing, describe: (voters) => voters.map(({ by }) => by).join("+") });

describe("a vote", () => {
  test("counts, and leaves the round open below the quorum", () => {
    expect(cast(ballot(), vote("U0BO", "approve"))).toMatchObject({ is: "counted", approvals: 1, settles: false });
  });

  test("that brings the quorum settles the round in the same write, with all whose votes count", () => {
    const became = cast(ballot({ votes: [vote("U0CHI", "approve")] }), vote("U0BO", "approve"));
    expect(became).toMatchObject({ is: "counted", approvals: 2, settles: true });
    expect(became.is === "counted" && became.parts.map(({ part }) => part.split("/")[0])).toEqual(["votes", "settled"]);
    expect(became.is === "counted" && became.parts[1]?.value).toMatchObject({
      choice: "approve",
      description: "U0CHI+U0BO",
    });
  });

  test("to reject settles the round at once", () => {
    const became = cast(ballot({ votes: [vote("U0CHI", "approve")] }), vote("U0BO", "reject"), 3);
    expect(became).toMatchObject({ is: "counted", settles: true });
    expect(became.is === "counted" && became.parts.at(-1)?.value).toMatchObject({ description: "U0BO" });
  });

  test("of one person counts once, however often they click", () => {
    const known = ballot({ votes: [vote("U0BO", "approve")] });
    expect(cast(known, vote("U0BO", "approve", { work: "second", at: at + 1 }))).toMatchObject({
      is: "same",
      approvals: 1,
    });
  });

  test("of a person who changes their mind takes the place of the one before", () => {
    const known = ballot({ votes: [vote("U0BO", "approve")] });
    expect(cast(known, vote("U0BO", "reject", { at: at + 1 }))).toMatchObject({
      is: "counted",
      approvals: 0,
      settles: true,
    });
  });

  test("that was delivered before finds itself, and says once more whether it settled", () => {
    const mine = vote("U0BO", "approve");
    const settled = { ...mine, voters: [], required: 1, description: "" };
    expect(cast(ballot({ votes: [mine], settled }), mine)).toMatchObject({ is: "counted", parts: [], settles: true });
    expect(cast(ballot({ votes: [mine] }), mine)).toMatchObject({ is: "counted", parts: [], settles: false });
  });

  test("is asked about anew when somebody else has voted meanwhile", () => {
    const known = ballot({ votes: [vote("U0ELI", "approve")] });
    expect(cast(known, vote("U0BO", "approve"))).toEqual({ is: "unchecked", voters: ["U0ELI"] });
  });

  test("is too late once the round has ended or is settled", () => {
    const settled = { ...vote("U0CHI", "approve"), voters: [], required: 1, description: "" };
    expect(cast(ballot({ settled }), vote("U0BO", "reject")).is).toBe("over");
    expect(cast(ballot({ end: { is: "expired", at } }), vote("U0BO", "approve")).is).toBe("over");
  });

  test("settles anew what AWS did not take, also from the same person", () => {
    const mine = vote("U0BO", "approve");
    const settled = { ...mine, voters: [], required: 1, description: "", withdrawn: "no right", turn: 1 };
    const became = cast(ballot({ votes: [mine], settled }), vote("U0BO", "approve", { work: "again", at: at - 5 }), 1);
    expect(became).toMatchObject({ is: "same" });
    const later = cast(ballot({ votes: [mine], settled }), vote("U0BO", "approve", { work: "again", at: at + 5 }), 1);
    expect(later.is === "counted" && later.parts.at(-1)?.value).toMatchObject({ turn: 2 });
  });
});

describe("a vote whose voter may not vote any more", () => {
  const gone: Standing = new Map([["U0CHI", { may: false, because: "the rule changed" }]]);
  const known = ballot({ votes: [vote("U0CHI", "approve")] });

  test("is marked when votes are counted, and does not count", () => {
    const became = cast(known, vote("U0BO", "approve"), 2, gone);
    expect(became).toMatchObject({ is: "counted", approvals: 1, settles: false, lapsed: [{ by: "U0CHI" }] });
    expect(became.is === "counted" && became.parts[1]).toMatchObject({
      stamp: { rank: 1 },
      value: { lapsed: "the rule changed" },
    });
  });

  test("counts again when they may again", () => {
    const marked = ballot({ votes: [vote("U0CHI", "approve", { lapsed: "the rule changed", turn: 1 })] });
    expect(approvals(marked)).toEqual([]);
    expect(cast(marked, vote("U0BO", "approve"))).toMatchObject({ approvals: 2, settles: true, lapsed: [] });
  });
});

describe("a round", () => {
  const none = { votes: {}, settled: {}, ends: {}, reminded: {} };

  test("has the same name in the letters and the precision of an event and of a description", () => {
    expect(roundId(arn.toUpperCase(), at + 225)).toBe(roundId(arn, at));
    expect(roundId(arn, at + 1000)).not.toBe(roundId(arn, at));
  });

  test("knows its own votes only", () => {
    const votes = { [`${roundId(arn, at)}/U0BO`]: vote("U0BO", "approve"), "other/U0CHI": vote("U0CHI", "approve") };
    expect(ballotOf(arn, at, { ...none, votes }).votes.map(({ by }) => by)).toEqual(["U0BO"]);
  });

  test("begins anew when somebody asks again, and when it comes to wait after that", () => {
    const again = { at: at + 60_000, by: "U0ANA", work: "w" };
    expect(ballotOf(arn, at, { ...none, again })).toMatchObject({ since: at + 60_000, askedBy: { by: "U0ANA" } });
    expect(ballotOf(arn, at + 90_000, { ...none, again })).toMatchObject({ since: at + 90_000, askedBy: undefined });
  });
});
