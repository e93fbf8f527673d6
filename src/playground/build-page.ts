import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Where the pages expect their scripts and stylesheets; the stream and the actions are beside them. */
export const pagePaths = {
  script: "/playground/page.js",
  style: "/playground/page.css",
  galleryScript: "/playground/gallery.js",
  galleryStyle: "/playground/gallery.css",
} as const;

/** A page as texts to be served. */
export interface BuiltPage {
  readonly html: string;
  readonly js: string;
  readonly css: string;
  /** The gallery of cards; it wears the page's stylesheet and its own. */
  readonly gallery: { readonly html: string; readonly js: string; readonly css: string };
}

/** Bundles both pages in memory. Rejects with esbuild's message when one does not compile. */
export async function buildPage(): Promise<BuiltPage> {
  const { outputFiles } = await build({
    entryPoints: {
      page: fileURLToPath(new URL("page/main.tsx", import.meta.url)),
      gallery: fileURLToPath(new URL("page/gallery/main.tsx", import.meta.url)),
    },
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
  const output = (name: string) => outputFiles.find(({ path }) => basename(path) === name)?.text ?? "";
  const html = await readFile(new URL("page/index.html", import.meta.url), "utf8");
  const { script, style, galleryScript, galleryStyle } = pagePaths;
  return {
    html: html.replace("%SCRIPT%", script).replace("%STYLE%", style),
    js: output("page.js"),
    css: output("page.css"),
    gallery: {
      html: html
        .replace("%SCRIPT%", galleryScript)
        .replace("%STYLE%", style)
        .replace("</head>", `  <link rel="stylesheet" href="${galleryStyle}">\n  </head>`),
      js: output("gallery.js"),
      css: output("gallery.css"),
    },
  };
}
