import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { main, manifestFor, placeholder } from "./manifest.ts";
import { SLASH } from "./slack/commands/command.ts";
import { usageHint } from "./slack/commands/registry.ts";
import { methods } from "./slack/web-api/methods.ts";

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const template = read("../manifest.yml");

/** The values of a key, wherever it stands. */
const valuesOf = (key: string): readonly string[] =>
  [...template.matchAll(new RegExp(`^[ -]*${key}: (.+)$`, "gm"))].map(([, value = ""]) => value);

/** The items of the list below a key. */
function itemsOf(key: string): readonly string[] {
  const [, block = ""] = new RegExp(`^( *)${key}:\\n((?:\\1 +.*\\n)+)`, "m").exec(template)?.slice(1) ?? [];
  return [...block.matchAll(/^ *- (\S+)$/gm)].map(([, item = ""]) => item);
}

describe("manifest.yml", () => {
  /** What a listener of each kind in app.ts needs of the manifest. */
  const needs: Readonly<Record<string, { readonly scopes: readonly string[]; readonly section: string }>> = {
    command: { scopes: ["commands"], section: "slash_commands" },
    action: { scopes: [], section: "interactivity" },
    view: { scopes: [], section: "interactivity" },
    app_mention: { scopes: ["app_mentions:read"], section: "event_subscriptions" },
    app_home_opened: { scopes: [], section: "event_subscriptions" },
  };
  const app = read("./slack/app.ts");
  const events = [...app.matchAll(/app\.event\("(\w+)"/g)].flatMap(([, event = ""]) => event);
  const listeners = [...app.matchAll(/app\.(?:event\("(\w+)"|(\w+)\()/g)].flatMap(([, event, kind = ""]) =>
    kind === "error" ? [] : [event ?? kind],
  );

  it("asks for the scopes that the bot's calls and listeners need, and for no others", () => {
    const called = Object.values(methods).flatMap(({ scopes }): readonly string[] => scopes);
    const listened = listeners.flatMap((kind) => needs[kind]?.scopes ?? [`unknown listener ${kind}`]);
    expect(itemsOf("bot").toSorted()).toEqual([...new Set([...called, ...listened])].toSorted());
  });

  it("turns on what the bot listens to, and nothing else", () => {
    const possible = ["slash_commands", "interactivity", "event_subscriptions", "shortcuts"];
    const present = possible.filter((section) => new RegExp(`^ *${section}:`, "m").test(template));
    expect(present).toEqual([...new Set(listeners.map((kind) => needs[kind]?.section))]);
  });

  it("subscribes to the events that the bot listens to, and to no others", () => {
    expect(itemsOf("bot_events")).toEqual(events);
    expect(valuesOf("home_tab_enabled")).toEqual([String(events.includes("app_home_opened"))]);
  });

  it("names the command and its verbs as the bot knows them", () => {
    expect(valuesOf("command")).toEqual([SLASH]);
    expect(valuesOf("usage_hint")).toEqual([usageHint]);
    expect(valuesOf("should_escape")).toEqual(["true"]);
  });

  it("gives a reason for every scope", () => {
    const lines = template.split("\n").map((line) => line.trim());
    const scopes = itemsOf("bot").map((scope) => lines.indexOf(`- ${scope}`));
    expect(scopes.map((index) => lines[index - 1])).toEqual(scopes.map(() => expect.stringMatching(/^# /)));
  });

  it("stays within Slack's limits", () => {
    const [name = "", botName = ""] = [valuesOf("name")[0], valuesOf("display_name")[0]];
    expect(name.length).toBeLessThanOrEqual(35);
    expect(botName.length).toBeLessThanOrEqual(80);
    for (const description of valuesOf("description")) expect(description.length).toBeLessThanOrEqual(140);
    const [, long = ""] = /long_description: >-\n((?: {4}.*\n)+)/.exec(template) ?? [];
    expect(long.length).toBeGreaterThanOrEqual(175);
    expect(long.length).toBeLessThanOrEqual(4000);
  });
});

describe("the printed manifest", () => {
  const url = "https://abc.lambda-url.eu-west-1.on.aws/";

  it("has the bot's own address wherever Slack sends requests", () => {
    const printed = manifestFor(url, template);
    expect(printed).not.toContain("example.com");
    expect(printed.split(url)).toHaveLength(4);
    expect(printed.replaceAll(url, placeholder)).toBe(template);
  });

  test.each([
    ["not a url", '"not a url" is not a URL.'],
    ["http://abc.example/", "Slack sends requests to https:// addresses only."],
    ["https://user:secret@abc.example/", "The URL must not hold a user, a password or a fragment."],
    ["https://abc.example/#x", "The URL must not hold a user, a password or a fragment."],
  ])("cannot be had for %s", (wrong, says) => expect(() => manifestFor(wrong, template)).toThrow(says));
});

describe("npm run manifest", () => {
  /** What the command prints for these arguments. */
  function run(...args: readonly string[]) {
    let [out, err] = ["", ""];
    const code = main(
      args,
      (text) => {
        out += text;
      },
      (text) => {
        err += text;
      },
    );
    return { code, out, err };
  }

  it("prints the manifest for --url", () => {
    const { code, out, err } = run("--url", "https://bot.example/slack");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("request_url: https://bot.example/slack\n");
  });

  test.each([[[]], [["--url"]], [["--url", "ftp://x"]], [["--yaml"]]])("says how it is used when given %j", (args) => {
    const { code, out, err } = run(...args);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("\nUsage: npm run -s manifest -- --url https://");
  });
});
