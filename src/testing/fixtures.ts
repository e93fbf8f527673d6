import { readdirSync, readFileSync } from "node:fs";

const at = (path: string): URL => new URL(`../events/fixtures/${path}`, import.meta.url);

/** The text of one fixture, such as `aws/training-job-state-change.json`. */
export const fixtureText = (path: string): string => readFileSync(at(path), "utf8");

/** One valid fixture as a value. */
export const fixture = (name: string): Record<string, unknown> => JSON.parse(fixtureText(`aws/${name}.json`));

/** The names of all valid fixtures. */
export const fixtureNames: readonly string[] = readdirSync(at("aws/")).map((file) => file.replace(/\.json$/, ""));
