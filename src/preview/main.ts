import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import config from "../../chatops.config.ts";
import { routeSchema } from "../domain/route.ts";
import { readInput } from "./input.ts";
import { previewer } from "./preview.ts";

const usage = `Shows the Slack calls that SageMaker events would cause, one JSON object a line. Nothing is sent.

  npm run -s preview -- FILE...      JSON, a JSON list or JSON Lines; - reads standard input
    --level all|outcomes|act         the level of the route (all)
    --channel ID                     the channel of the route (C0PREVIEW)
    --lenient                        repair trailing commas, bare words and missing braces

Problems go to standard error. The exit code is 0 unless nothing could be read at all.`;

/** What the command reads and writes besides files; each call of `out` and `err` is a line. */
export interface Terminal {
  readonly stdin: () => Promise<string>;
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Runs the command and answers its exit code. */
export async function main(args: readonly string[], terminal: Terminal): Promise<number> {
  const { out, err } = terminal;
  const options = readOptions(args);
  const refuse = (message: string): number => {
    err(message);
    return 1;
  };
  if (typeof options === "string") return refuse(`${options}\n\n${usage}`);
  if (options.files.length === 0 && !options.help) return refuse(usage);
  if (options.help) {
    out(usage);
    return 0;
  }
  const complain = (file: string, problem: string): void =>
    err(`${file === "-" ? "standard input" : file}: ${problem}`);
  const preview = previewer(config, options.route);
  let events = 0;
  for (const file of options.files) {
    const content = await contentOf(file, terminal).catch((error: unknown) => {
      complain(file, `cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    });
    if (content === undefined) continue;
    const { values, problems } = readInput(content, options.lenient);
    for (const problem of problems) complain(file, problem);
    if (values.length === 0 && problems.length === 0) complain(file, "holds no event");
    for (const value of values) {
      events += 1;
      const { calls, problems: told } = await preview(value);
      for (const problem of told) complain(file, problem);
      for (const call of calls) out(JSON.stringify(call));
    }
  }
  return events > 0 ? 0 : 1;
}

const contentOf = (file: string, { stdin }: Terminal): Promise<string> =>
  file === "-" ? stdin() : readFile(file, "utf8");

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
