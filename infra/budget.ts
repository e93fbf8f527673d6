import { isBuiltin } from "node:module";
import type { Metafile } from "esbuild";
import type { LambdaName } from "./lambdas.ts";
import { LEFT_OUT } from "./leave-out.ts";

/** One function as it was built: what esbuild says about it, and how many parameters its handler has. */
export type Built = { readonly name: LambdaName; readonly metafile: Metafile; readonly arity: number };

/**
 * The most that the slack function may load before it can answer, in bytes. Bolt without its own receivers is about 115 kB; a
 * person waits for this function, and Slack gives up after 3 s.
 */
export const SLACK_MAX_BYTES = 250_000;

/** Node 24 on Lambda refuses handlers with this many parameters (Runtime.CallbackHandlerDeprecated). */
const CALLBACK_ARITY = 3;

/** What a bundle loads before its handler can be called: the entry and every chunk that it imports statically. */
export function eagerPart({ outputs }: Metafile): { readonly bytes: number; readonly files: readonly string[] } {
  const entry = Object.keys(outputs).find(
    (path) => outputs[path]?.entryPoint !== undefined && path.endsWith("/index.mjs"),
  );
  const files = new Set(entry === undefined ? [] : [entry]);
  // A Set is walked in the order of insertion, what is added on the way included.
  for (const file of files) {
    for (const { path, kind, external } of outputs[file]?.imports ?? []) {
      if (kind === "import-statement" && external !== true) files.add(path);
    }
  }
  const bytes = [...files].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0);
  return { bytes, files: [...files] };
}

/** Each way in which a function breaks the budget, as a sentence; nothing means that it may be deployed. */
export function checkBudget({ name, metafile, arity }: Built): readonly string[] {
  return [
    ...(name === "slack" ? tooLarge(metafile) : []),
    ...LEFT_OUT.filter((left) => holds(metafile, left)).map((left) => `${name} holds ${left}, which it must not use`),
    ...missing(metafile).map((path) => `${name} needs ${path}, which is not in the bundle`),
    ...lateCommonJs(metafile).map(
      (path) => `${name} imports ${path} dynamically, and would find only its default export`,
    ),
    ...(arity >= CALLBACK_ARITY ? [`${name}'s handler has ${arity} parameters, and Node 24 on Lambda allows 2`] : []),
  ];
}

function tooLarge(metafile: Metafile): readonly string[] {
  const { bytes } = eagerPart(metafile);
  return bytes > SLACK_MAX_BYTES ? [`slack loads ${bytes} bytes at start, more than ${SLACK_MAX_BYTES}`] : [];
}

function holds(metafile: Metafile, packageName: string): boolean {
  return Object.keys(metafile.inputs).some((input) => input.includes(`node_modules/${packageName}/`));
}

function missing({ outputs }: Metafile): readonly string[] {
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  const external = imports.filter((one) => one.external === true && !isBuiltin(one.path)).map((one) => one.path);
  return [...new Set(external)];
}

/** esbuild gives a dynamically imported CommonJS module no named exports: import it statically from a file that is late. */
function lateCommonJs({ inputs }: Metafile): readonly string[] {
  const imports = Object.values(inputs).flatMap((input) => input.imports);
  const late = imports.filter(({ kind, path }) => kind === "dynamic-import" && inputs[path]?.format === "cjs");
  return [...new Set(late.map((one) => one.path))];
}
