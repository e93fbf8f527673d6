import { describe, expect, it, test } from "vitest";
import shipped from "../chatops.config.ts";
import { defineConfig } from "./config.ts";
import { ConfigProblem } from "./config-problem.ts";

const route = { id: "jobs", channel: "C1", pattern: { source: ["aws.sagemaker"] } };
const problem = (config: unknown): string => {
  try {
    // What a deployer without a type checker may write.
    defineConfig(config as Parameters<typeof defineConfig>[0]);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigProblem);
    return String(error);
  }
  return "no problem";
};

describe("chatops.config.ts", () => {
  it("as it is shipped has routes, each with an id of its own", () => {
    expect(shipped.routes.length).toBeGreaterThan(0);
    expect(new Set(shipped.routes.map(({ id }) => id)).size).toBe(shipped.routes.length);
  });

  it("may be empty, and then has no accounts and no routes", () => {
    expect(defineConfig({})).toMatchObject({ accounts: {}, routes: [] });
  });

  it("posts outcomes where a route names no level", () => {
    expect(defineConfig({ routes: [route] }).routes[0]).toMatchObject({ level: "outcomes" });
  });

  test.each([
    ["an account id with eleven digits", { accounts: { "11112222333": "prod" } }, /accounts.*12 digits/],
    ["a route without a channel", { routes: [{ ...route, channel: "" }] }, /routes\.0\.channel/],
    ["a level that does not exist", { routes: [{ ...route, level: "loud" }] }, /routes\.0\.level/],
    ["a mention that Slack would not understand", { routes: [{ ...route, mention: "@ana" }] }, /routes\.0\.mention/],
    ["a word that means nothing", { rotues: [] }, /rotues/],
    ["two routes with one id", { routes: [route, route] }, /two routes have the id "jobs"/],
  ])("refuses %s and names the place", (_what, config, says) => {
    expect(problem(config)).toMatch(says);
  });
});
