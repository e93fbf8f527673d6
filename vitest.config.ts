import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,blocks,infra}/**/*.test.ts"],
    exclude: ["**/*.browser.test.ts", "node_modules/**"],
    // Only loopback, and no fake credentials picked up from the machine.
    env: { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "eu-west-1", TZ: "UTC" },
    testTimeout: 20_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "blocks/**/*.ts"],
      exclude: ["src/playground/page/**", "**/*.test.ts", "**/fixtures/**", "**/testing/**"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 90 },
    },
  },
});
