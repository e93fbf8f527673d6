import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import config from "../chatops.config.ts";
import { routeSchema } from "./domain/route.ts";
import { readInput } from "./preview/input.ts";
import { previewer } from "./preview/preview.ts";

const usage = `Shows the Slack calls that SageMaker events would cause, one JSON object a line. Nothing is sent.

  npm run -s preview -- FILE...      JSON, a JSON list or JSON Lines; - reads standard input
    --level all|outcomes|act         the level of the route (all)
    --channel ID                     the channel of the route (C0PREVIEW)
    --lenient                        repair trailing commas, bare words and missing braces

Problems go to standard error. The exit code is 0 unless nothing could be read at all.`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (typeof options === "string") return fail(`${options}\n\n${usage}`);
  if (options.help) return print(usage);
  if (options.files.length === 0) return fail(usage);
  const preview = previewer(config, options.route);
  let events = 0;
  for (const file of options.files) {
    const content = await contentOf(file);
    if (content === undefined) continue;
    const { values, problems } = readInput(content, options.lenient);
    for (const problem of problems) complain(file, problem);
    if (values.length === 0 && problems.length === 0) complain(file, "holds no event");
    for (const value of values) {
      events += 1;
      const { calls, problems: told } = await preview(value);
      for (const problem of told) complain(file, problem);
      for (const call of calls) print(JSON.stringify(call));
    }
  }
  return events > 0 ? 0 : 1;
}

function readOptions(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        level: { type: "string", default: "all" },
        channel: { type: "string", default: "C0PREVIEW" },
        lenient: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
    const route = routeSchema.safeParse({ id: "preview", channel: values.channel, level: values.level });
    if (!route.success) return `--level is all, outcomes or act, not ${JSON.stringify(values.level)}`;
    return { files: positionals, route: route.data, lenient: values.lenient, help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function contentOf(file: string): Promise<string | undefined> {
  try {
    return file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
  } catch (error) {
    complain(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function print(line: string): 0 {
  process.stdout.write(`${line}\n`);
  return 0;
}

function complain(file: string, problem: string): void {
  process.stderr.write(`${file === "-" ? "standard input" : file}: ${problem}\n`);
}

function fail(message: string): 1 {
  process.stderr.write(`${message}\n`);
  return 1;
}
