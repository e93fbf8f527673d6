import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindNames, kinds } from "../../src/events/registry.ts";
import { problems } from "../check.ts";
import { basic, textOnly } from "../degrade.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { outcomeReply } from "../replies/outcome.ts";
import { facts } from "../testing/arbitrary.ts";
import { factsOf, nasty, stopOffer } from "../testing/facts.ts";
import { leftovers, marked, read, weight } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

const buttonsOf = (message: Message): readonly string[] =>
  message.blocks.flatMap((block) =>
    block.type === "actions" ? block.elements.map((element) => ("value" in element ? (element.value ?? "") : "")) : [],
  );

describe.each(kindNames)("the card of a %s", (kind) => {
  const noun = kinds[kind].noun;
  const draw = (parts: object, more: object = {}) =>
    drawCard(kind, factsOf(kind, noun, "a-name", kinds[kind].summary(parts), parts, more));

  test("can be drawn when nothing is known", () => {
    const card = draw({});
    expect(problems(card)).toEqual([]);
    expect(read(card)).toContain("a-name");
    expect(card.text).toMatch(/ in prod eu-west-1\.$/);
    expect(`${card.text}\n${read(card)}`).not.toMatch(leftovers);
  });

  test("stands without account, region and links, and with the longest names", () => {
    const card = draw({}, { account: { id: "" }, region: "", links: {}, name: "n".repeat(2048) });
    expect(problems(card)).toEqual([]);
    expect(read(card)).not.toContain("``");
  });

  test("ends with its buttons, which carry what they were given", () => {
    const card = draw({}, { offers: [stopOffer, { ...stopOffer, value: "second" }] });
    expect(card.blocks.at(-1)).toMatchObject({
      type: "actions",
      block_id: "offers",
      elements: [
        {
          action_id: "intent:stop",
          value: '{"do":"stop"}',
          style: "danger",
          confirm: { title: { text: "Stop this job?" } },
        },
        { action_id: "intent:stop:2", value: "second" },
      ],
    });
    expect(problems(card)).toEqual([]);
  });

  test("tells who did what through the bot", () => {
    const card = draw(
      {},
      {
        acts: [
          { verb: "reject", by: "U2", at: 1_795_443_600_000, outcome: "done", reason: "worse <!here>" },
          { verb: "stop", by: "U1", at: 1_795_440_000_000, outcome: "already" },
        ],
      },
    );
    const text = JSON.stringify(card.blocks);
    expect(text).toContain("Stop asked for by <@U1>");
    expect(text).toContain("Rejected by <@U2>: worse &lt;!here&gt;");
    expect(text.indexOf("<@U1>")).toBeLessThan(text.indexOf("<@U2>"));
    expect(read(card)).toContain("nothing was left to do");
  });

  test("is sound, small enough and harmless for any facts, also when redrawn for an older Slack", () => {
    fc.assert(
      fc.property(facts(kind), (any) => {
        const card = drawCard(kind, any);
        const older = basic(card);
        const words = textOnly(card);
        expect(problems(card)).toEqual([]);
        expect(problems(older)).toEqual([]);
        expect(problems(words)).toEqual([]);
        expect(weight(card)).toBeLessThan(limits.message.allBlocks);
        expect(card.text.length).toBeLessThanOrEqual(300);
        for (const message of [card, older, words]) {
          expect(marked(message)).not.toMatch(/<!(?!date\^)/);
          expect(`${message.text}\n${read(message)}`).not.toMatch(/undefined|\[object|NaN/);
        }
        const values = any.offers.map((offer) => offer.value);
        expect(buttonsOf(card)).toEqual(values);
        expect(buttonsOf(older)).toEqual(values);
        for (const moment of ["failed", "finished", "approval-needed", "decided", "rolled-back"] as const)
          expect(problems(outcomeReply(moment, any, "<!subteam^S1>"))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

test("a reason that tries to ping or to disguise a link is shown literally", () => {
  const summary = { ...kinds["training-job"].summary({}), reason: nasty };
  const card = drawCard("training-job", factsOf("training-job", "training job", nasty, summary, {}));
  const raw = JSON.stringify(card);
  expect(raw).not.toContain('<!channel>"');
  expect(card.text).toContain("&lt;!channel&gt; &amp; &lt;https://evil|click&gt;");
  expect(read(card)).toContain("<!channel> & <https://evil|click>");
  expect(JSON.stringify(card)).not.toContain("\u202E");
});
