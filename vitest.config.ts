import { defineConfig } from "vitest/config";

const notHere = ["**/*.browser.test.ts", "node_modules/**"];

/** Tests of what keeps no state of its process; they share their modules, whose loading is a third of the suite's time. */
const stateless = [
  "blocks/**/*.test.ts",
  "src/*.test.ts",
  "src/{access,actions,approvals,domain,enrich,events,failures,notify,preview,sagemaker,slack,spend,store}/**/*.test.ts",
  "src/playground/{aws,gallery,page,scenarios,slack}/**/*.test.ts",
  "infra/{absent-module,budget,nag,policies,rights,stacks}.test.ts",
  "infra/cost/*.test.ts",
];

export default defineConfig({
  test: {
    // Vitest leaves one core free, which on a machine of two is half of it.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "stateless", include: stateless, exclude: notHere, isolate: false } },
      {
        extends: true,
        test: {
          name: "own process",
          include: ["{src,blocks,infra}/**/*.test.ts", "policy.test.ts"],
          exclude: [...notHere, ...stateless],
        },
      },
    ],
    // Only loopback, and no fake credentials picked up from the machine.
    env: { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test", AWS_REGION: "eu-west-1", TZ: "UTC" },
    testTimeout: 20_000,
    hookTimeout: 20_000,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "blocks/**/*.ts"],
      exclude: ["src/playground/page/**", "**/*.test.ts", "**/fixtures/**", "**/testing/**"],
      reporter: ["text-summary", "json-summary"],
      thresholds: { lines: 90 },
    },
  },
});
