import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where the page expects its script and its stylesheet; its stream and its actions are beside them. */
export const pagePaths = { script: "/playground/page.js", style: "/playground/page.css" } as const;

/** The page as three texts to be served. */
export interface BuiltPage {
  readonly html: string;
  readonly js: string;
  readonly css: string;
}

/** Bundles the page in memory. Rejects with esbuild's message when the page does not compile. */
export async function buildPage(): Promise<BuiltPage> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL("page/main.tsx", import.meta.url))],
    bundle: true,
    minify: true,
    write: false,
    outdir: "page",
    format: "esm",
    target: "es2024",
    jsx: "automatic",
    legalComments: "none",
    logLevel: "silent",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const output = (extension: string) => outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? "";
  const html = await readFile(new URL("page/index.html", import.meta.url), "utf8");
  return {
    html: html.replace("%SCRIPT%", pagePaths.script).replace("%STYLE%", pagePaths.style),
    js: output(".js"),
    css: output(".css"),
  };
}
