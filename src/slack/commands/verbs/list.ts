import { parseDuration } from "../../../domain/duration.ts";
import { type Command, didYouMean, type Filter, type Line, quoted, type Usage, understood, usage } from "../command.ts";
import { kindList, leadingKind, nearestKind } from "../kind-words.ts";
import { nearest } from "../nearest.ts";

const filterKeys = ["status", "name", "since"];
const example = "list training status:failed since:24h";

export const list: Command = {
  verb: "list",
  usage: "list <kind> [status:failed] [name:prod-*] [since:24h]",
  description: "The newest resources of a kind, narrowed by status, name or age",
  examples: [example, "list endpoints name:prod-*", "list pipelines since:7d"],
  parse(line) {
    const { words, filters } = line;
    const [first] = words;
    if (first === undefined) return usage(`Say what to list: ${kindList}.`, example);
    const named = leadingKind(words);
    if (named === undefined) return unknownKind(first, line);
    const [extra] = named.rest;
    if (extra !== undefined) {
      return usage(`I do not know what to do with ${quoted(extra)}. Filters look like status:failed.`, example);
    }
    const problem = filters.map((_, index) => problemWith(line, index)).find((each) => each);
    if (problem) return problem;

    const given = new Map(filters.map(({ key, value }) => [key, value]));
    const [status, name, since] = filterKeys.map((key) => given.get(key));
    return understood({
      do: "list",
      kind: named.kind,
      ...(status !== undefined && { status }),
      ...(name !== undefined && { name }),
      ...(since !== undefined && { sinceSeconds: parseDuration(since) }),
    });
  },
};

function unknownKind(first: string, { words, filters }: Line): Usage {
  const meant = nearestKind(first);
  return meant
    ? usage(didYouMean(first, meant), ["list", meant, ...words.slice(1), ...filters.map(written)].join(" "))
    : usage(`${quoted(first)} is not a kind of resource that I know. I know: ${kindList}.`, example);
}

function problemWith({ words, filters }: Line, index: number): Usage | undefined {
  const filter = filters[index];
  if (filter === undefined) return undefined;
  const { key, value } = filter;
  if (!filterKeys.includes(key)) {
    const meant = nearest(key, filterKeys);
    const better = filters.map((each, i) => written(i === index && meant ? { key: meant, value } : each));
    return meant
      ? usage(didYouMean(`${key}:`, `${meant}:`), ["list", ...words, ...better].join(" "))
      : usage(`${quoted(`${key}:`)} is not a filter of list. There are status:, name: and since:.`, example);
  }
  if (filters.slice(0, index).some((each) => each.key === key)) {
    return usage(`${quoted(`${key}:`)} is given twice.`, example);
  }
  if (value === "") return usage(`${quoted(`${key}:`)} has no value.`, example);
  if (key === "since" && parseDuration(value) === undefined) {
    return usage(`${quoted(value)} is not a time span. Write 90s, 30m, 24h, 7d or 2w, a year at most.`, example);
  }
  return undefined;
}

const written = ({ key, value }: Filter): string => `${key}:${value.includes(" ") ? `"${value}"` : value}`;
