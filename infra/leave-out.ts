import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Plugin } from "esbuild";

/**
 * The packages that Bolt needs for its own receivers (Express, HTTP with OAuth, Socket Mode) and a Lambda never uses:
 * together 1.65 MB and half of a cold start.
 */
export const LEFT_OUT = ["undici", "express", "@slack/socket-mode", "@slack/oauth", "raw-body"] as const;

const NAMESPACE = "left-out";
const HERE = dirname(fileURLToPath(import.meta.url));
const BOLT = "/node_modules/@slack/bolt/dist/";

/** Puts a module that throws when used in the place of Bolt's own receivers and of what only they need. */
export function leaveOut(): Plugin {
  return {
    name: "leave-out",
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, importer }) => {
        const name = nameOfLeftOut(path, importer);
        return name === undefined ? undefined : { path: name, namespace: NAMESPACE };
      });
      build.onLoad({ filter: /.*/, namespace: NAMESPACE }, ({ path }) => ({
        contents: `module.exports = require("./absent-module.ts").absentModule(${JSON.stringify(path)});`,
        resolveDir: HERE,
      }));
    },
  };
}

/** For Bolt alone: whoever else imports one of these means to use it. */
function nameOfLeftOut(path: string, importer: string): string | undefined {
  if (!importer.includes(BOLT)) return undefined;
  if (path.startsWith("./receivers/")) return `@slack/bolt's ${basename(path)}`;
  return LEFT_OUT.find((name) => name === path);
}
