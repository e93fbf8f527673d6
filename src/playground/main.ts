import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { type ServedPlayground, servePlayground } from "./serve.ts";

const usualPort = 3700;

const { values } = parseArgs({
  options: { port: { type: "string" }, open: { type: "boolean", default: true } },
  allowNegative: true,
});
const { url } = await serve(values.port);
console.log(`\n  The playground is at ${url}\n  No account is used and nothing leaves this machine. Ctrl+C ends it.\n`);
if (values.open) openBrowser(url);

/** On the port that was asked for, or on the usual one, or on any when that is taken. */
async function serve(asked: string | undefined): Promise<ServedPlayground> {
  if (asked === undefined) return servePlayground(usualPort).catch(() => servePlayground(0));
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    fail(`--port takes a number from 0 to 65535, not ${JSON.stringify(asked)}.`);
  return servePlayground(port).catch((error: unknown) =>
    fail(`Port ${port} cannot be used: ${error instanceof Error ? error.message : String(error)}`),
  );
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}

/** Best effort: a machine without a desktop prints the address all the same. */
function openBrowser(address: string): void {
  const opener = process.platform === "darwin" ? "open" : process.platform === "win32" ? "explorer" : "xdg-open";
  spawn(opener, [address], { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
