import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ROOT } from "./bundle.ts";

/** The project as a deployer has it, all linked but the two files that they edit. */
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "build-"));
  for (const part of ["blocks", "infra", "src", "node_modules", "package.json", "tsconfig.json"])
    await symlink(join(ROOT, part), join(folder, part));
});
afterAll(() => rm(folder, { recursive: true }));

const shipped = (file: string): Promise<string> => readFile(join(ROOT, file), "utf8");

/** What `npm run build` says after a change of the two files, and how it ends. */
async function build(file: "policy.cedar" | "chatops.config.ts", was: string, becomes: string) {
  for (const each of ["policy.cedar", "chatops.config.ts"] as const) {
    const text = await shipped(each);
    if (each === file) expect(text).toContain(was);
    await writeFile(join(folder, each), each === file ? text.replace(was, () => becomes) : text);
  }
  const flags = ["--preserve-symlinks", "--preserve-symlinks-main"];
  return new Promise<{ readonly code: unknown; readonly said: string }>((done) =>
    execFile(process.execPath, [...flags, join(folder, "infra", "build.ts")], (error, out, err) =>
      done({ code: error?.code, said: out + err }),
    ),
  );
}

test.each([
  [
    "an action that does not exist",
    '"stop",\n',
    '"stpo",\n',
    /^- line \d+, column 13: unrecognized action .*stpo.*the actions are show, list/m,
  ],
  [
    "a typo in an attribute",
    "resource.group",
    "resource.gruop",
    /^- line \d+, column \d+: attribute `gruop` .*the attributes are kind, name, account/m,
  ],
  [
    "a forgotten semicolon",
    ");\n\n@id",
    ")\n\n@id",
    /^- line \d+, column 1: unexpected token `@`; end the rule before it with `;`$/m,
  ],
  [
    "a handle with its @",
    '"ml-approvers"',
    '"@ml-approvers"',
    /^- line \d+, column 16: "@ml-approvers" is not the handle of a Slack user group; write .* without "@"/m,
  ],
  [
    "a template",
    "principal,",
    "principal == ?principal,",
    /^- line \d+, column 16: \?principal and \?resource make a template.*name the user or the group$/m,
  ],
])("a policy with %s fails the build with one sentence", async (_what, was, becomes, says) => {
  const { code, said } = await build("policy.cedar", was, becomes);
  expect(code).toBe(1);
  expect(said).toMatch(says);
  expect(said.split("\n").filter(Boolean)).toEqual(["policy.cedar cannot be used:", expect.stringMatching(says)]);
});

test.each([
  [
    "too few people",
    'approvers: ["@ml-approvers"], //',
    'approvers: ["U024BE7LH"], //',
    /^- line \d+, approvals\.0\.required of "prod": 2 have to approve, and the rule lists only 1; list more approvers, or require 1$/,
  ],
  [
    "a duration in words",
    '"72h"',
    '"3 days"',
    /^- line \d+, approvals\.0\.expiresAfter of "prod": "3 days" is no duration/,
  ],
])("an approval rule with %s fails the build with one sentence and its line", async (_what, was, becomes, says) => {
  const { code, said } = await build("chatops.config.ts", was, becomes);
  expect(code).toBe(1);
  expect(said.split("\n").filter(Boolean)).toEqual(["chatops.config.ts cannot be used:", expect.stringMatching(says)]);
  const line = Number(/line (\d+)/.exec(said)?.[1]);
  const written = (await readFile(join(folder, "chatops.config.ts"), "utf8")).split("\n");
  expect(written[line - 1]).toMatch(/required: 2|"3 days"/);
});
