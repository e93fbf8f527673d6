import { writeFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { checkBudget } from "../infra/budget.ts";
import { ROOT } from "../infra/bundle.ts";
import { buildLambdas } from "../infra/testing/build-lambdas.ts";
import { failureClassifier } from "./failures.ts";
import { slackFunction } from "./slack-function.ts";
import { type Table, toMarkdown, toRecords } from "./table.ts";

// npm run bench: prints the tables, writes them to bench/results.json, and fails when a function breaks its budget.
const RUNS = 15;

const tables: readonly Table[] = [...(await slackFunction(RUNS)), failureClassifier()];
const breaches = (await buildLambdas()).flatMap(checkBudget);

for (const table of tables) console.log(toMarkdown(table));
const machine = `${cpus().length} x ${cpus()[0]?.model ?? "unknown"}, Node ${process.versions.node}`;
console.log(machine);

const results = { machine, tables: Object.fromEntries(tables.map((table) => [table.title, toRecords(table)])) };
await writeFile(join(ROOT, "bench", "results.json"), `${JSON.stringify(results, null, 2)}\n`);

for (const breach of breaches) console.error(`Over budget: ${breach}`);
if (breaches.length > 0) process.exitCode = 1;
