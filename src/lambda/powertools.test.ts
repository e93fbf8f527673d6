import { afterEach, describe, expect, it, vi } from "vitest";
import { about } from "../log.ts";
import { SlackProblem } from "../slack/port.ts";
import { countDegraded, powertoolsLog } from "./powertools.ts";

/** What went to the log stream, line by line. */
function lines() {
  const written: string[] = [];
  const write = (line: unknown) => void written.push(String(line));
  for (const level of ["log", "info", "warn", "error"] as const) vi.spyOn(console, level).mockImplementation(write);
  vi.stubEnv("POWERTOOLS_DEV", "true");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "INFO");
  return () => written.map((line) => JSON.parse(line));
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("the log on Powertools", () => {
  it("writes one JSON object a line, with the function's name", () => {
    const written = lines();
    const log = powertoolsLog("notify");
    log.info("Posted", { channel: "C1" });
    log.warn("Slow");
    expect(written()).toMatchObject([
      { level: "INFO", service: "notify", message: "Posted", facts: { channel: "C1" } },
      { level: "WARN", service: "notify", message: "Slow" },
    ]);
  });

  it("writes an error with its cause, and what is no error as one", () => {
    const written = lines();
    const log = powertoolsLog("worker");
    log.error("It failed", new Error("outer", { cause: new TypeError("inner") }));
    log.error("It failed", "a word");
    expect(written()).toMatchObject([
      { level: "ERROR", error: { message: "outer", cause: { name: "TypeError", message: "inner" } } },
      { level: "ERROR", error: { message: "a word" } },
    ]);
  });

  it("puts the id that a line is about where every tool looks for it", () => {
    const written = lines();
    const log = about(powertoolsLog("notify"), "event-1", "event-2");
    log.info("Posted", { channel: "C1" });
    log.error("It failed", new Error("outer"));
    expect(written()).toMatchObject([
      { correlation_id: "event-1 event-2", facts: { channel: "C1" } },
      { correlation_id: "event-1 event-2", error: { message: "outer" } },
    ]);
  });

  it("counts a message that Slack would not take as it was drawn, as an EMF metric", () => {
    const written = lines();
    countDegraded("notify", powertoolsLog("notify"))(
      "basic",
      new SlackProblem("payload", "chat.postMessage", "invalid_blocks", { details: ["no more than 50 items"] }),
    );
    expect(written()).toMatchObject([
      { message: "Slack refused a message; sent again as basic", facts: { error: "invalid_blocks" } },
      { _aws: { CloudWatchMetrics: [{ Namespace: "SageMakerChatOps" }] }, service: "notify", MessagesDegraded: 1 },
    ]);
  });
});
