import { basic } from "../../../blocks/degrade.ts";
import { approvalRuleSchema } from "../../domain/approval-rule.ts";
import { resourceKey } from "../../domain/arn.ts";
import { kindOfArn, tierOf } from "../../domain/journey.ts";
import { kindNames, kindTable } from "../../domain/kinds.ts";
import type { Change, ResourceState } from "../../domain/resource.ts";
import { decode } from "../../events/decode.ts";
import { foldAll } from "../../notify/fold.ts";
import { newsAbove } from "../../notify/news.ts";
import { presentWith } from "../../notify/present.ts";
import { slackParts } from "../slack/snapshot.ts";
import { defaultCast } from "../slack/workspace/cast.ts";
import { emptyState } from "../slack/workspace/state.ts";
import { stories } from "./stories.ts";
import { type Story, start } from "./story.ts";
import type { Gallery, GalleryCard } from "./view.ts";

const present = presentWith({
  accounts: { "111122223333": "prod" },
  runbooks: "https://example.com/docs/operate.md",
  approvals: [
    { id: "gallery", groups: ["*"], required: 2, approvers: ["@ml-approvers"] },
    { id: "gates", gates: ["*/*"], approvers: ["@ml-approvers"] },
  ].map((rule) => approvalRuleSchema.parse(rule)),
});

/** Every kind in every state that its stories tell, drawn by the very code that draws cards for Slack. */
export function gallery(): Gallery {
  const { bot, people, channels, groups } = slackParts(defaultCast, emptyState);
  return {
    directory: { bot, people, channels, groups },
    now: start,
    kinds: kindNames.map((kind) => ({
      kind,
      noun: kindTable[kind].noun,
      cards: stories[kind].map((story) => toCard(kind, story)),
    })),
  };
}

function toCard(kind: string, story: Story): GalleryCard {
  const { summary, message } = present(stateOf(story));
  const id = `${kind}/${story.title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;
  const { text, blocks } = message;
  return { id, title: story.title, phase: summary.status.phase, text, rich: blocks, basic: basic(message).blocks };
}

/** The state that a story's events and acts fold into, with the news of what came of the resource; throws for a story that tells nothing. */
function stateOf({ title, events, changes = [], acts = [] }: Story): ResourceState {
  const decoded = events.flatMap((event): readonly Change[] => {
    const what = decode(event);
    return "changes" in what ? what.changes : [];
  });
  const [first, ...more] = [...decoded, ...changes];
  if (first === undefined) throw new Error(`The story "${title}" tells nothing`);
  const done = acts.map(
    (act, index): Change => ({
      ...first,
      part: `acts/${index}`,
      stamp: { final: 0, at: act.at, rank: 0 },
      value: act,
    }),
  );
  return withOffspring(resourceKey(first.arn), [first, ...more, ...done]);
}

/** Folds each resource of the changes, and carries the news of those that came last in the journey up to the one wanted. */
function withOffspring(wanted: string, changes: readonly Change[]): ResourceState {
  const told = Map.groupBy(changes, ({ arn }) => resourceKey(arn));
  const lastFirst = [...told.keys()].toSorted((a, b) => tierOf(kindOfArn(b) ?? "") - tierOf(kindOfArn(a) ?? ""));
  for (const key of lastFirst.filter((each) => each !== wanted)) {
    const [first, ...more] = told.get(key) ?? [];
    if (first === undefined) continue;
    for (const news of newsAbove(foldAll(undefined, [first, ...more]), 1))
      told.set(resourceKey(news.arn), [...(told.get(resourceKey(news.arn)) ?? []), news]);
  }
  const [first, ...more] = told.get(wanted) ?? [];
  if (first === undefined) throw new Error(`Nothing was told of ${wanted}`);
  return foldAll(undefined, [first, ...more]);
}
