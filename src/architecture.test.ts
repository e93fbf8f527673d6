import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

interface Import {
  readonly file: string;
  readonly from: string;
  readonly typeOnly: boolean;
}

const files = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => join(folder, file))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\/|\/fixtures\//.test(file));

const statement =
  /^(?:import|export)\s+(type\s)?[^;"']*?from\s+["']([^"']+)["']|^import\s+["']([^"']+)["']|import\(["']([^"']+)["']\)/gm;

const importsOf = (folder: string): readonly Import[] =>
  files(folder).flatMap((file) =>
    [...readFileSync(join(root, file), "utf8").matchAll(statement)].map(([, type, named, bare, dynamic]) => {
      const specifier = named ?? bare ?? dynamic ?? "";
      const from = specifier.startsWith(".")
        ? relative(root, normalize(join(root, dirname(file), specifier)))
        : specifier;
      return { file, from, typeOnly: type !== undefined };
    }),
  );

/** Folder, and what its files may import at run time besides themselves. Types may come from anywhere below src. */
const borders: readonly (readonly [string, readonly string[]])[] = [
  ["blocks", []],
  ["src/domain", ["zod"]],
  ["src/events", ["zod", "jsonc-parser", "src/domain"]],
  ["src/failures", ["node:crypto"]],
  ["src/spend", ["src/domain", "src/events"]],
  ["src/evidence", ["node:crypto", "src/domain", "src/events/fields.ts"]],
  ["src/store", ["zod", "node:crypto", "@aws-sdk/client-dynamodb", "@aws-sdk/lib-dynamodb", "src/domain"]],
  ["src/access", ["@cedar-policy/cedar-wasm/nodejs", "src/domain", "src/events"]],
  [
    "src/sagemaker",
    [
      "zod",
      "node:",
      "@aws-sdk/client-sagemaker",
      "@aws-sdk/client-cloudwatch",
      "@aws-sdk/client-s3",
      "@smithy/",
      "src/domain",
      "src/events",
    ],
  ],
  [
    "src/actions",
    ["zod", "node:crypto", "@aws-sdk/client-sagemaker", "src/domain", "src/events", "src/approvals", "src/sagemaker"],
  ],
  ["src/approvals", ["node:crypto", "src/domain"]],
  [
    "src/notify",
    [
      "zod",
      "src/approvals",
      "node:crypto",
      "src/domain",
      "src/events",
      "src/actions",
      "src/evidence",
      "src/failures",
      "src/spend",
      "src/sagemaker/links.ts",
      "src/slack/port.ts",
      "src/slack/logged.ts",
      "src/slack/button.ts",
      "src/dead-letters/offers.ts",
      "src/log.ts",
      "blocks",
    ],
  ],
  [
    "src/enrich",
    [
      "src/domain",
      "src/events",
      "src/evidence",
      "src/failures",
      "src/sagemaker",
      "src/notify/findings.ts",
      "src/notify/fold.ts",
      "src/notify/plan.ts",
      "src/notify/view.ts",
    ],
  ],
  [
    "src/dead-letters",
    ["@aws-sdk/client-sqs", "src/domain", "src/events", "src/notify", "src/slack", "src/log.ts", "blocks"],
  ],
];

test.each(borders)("%s imports only what its place in the line allows", (folder, allowed) => {
  const strangers = importsOf(folder)
    .filter((each) => !each.typeOnly)
    .filter(({ from }) => !from.startsWith(`${folder}/`) && !allowed.some((prefix) => from.startsWith(prefix)));
  expect(strangers.map(({ file, from }) => `${file} imports ${from}`)).toEqual([]);
});

const everything = [...importsOf("src"), ...importsOf("blocks")];
const importersOf = (what: RegExp): readonly string[] => [
  ...new Set(everything.filter(({ from, typeOnly }) => what.test(from) && !typeOnly).map(({ file }) => file)),
];

describe("what only one place may know", () => {
  test("Bolt is imported by the app alone", () => {
    expect(importersOf(/^@slack\/bolt/)).toEqual(["src/slack/app.ts"]);
  });

  test("Socket Mode is imported by src/socket alone, and nothing imports src/socket", () => {
    expect(importersOf(/^@slack\/socket-mode/)).toEqual(["src/socket/bot.ts"]);
    expect(importersOf(/^src\/socket\//).filter((file) => !file.startsWith("src/socket/"))).toEqual([]);
  });

  test("SQS is imported where queues are read and written", () => {
    expect(importersOf(/^@aws-sdk\/client-sqs/)).toEqual([
      "src/dead-letters/dead-letter-queue.ts",
      "src/dead-letters/event-queue.ts",
      "src/dead-letters/sqs.ts",
      "src/socket/queue-reader.ts",
    ]);
  });

  test("the layout of the table is known to keys.ts and the store that uses it", () => {
    expect(importersOf(/src\/store\/keys\.ts$/).filter((file) => !file.startsWith("src/store/"))).toEqual([]);
  });

  test("nothing outside the playground and the tests knows the playground", () => {
    expect(importersOf(/src\/playground\//).filter((file) => !file.startsWith("src/playground/"))).toEqual([]);
  });

  test("the package aws-lambda, an unrelated deploy tool, is never imported for more than types", () => {
    expect(importersOf(/^aws-lambda$/)).toEqual([]);
  });
});

test("pure folders read no clock, no chance and no environment", () => {
  const impure = [
    "blocks",
    "src/domain",
    "src/approvals",
    "src/events",
    "src/notify",
    "src/failures",
    "src/spend",
    "src/evidence",
    "src/actions",
    "src/access",
    "src/dead-letters",
  ]
    .flatMap(files)
    .filter((file) =>
      /\bnew Date\(\)|Date\.now\(|Math\.random\(|process\.env/.test(readFileSync(join(root, file), "utf8")),
    );
  expect(impure).toEqual([]);
});
