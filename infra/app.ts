import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./bundle.ts";
import { orSentence } from "./sentence.ts";

// What the CDK's CLI runs (cdk.json). `npm run synth`, `deploy` and `destroy` build first.
const bundles = join(ROOT, "dist", "lambda");

await orSentence(async () => {
  // Imported here, since a configuration that cannot be used throws while it is loaded.
  const { default: config } = await import("../chatops.config.ts");
  const { ConfigProblem } = await import("../src/config-problem.ts");
  const { stacks } = await import("./stacks.ts");
  if (!existsSync(bundles)) throw new ConfigProblem([{ path: ["dist/lambda"], message: "run `npm run build` first" }]);
  stacks(config, { bundles, deleteData: process.env["CHATOPS_DELETE_DATA"] === "yes" }).synth();
});
