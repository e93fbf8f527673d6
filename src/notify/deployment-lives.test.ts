import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../domain/resource.ts";
import { decode } from "../events/decode.ts";
import { storyOf } from "../events/endpoint/story.ts";
import { live, type Told } from "../playground/aws/sagemaker/hosting/testing/life.ts";
import { leavesNoTrace, lives } from "../playground/aws/sagemaker/hosting/testing/lives.ts";
import { canonical, fold, foldAll } from "./fold.ts";
import { presentWith } from "./present.ts";
import { viewOf } from "./view.ts";

const present = presentWith({ accounts: {} });

const stateOf = (events: readonly unknown[]) => {
  const changes = events.flatMap((event): readonly Change[] => {
    const decoded = decode(event);
    return decoded.is === "change" ? decoded.changes : [];
  });
  const [first, ...rest] = changes.filter(({ kind }) => kind === "endpoint");
  if (!first) throw new Error("a life without an event");
  return rest.reduce(fold, foldAll(undefined, [first]));
};

/** A life and its events in any order, some of them again. */
const disordered = lives
  .map((life) => live(life))
  .chain((told) =>
    fc
      .tuple(
        fc.shuffledSubarray([...told.events], { minLength: told.events.length }),
        fc.array(fc.constantFrom(...told.events), { maxLength: 6 }),
      )
      .chain(([all, again]) => fc.shuffledSubarray([...all, ...again], { minLength: all.length + again.length }))
      .map((events) => ({ told, events })),
  );

/** What became of the last update, in the words of a story. */
const truth = ({ verdicts }: Told): string | undefined => {
  const last = verdicts.findLast(({ change }) => change === "update");
  return (
    last &&
    { deployed: "deployed", "rolled back": "rolled-back", failed: "failed", "rollback failed": "failed" }[last.verdict]
  );
};

/** A way back to the config that served anyway is told when it happens; a change of capacity after it clears the reason. */
const wasCleared = ({ verdicts }: Told): boolean => {
  const update = verdicts.findLastIndex(({ change }) => change === "update");
  const last = verdicts[update];
  return last?.verdict === "rolled back" && last.config === last.previousConfig && update < verdicts.length - 1;
};

describe("an endpoint's deployments", () => {
  it("end on the same card in any order and with any duplicates", () => {
    fc.assert(
      fc.property(disordered, ({ told, events }) => {
        expect(canonical(present(stateOf(events)).message)).toBe(canonical(present(stateOf(told.events)).message));
      }),
      { numRuns: 60 },
    );
  });

  it("are told as what became of them in truth", () => {
    fc.assert(
      fc.property(disordered, ({ told, events }) => {
        fc.pre(!leavesNoTrace(told) && !wasCleared(told));
        const { parts, summary } = viewOf("endpoint", stateOf(events));
        expect(storyOf(parts).newest?.verdict).toBe(truth(told));
        // A silent rollback is as loud as one with a reason, and what arrived calls nobody.
        const well = [told.verdicts.at(-1)?.verdict, truth(told) ?? "deployed"].every((each) => each === "deployed");
        expect(summary.significance === "act").toBe(!well);
      }),
      { numRuns: 150 },
    );
  });
});
