import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { Metafile } from "esbuild";
import { eagerPart } from "../infra/budget.ts";
import { bundle, ROOT } from "../infra/bundle.ts";
import { lambdaEnv, SIGNING_SECRET } from "../infra/testing/lambda-env.ts";
import { emptyFolder } from "../infra/testing/run-handler.ts";
import { slashCommand, withText } from "../src/slack/receiver/fixtures/requests.ts";
import { functionUrlEvent, signedHeaders } from "../src/slack/receiver/testing/lambda-events.ts";
import { coldStarts } from "./cold-start.ts";
import { contents } from "./contents.ts";
import { naiveBundle } from "./naive-bundle.ts";
import { startStandIn } from "./stand-in.ts";
import type { Table } from "./table.ts";

type Built = { readonly name: string; readonly file: string; readonly bytes: number; readonly metafile: Metafile };

/**
 * How much the slack function loads and how long it takes to its first answer: as one would first write it, the same two
 * listeners done leanly, and the one that is deployed. Each is started `runs` times.
 */
export async function slackFunction(runs: number): Promise<readonly Table[]> {
  const out = await emptyFolder();
  const naive = await buildNaive(out);
  const lean = await buildOurs("lean", join(ROOT, "bench", "lean-slack.ts"), out);
  const shipped = await buildOurs("shipped", join(ROOT, "src", "lambda", "slack.ts"), out);
  const built = [naive, lean, shipped];

  const standIn = await startStandIn();
  const env = lambdaEnv(standIn.endpoint);
  // One that is handed to the worker, so that each function also makes its first call of Invoke.
  const command = withText(slashCommand, "list training status:failed");
  const event = () => functionUrlEvent(signedHeaders(command, SIGNING_SECRET, Date.now()), command.body);
  const times = await coldStarts(
    built.map(({ name, file }) => ({ name, file, event, env })),
    runs,
  );
  standIn.close();
  await rm(out, { recursive: true });
  return [
    {
      title: "What the slack function loads at start",
      columns: ["kB", "of the naive, %"],
      rows: Object.fromEntries(built.map(({ name, bytes }) => [name, [bytes / 1000, (100 * bytes) / naive.bytes]])),
    },
    {
      title: "The largest parts of the shipped slack function",
      columns: ["kB"],
      rows: Object.fromEntries(
        contents(shipped.metafile)
          .slice(0, 8)
          .map(([owner, bytes]) => [owner, [bytes / 1000]]),
      ),
    },
    {
      title: `Cold start to the first answered command, median of ${runs} (ms since the process began)`,
      columns: ["imported", "answered"],
      rows: Object.fromEntries(times.map(({ name, imported, answered }) => [name, [imported, answered]])),
    },
  ];
}

async function buildNaive(out: string): Promise<Built> {
  const file = join(out, "naive.cjs");
  const metafile = await naiveBundle(join(ROOT, "bench", "naive-slack.ts"), file);
  const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
  return { name: "naive", file, metafile, bytes };
}

async function buildOurs(name: string, entry: string, out: string): Promise<Built> {
  const outDir = join(out, name);
  const metafile = await bundle({ entry, outDir });
  return { name, file: join(outDir, "index.mjs"), metafile, bytes: eagerPart(metafile).bytes };
}
