import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { slashCommand } from "../src/slack/receiver/fixtures/requests.ts";
import { functionUrlEvent, signedHeaders } from "../src/slack/receiver/testing/lambda-events.ts";
import { bundle, ROOT } from "./bundle.ts";
import { LEFT_OUT } from "./leave-out.ts";
import { emptyFolder, runHandler } from "./testing/run-handler.ts";

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

async function bundleFixture(name: string) {
  const outDir = await emptyFolder();
  folders.push(outDir);
  const metafile = await bundle({ entry: join(ROOT, "infra", "fixtures", `${name}.ts`), outDir });
  return { outDir, file: join(outDir, "index.mjs"), inputs: Object.keys(metafile.inputs) };
}

function signedCommand() {
  return functionUrlEvent(signedHeaders(slashCommand, "bundle-test-secret", Date.now()), slashCommand.body);
}

describe("a bundle with Bolt", () => {
  let built: Awaited<ReturnType<typeof bundleFixture>>;
  beforeAll(async () => {
    built = await bundleFixture("slack-command");
  });

  it("answers a signed command from an empty folder, and touches nothing that was left out", async () => {
    const { result, stderr } = await runHandler({ file: built.file, event: signedCommand() });
    expect(result).toMatchObject({ statusCode: 200, body: "Hello ana" });
    expect(stderr).toBe("");
  });

  it("holds none of Bolt's own receivers, nor what they need", () => {
    for (const name of LEFT_OUT) {
      expect(built.inputs.filter((input) => input.includes(`node_modules/${name}/`))).toEqual([]);
    }
    const bolt = built.inputs.filter((input) => input.includes("node_modules/@slack/bolt/dist/receivers/"));
    expect(bolt).toEqual([]);
  });

  it("keeps what is imported dynamically in a chunk beside the entry", async () => {
    const files = await readdir(built.outDir);
    expect(files).toContain("index.mjs");
    expect(files.filter((file) => /^greet-\w+\.mjs$/.test(file))).toHaveLength(1);
    expect(files.filter((file) => !file.endsWith(".mjs"))).toEqual([]);
  });
});

describe("a module that was left out", () => {
  it("fails loudly and by name when it is used after all", async () => {
    const { file } = await bundleFixture("express-command");
    const { error, stderr } = await runHandler({ file, event: {} });
    expect(error).toMatch(/^AbsentModuleError: @slack\/bolt's ExpressReceiver was left out of this bundle/);
    expect(stderr).toMatch(/^@slack\/bolt's ExpressReceiver was left out of this bundle/);
  });
});

describe("a bundle with Cedar", () => {
  it("finds its wasm beside itself", async () => {
    const { outDir, file } = await bundleFixture("cedar-version");
    expect(await readdir(outDir)).toContain("cedar_wasm_bg.wasm");
    const { result } = await runHandler({ file, event: {} });
    expect(result).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
