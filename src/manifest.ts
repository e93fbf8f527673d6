/** `npm run -s manifest -- --url URL`: the Slack app's manifest with the bot's own address, ready to paste into Slack. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** The address that manifest.yml has where the bot's own belongs. */
export const placeholder = "https://example.com/slack/events";

const usage = "Usage: npm run -s manifest -- --url https://….lambda-url.eu-west-1.on.aws/";

/** The address cannot be Slack's request URL; the message says why. */
export class UrlProblem extends Error {
  override readonly name = "UrlProblem";
}

/** The manifest with `url` wherever Slack sends requests. Throws UrlProblem when Slack could not use that address. */
export function manifestFor(url: string, template: string): string {
  if (!URL.canParse(url)) throw new UrlProblem(`${JSON.stringify(url)} is not a URL.`);
  const { protocol, username, password, hash, href } = new URL(url);
  if (protocol !== "https:") throw new UrlProblem("Slack sends requests to https:// addresses only.");
  if (username || password || hash) throw new UrlProblem("The URL must not hold a user, a password or a fragment.");
  return template.replaceAll(placeholder, () => href);
}

/** Prints the manifest for the command line's arguments; the returned number is the exit code. */
export function main(args: readonly string[], out: (text: string) => void, err: (text: string) => void): number {
  try {
    const { url } = parseArgs({ args: [...args], options: { url: { type: "string" } } }).values;
    if (url === undefined) throw new UrlProblem("Give the address of the bot's function.");
    out(manifestFor(url, readFileSync(new URL("../manifest.yml", import.meta.url), "utf8")));
    return 0;
  } catch (error) {
    err(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    return 1;
  }
}

if (import.meta.main) {
  process.exitCode = main(
    process.argv.slice(2),
    (text) => process.stdout.write(text),
    (text) => process.stderr.write(text),
  );
}
