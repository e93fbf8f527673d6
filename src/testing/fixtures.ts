import { readdirSync, readFileSync } from "node:fs";

const at = (path: string): URL => new URL(`../events/fixtures/${path}`, import.meta.url);

/** The text of one fixture, such as `aws/training-job-state-change.json`. */
export const fixtureText = (path: string): string => readFileSync(at(path), "utf8");

/** One valid fixture as a value. */
export const fixture = (name: string): Record<string, unknown> => JSON.parse(fixtureText(`aws/${name}.json`));

/** The names of all valid fixtures. */
export const fixtureNames: readonly string[] = readdirSync(at("aws/")).map((file) => file.replace(/\.json$/, ""));

/** One realistic event for each detail-type that SageMaker sends, by its name. */
export const fixtureOfType: ReadonlyMap<string, string> = new Map(
  Object.entries(JSON.parse(fixtureText("detail-types.json"))),
);

/** The event of a detail-type; throws for a type that has none. */
export function eventOf(detailType: string): Record<string, unknown> {
  const path = fixtureOfType.get(detailType);
  if (path === undefined) throw new Error(`No fixture tells of ${detailType}`);
  return JSON.parse(fixtureText(`${path}.json`));
}
