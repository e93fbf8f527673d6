import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eagerPart } from "./budget.ts";
import { bundle, ROOT } from "./bundle.ts";
import { LAMBDAS } from "./lambdas.ts";
import { orSentence } from "./sentence.ts";

// npm run build: dist/lambda/<name>/ is what is deployed, dist/lambda/<name>.meta.json says what is in it.
const lambdas = join(ROOT, "dist", "lambda");

await orSentence(async () => {
  await check();
  for (const name of LAMBDAS) {
    const metafile = await bundle({ entry: join(ROOT, "src", "lambda", `${name}.ts`), outDir: join(lambdas, name) });
    await writeFile(join(lambdas, `${name}.meta.json`), JSON.stringify(metafile));
    console.log(`${name.padEnd(8)}${(eagerPart(metafile).bytes / 1000).toFixed(0).padStart(6)} kB loaded at start`);
  }
});

/** What a function would refuse to start with is refused here. Imported late, since a configuration throws while it is loaded. */
async function check(): Promise<void> {
  await import("../chatops.config.ts");
  const { loadPolicy } = await import("../src/access/policy.ts");
  loadPolicy(await readFile(join(ROOT, "policy.cedar"), "utf8"));
}
