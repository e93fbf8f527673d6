import { text } from "node:stream/consumers";
import { main } from "./preview/main.ts";

process.exitCode = await main(process.argv.slice(2), {
  stdin: () => text(process.stdin),
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
});
