import { existsSync } from "node:fs";
import { copyFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { leaveOut } from "./leave-out.ts";

/** The project's folder; paths in a metafile are relative to it. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");

/** What {@link bundle} makes, and of what. */
export type BundleOptions = {
  /** The TypeScript file that exports `handler`. */
  readonly entry: string;
  /** The folder to fill. It is emptied first. */
  readonly outDir: string;
  /**
   * Whether to write source maps beside the code, without a link to them, for reading stack traces offline.
   * @default false
   */
  readonly sourcemap?: boolean;
};

// Bolt and Cedar are CommonJS: they call require for Node's own modules, and Cedar finds its wasm by __dirname.
const COMMONJS_GLOBALS = [
  'import{createRequire as __createRequire}from"node:module";',
  "const require=__createRequire(import.meta.url),__filename=import.meta.filename,__dirname=import.meta.dirname;",
].join("");

/**
 * Bundles one Lambda function into `outDir`: index.mjs, a chunk for each dynamic import, and the files that the code reads
 * at run time. The folder runs on Node 24 by itself, without node_modules. Rejects with esbuild's BuildFailure.
 */
export async function bundle({ entry, outDir, sourcemap = false }: BundleOptions): Promise<Metafile> {
  await rm(outDir, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [{ in: entry, out: "index" }],
    outdir: outDir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    splitting: true,
    platform: "node",
    target: "node24",
    // The AWS SDK can only be tree-shaken in its ES module form.
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    banner: { js: COMMONJS_GLOBALS },
    sourcemap: sourcemap ? "external" : false,
    metafile: true,
    logLevel: "silent",
    plugins: [leaveOut()],
  });
  await copyCedarFiles(metafile, outDir);
  return metafile;
}

/** Cedar reads its wasm from beside its code, and the functions that load Cedar read the policies from beside theirs. */
async function copyCedarFiles(metafile: Metafile, outDir: string): Promise<void> {
  const cedar = Object.keys(metafile.inputs).find((input) => input.endsWith("/cedar-wasm/nodejs/cedar_wasm.js"));
  if (cedar === undefined) return;
  await copyFile(join(ROOT, dirname(cedar), "cedar_wasm_bg.wasm"), join(outDir, "cedar_wasm_bg.wasm"));
  const policy = join(ROOT, "policy.cedar");
  if (existsSync(policy)) await copyFile(policy, join(outDir, "policy.cedar"));
}
