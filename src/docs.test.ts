import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { alarmRules } from "../infra/alarms.ts";
import { approvalRuleSchema } from "./domain/approval-rule.ts";
import { type Variable, variablePurposes, variablesOf } from "./lambda/environment.ts";
import { commandHelp } from "./slack/commands/registry.ts";
import { actionEventSchema } from "./worker/action-event.ts";

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), "utf8");
/** The cells of every table row of a page. */
const rows = (page: string): readonly (readonly string[])[] =>
  [...page.matchAll(/^\|(.+)\|$/gm)].map(([, row = ""]) => row.split("|").map((cell) => cell.trim()));
const heading = /^#{2,4} (.+)$/gm;
/** The anchors of a page, as GitHub makes them of its headings. */
const anchors = (page: string): readonly string[] =>
  [...page.matchAll(heading)].map(([, title = ""]) =>
    title
      .toLowerCase()
      .replace(/[^a-z0-9 -]/g, "")
      .replaceAll(" ", "-"),
  );

describe("docs/operate.md", () => {
  const page = read("docs/operate.md");

  it("lists every environment variable with what reads it and what it means, and no other", () => {
    const readBy = (name: Variable): string =>
      Object.entries(variablesOf)
        .filter(([, variables]) => variables.some((each) => each === name))
        .map(([function_]) => function_)
        .join(", ");
    const documented = rows(page).filter(([name = ""]) => /^`[A-Z_]+`$/.test(name));
    const known = variablePurposes.map(([name, purpose]) => [`\`${name}\``, readBy(name), purpose]);
    expect(documented.filter(([name = ""]) => !/AWS_ENDPOINT_URL|POWERTOOLS/.test(name))).toEqual(known);
  });

  it("has a runbook for every alarm", () => {
    const runbooks = page.split("\n## Runbooks\n")[1]?.split("\n## ")[0] ?? "";
    expect(anchors(runbooks).toSorted()).toEqual(alarmRules.map(({ id }) => id).toSorted());
  });

  it("has the sections that the code sends people to", () => {
    const sent = ["blocks/replies/many-letters.ts", "src/playground/aws/alarm.ts"].flatMap((file) =>
      [...read(file).matchAll(/docs\/operate\.md#([a-z-]+)/g)].map(([, anchor]) => anchor),
    );
    expect(sent.length).toBeGreaterThan(0);
    expect(anchors(page)).toEqual(expect.arrayContaining(sent));
  });
});

describe("docs/deploy.md", () => {
  it("lists every setting of an approval rule, and no other", () => {
    const problem = approvalRuleSchema.safeParse({ nonsense: 1 }).error?.issues.at(-1)?.message ?? "";
    const settings = /a rule has (.+)$/.exec(problem)?.[1]?.split(", ") ?? [];
    const section = read("docs/deploy.md").split("\n## Approvals\n")[1]?.split("\n## ")[0] ?? "";
    const documented = rows(section).flatMap(([name = ""]) => /^`(\w+)`$/.exec(name)?.[1] ?? []);
    expect(documented.toSorted()).toEqual(settings.toSorted());
  });
});

describe("docs/security.md", () => {
  const page = read("docs/security.md");
  const named = [...page.matchAll(/^- `([^`]+)`: "(.+)"$/gm)].map(([, file = "", name = ""]) => [file, name] as const);
  const threats = page.split(/^## /m)[2]?.split(/^### /m).slice(1) ?? [];

  test.each(named)("%s still holds the test %j", (file, name) => {
    expect(existsSync(at(file))).toBe(true);
    // The names of tests stand between quotes, and quotes in them are escaped.
    expect(read(file)).toContain(JSON.stringify(name));
  });

  it("has a test for every threat", () => {
    expect(threats.length).toBeGreaterThan(7);
    expect(threats.filter((threat) => !/^- `/m.test(threat)).map((threat) => threat.split("\n")[0])).toEqual([]);
  });
});

describe("docs/events.md", () => {
  const page = read("docs/events.md");

  it("describes every field of the bot's event, and no other", () => {
    const documented = [...page.matchAll(/`detail\.([a-z]+)`/g)].map(([, field]) => field);
    expect([...new Set(documented)].toSorted()).toEqual(Object.keys(actionEventSchema.shape).toSorted());
  });

  it("names every verb and every outcome", () => {
    const row = (field: string): string => rows(page).find(([name]) => name === `\`detail.${field}\``)?.[1] ?? "";
    const words = (text: string): readonly string[] => [...text.matchAll(/`([a-z]+)`/g)].map(([, word = ""]) => word);
    expect(words(row("verb"))).toEqual(actionEventSchema.shape.verb.options);
    expect(words(row("outcome"))).toEqual(actionEventSchema.shape.outcome.options);
  });
});

it("docs/commands.md lists every command with its usage, as help does, and no other", () => {
  const documented = rows(read("docs/commands.md")).filter(([usage = ""]) => usage.startsWith("`/"));
  expect(documented).toEqual(commandHelp.map(({ usage, description }) => [`\`${usage}\``, description]));
});

test.each([
  "README.md",
  "docs/commands.md",
  "docs/operate.md",
  "docs/security.md",
  "docs/upgrade.md",
  "docs/events.md",
])("every link of %s leads somewhere", (file) => {
  const links = [...read(file).matchAll(/\]\(([^)#\s]*)(?:#([a-z-]+))?\)/g)].filter(
    ([, to = ""]) => !/^https?:/.test(to),
  );
  const broken = links.filter(([, to = "", anchor]) => {
    const target = to === "" ? file : `${file.includes("/") ? "docs/" : ""}${to}`;
    return !existsSync(at(target)) || (anchor !== undefined && !anchors(read(target)).includes(anchor));
  });
  expect(broken.map(([link]) => link)).toEqual([]);
});

it("docs/dependencies.md gives a reason for every dependency", () => {
  const { dependencies, devDependencies } = JSON.parse(read("package.json"));
  const page = read("docs/dependencies.md");
  const missing = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !page.includes(`\`${name}\``) && !(name.startsWith("@types/") && page.includes("`@types/*`")),
  );
  expect(missing).toEqual([]);
});
