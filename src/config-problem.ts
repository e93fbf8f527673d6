import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { lineOf } from "./config-line.ts";

/** One mistake in the configuration: its place, as the keys that lead there, and a sentence with what to do. */
export interface Mistake {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** The configuration cannot be used; the message names each place, its line where the file can be read, and what to do. */
export class ConfigProblem extends Error {
  override readonly name = "ConfigProblem";

  constructor(mistakes: readonly Mistake[], written: unknown = undefined) {
    const text = textOfCaller();
    super(["chatops.config.ts cannot be used:", ...mistakes.map((each) => inWords(each, written, text))].join("\n"));
  }
}

function inWords({ path, message }: Mistake, written: unknown, text: string | undefined): string {
  const id = idAlong(path, written);
  const line = text === undefined ? undefined : lineOf(text, path, id);
  const where = path.map(String).join(".") || "(top level)";
  return `- ${line === undefined ? "" : `line ${line}, `}${where}${id === undefined ? "" : ` of ${JSON.stringify(id)}`}: ${message}`;
}

/** The id of the rule or the route that a path leads into. */
function idAlong([key, ...rest]: readonly PropertyKey[], written: unknown): string | undefined {
  const { id }: { readonly id?: unknown } = Object(written);
  if (typeof id === "string") return id;
  return key === undefined ? undefined : idAlong(rest, Object(written)[key]);
}

/**
 * The text of the chatops.config.ts that is being loaded, which the stack names; undefined where the code has been bundled,
 * and in tests that make a configuration themselves.
 */
function textOfCaller(): string | undefined {
  const [, file] = /\(?((?:file:\/\/)?[^\s()]*chatops\.config\.ts)[?:]/.exec(new Error().stack ?? "") ?? [];
  if (file === undefined) return undefined;
  try {
    return readFileSync(file.startsWith("file:") ? fileURLToPath(file) : file, "utf8");
  } catch {
    return undefined;
  }
}
