import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Built } from "../budget.ts";
import { bundle, ROOT } from "../bundle.ts";
import { LAMBDAS } from "../lambdas.ts";
import { lambdaEnv } from "./lambda-env.ts";
import { emptyFolder, runHandler } from "./run-handler.ts";

/** Importing must call nobody; who does is refused. */
const NOWHERE = "http://127.0.0.1:1";

/**
 * Builds the functions of src/lambda outside the project and imports each from there, without node_modules in reach.
 * Rejects when one cannot be built or imported.
 */
export async function buildLambdas(): Promise<readonly Built[]> {
  const out = await emptyFolder();
  const built: Built[] = [];
  for (const name of LAMBDAS) {
    const entry = join(ROOT, "src", "lambda", `${name}.ts`);
    const metafile = await bundle({ entry, outDir: join(out, name) });
    const { arity } = await runHandler({ file: join(out, name, "index.mjs"), env: lambdaEnv(NOWHERE) });
    built.push({ name, metafile, arity });
  }
  await rm(out, { recursive: true });
  return built;
}
