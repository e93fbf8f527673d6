import { parseDuration } from "../../../domain/duration.ts";
import { type Command, type Filter, quoted, type Usage, understood, usage } from "../command.ts";
import { targetOf } from "../target.ts";

const example = "audit model churn/12";
const filterKeys = ["since", "by"];

export const audit: Command = {
  verb: "audit",
  usage: "audit [<kind> <name>] [since:7d] [by:@person]",
  description: "Who asked the bot for what, why, and what became of it",
  examples: [example, "audit since:7d", "audit model churn since:30d"],
  parse(line) {
    const own = line.filters.filter(({ key }) => filterKeys.includes(key));
    const problem = own.map((filter, index) => problemWith(filter, own.slice(0, index))).find((each) => each);
    if (problem) return problem;
    const given = new Map(own.map(({ key, value }) => [key, value]));
    const [since, by] = filterKeys.map((key) => given.get(key));
    const filters = line.filters.filter(({ key }) => !filterKeys.includes(key));
    const about =
      line.words.length + filters.length > 0 || line.target !== undefined
        ? targetOf({ ...line, filters }, "audit", "model churn/12")
        : undefined;
    if (about?.is === "usage") return about;
    return understood({
      do: "audit",
      ...(about !== undefined && { target: about.target }),
      ...(by !== undefined && { by: userIn(by) }),
      ...(since !== undefined && { sinceSeconds: parseDuration(since) }),
    });
  },
};

/** A mention is all that Slack tells of a person; with `should_escape` it comes as an id. */
const userIn = (text: string): string | undefined => /^<@([UW][A-Z0-9]+)>$/.exec(text)?.[1];

function problemWith({ key, value }: Filter, before: readonly Filter[]): Usage | undefined {
  if (before.some((each) => each.key === key)) return usage(`${quoted(`${key}:`)} is given twice.`, example);
  if (value === "") return usage(`${quoted(`${key}:`)} has no value.`, example);
  if (key === "since" && parseDuration(value) === undefined)
    return usage(
      `${quoted(value)} is not a time span. Write 90s, 30m, 24h, 7d or 2w, a year at most.`,
      "audit since:7d",
    );
  if (key === "by" && userIn(value) === undefined)
    return usage(`${quoted(value)} is nobody I can tell: mention one person of this workspace.`, "audit since:7d");
  return undefined;
}
