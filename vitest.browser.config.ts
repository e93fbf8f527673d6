import { defineConfig } from "vitest/config";

/** The tests that play the playground in headless Chromium; they need Debian's `chromium` or CHROMIUM to name another. */
export default defineConfig({
  test: {
    include: ["src/**/*.browser.test.ts"],
    env: { TZ: "UTC" },
    testTimeout: 90_000,
    hookTimeout: 60_000,
    fileParallelism: false,
  },
});
