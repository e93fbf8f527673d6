import type { Metafile } from "esbuild";
import { eagerPart } from "../infra/budget.ts";

/** Bytes that each package, and each folder of ours, adds to what a bundle loads at start; the largest first. */
export function contents(metafile: Metafile): readonly (readonly [string, number])[] {
  const bytes = new Map<string, number>();
  for (const file of eagerPart(metafile).files) {
    for (const [path, input] of Object.entries(metafile.outputs[file]?.inputs ?? {})) {
      const owner = ownerOf(path);
      bytes.set(owner, (bytes.get(owner) ?? 0) + input.bytesInOutput);
    }
  }
  return [...bytes].sort(([, a], [, b]) => b - a);
}

/** `@slack/bolt` for a file of that package, `src/slack` for a file of ours. */
function ownerOf(path: string): string {
  const inPackage = path.split("node_modules/").at(-1) ?? path;
  const parts = inPackage.split("/");
  const isScopedOrOurs = inPackage.startsWith("@") || inPackage === path;
  return parts.slice(0, isScopedOrOurs ? 2 : 1).join("/");
}
