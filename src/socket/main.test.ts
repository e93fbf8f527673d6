import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect, it, vi } from "vitest";
import { startSocketWorld } from "./testing/world.ts";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

/** `npm run socket` with this environment and no other. */
function run(env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [main], { env, stdio: ["ignore", "pipe", "pipe"] });
  let written = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      written += chunk.toString("utf8");
    });
  return { child, ended: once(child, "close"), written: () => written };
}

it("npm run socket connects, says so, and ends in peace when it is told to", async () => {
  const world = await startSocketWorld();
  const { child, ended, written } = run(world.env);
  await vi.waitFor(() => expect(written()).toContain("Connected to Slack"), { timeout: 15_000 });
  world.aws.queue.send("not an event");
  await vi.waitFor(() => expect(world.slack.messages("ml-ops")).toHaveLength(1), { timeout: 5_000 });
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
  expect(world.aws.queue.depth).toBe(0);
  expect(written()).not.toContain(world.slack.token);
  await world.close();
});

it("npm run socket names what is missing and ends with 1", async () => {
  const { ended, written } = run({ SLACK_BOT_TOKEN: "xoxb-1" });
  expect(await ended).toEqual([1, null]);
  expect(written()).toMatch(/SLACK_APP_TOKEN: the app-level token \(xapp-…\).*\(not set\)/);
  expect(written()).not.toContain("    at ");
});
