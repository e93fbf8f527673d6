import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** How a built handler did in a process of its own; times are in milliseconds since that process began. */
export type Run = {
  readonly arity: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly importedAt: number;
  readonly answeredAt: number;
  readonly stderr: string;
};

/** What to run: a bundle's entry file, the event for it (none: import only), and all that its environment holds. */
export type RunOptions = {
  readonly file: string;
  readonly event?: unknown;
  readonly env?: Readonly<Record<string, string>>;
};

const SCRIPT = `
const { handler } = await import(process.argv[1]);
const importedAt = performance.now();
const answer = process.argv[2] === undefined ? undefined : handler(JSON.parse(process.argv[2]));
const outcome = await Promise.resolve(answer).then((result) => ({ result }), (error) => ({ error: String(error) }));
console.log(JSON.stringify({ arity: handler.length, importedAt, answeredAt: performance.now(), ...outcome }));
process.exit(0);
`;

/** A new empty folder outside the project, from where no node_modules can be found. */
export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), "lambda-"));
}

/**
 * Imports a built handler in a new Node process that starts in an empty folder, and calls it if there is an event.
 * Rejects when the import fails.
 */
export async function runHandler({ file, event, env = {} }: RunOptions): Promise<Run> {
  const call = event === undefined ? [] : [JSON.stringify(event)];
  const args = ["--input-type=module", "-e", SCRIPT, pathToFileURL(file).href, ...call];
  const cwd = await emptyFolder();
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd, env });
    // What the handler logs comes first; the script's own line is the last.
    return { ...JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? ""), stderr };
  } finally {
    await rm(cwd, { recursive: true });
  }
}
