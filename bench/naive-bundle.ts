import { build, type Metafile } from "esbuild";
import { ROOT } from "../infra/bundle.ts";

/** Bundles with nothing but what esbuild needs to be told: this is what we compare ourselves with. */
export async function naiveBundle(entry: string, outfile: string): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: "node",
    metafile: true,
    logLevel: "silent",
  });
  return metafile;
}
