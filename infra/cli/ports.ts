import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import type { Config } from "../../src/config.ts";
import { ROOT } from "../bundle.ts";
import { isSaid } from "../sentence.ts";
import { UsageProblem } from "./options.ts";

/** What `deploy` and `destroy` reach outside themselves. */
export interface CliPorts {
  readonly config: Config;
  /** Runs npm or the CDK's CLI in the project's folder, its output shown as it comes. Rejects with CommandFailed. */
  readonly run: (
    command: "npm" | "cdk",
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
  ) => Promise<void>;
  readonly readFile: (path: string) => Promise<string>;
  /** Asks a person; undefined when nobody is there to answer. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly print: (text: string) => void;
}

/** A command ended with another exit code than 0; what it had to say stands above. */
export class CommandFailed extends Error {
  override readonly name = "CommandFailed";
}

/** Where the CDK writes templates; what is shown as a difference is then exactly what is deployed. */
export const assembly = join(ROOT, "cdk.out");

/** The ports of a real terminal. Rejects with ConfigProblem when chatops.config.ts cannot be used. */
export async function terminal(): Promise<CliPorts> {
  const { default: config } = await import("../../chatops.config.ts");
  return {
    config,
    run: (command, args, env = {}) =>
      new Promise((done, fail) => {
        const file = command === "cdk" ? join(ROOT, "node_modules", ".bin", "cdk") : command;
        const child = spawn(file, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } });
        child.on("error", fail);
        child.on("close", (code) =>
          code === 0 ? done() : fail(new CommandFailed(`${command} ${args[0] ?? ""} ended with exit code ${code}.`)),
        );
      }),
    readFile: (path) => readFile(path, "utf8"),
    ask: async (question) => {
      if (!process.stdin.isTTY) return undefined;
      const lines = createInterface({ input: process.stdin, output: process.stdout });
      const answer = await lines.question(question);
      lines.close();
      return answer.trim();
    },
    print: (text) => console.log(text),
  };
}

/** Asks for `wanted` to be typed. Throws UsageProblem when something else is, or when nobody is there. */
export async function confirm(question: string, wanted: string, { ask }: CliPorts): Promise<void> {
  const answer = await ask(`${question} Type ${wanted} to go on: `);
  if (answer === undefined) throw new UsageProblem("Nobody is there to be asked: add --yes to go on without.");
  if (answer !== wanted) throw new UsageProblem("Nothing was changed.");
}

/** Runs a command of ours; its exit code. Problems that the person can mend are printed as sentences. */
export async function exitCode(main: () => Promise<void>, usage: string): Promise<number> {
  try {
    await main();
    return 0;
  } catch (error) {
    if (error instanceof UsageProblem) console.error(`${error.message}\n\n${usage}`);
    else if (error instanceof CommandFailed || isSaid(error)) console.error(error.message);
    else throw error;
    return 1;
  }
}
