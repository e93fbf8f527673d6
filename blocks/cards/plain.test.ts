import { describe, expect, test } from "vitest";
import { kinds, type PartsOf } from "../../src/events/registry.ts";
import { at, factsOf } from "../testing/facts.ts";
import { read } from "../testing/read.ts";
import { drawCard } from "./cards.ts";

const draw = (parts: PartsOf["tracking-server"], more: object = {}) =>
  drawCard(
    "tracking-server",
    factsOf("tracking-server", "tracking server", "experiments", kinds["tracking-server"].summary(parts), parts, more),
  );
const state = (status: string, more: object = {}) => ({ status, facts: [], more: 0, ...more });

describe("the card of a kind that is told by a description alone", () => {
  test("shows its facts by their labels, and how many fields it leaves out", () => {
    const card = draw({ state: { status: "Started", facts: [["MlflowVersion", "3.0"]], more: 2 } });
    expect(read(card)).toContain(":large_green_circle: *Tracking server · Started*");
    expect(read(card)).toContain("*MlflowVersion*\n`3.0`");
    expect(read(card)).toContain("and 2 more fields");
    expect(card.text).toBe("Tracking server experiments was started in prod eu-west-1.");
  });

  test("that failed says why, or that nobody said it", () => {
    expect(read(draw({ state: state("StartFailed", { reason: "quota" }) }))).toContain("quota");
    expect(read(draw({ state: state("StartFailed") }))).toContain("SageMaker gives no reason.");
  });

  test("shows what happened at it, the newest first, as a sentence when nothing else is known", () => {
    const asides = {
      run: { says: "Run created", at: at(10), facts: [["runName", "churn-0302"] as [string, string]] },
      model: { says: "Model registered", at: at(11), facts: [] },
    };
    const text = read(draw({ asides }));
    expect(text).toContain("*Tracking server · Model registered*");
    expect(text.indexOf("*Model registered*")).toBeLessThan(text.indexOf("*Run created*"));
    expect(text).toContain("runName `churn-0302`");
    expect(draw({ asides }).text).toBe("Tracking server experiments: Model registered in prod eu-west-1.");
  });

  test("names a status that nobody knows, unless there is a word about it", () => {
    expect(read(draw({ state: state("Levitating") }))).toContain("SageMaker says `Levitating`");
    expect(read(draw({ state: state("Levitating", { note: "Wait." }) }))).not.toContain("SageMaker says");
  });
});

describe("who did what beside the bot", () => {
  const actor = (
    deed: string,
    by: string,
    hour: number,
    through: "AWS" | "the console or CLI" = "the console or CLI",
  ) => ({
    deed,
    by,
    at: at(hour),
    through,
  });

  test("is the one who began and the newest since, each in their own words", () => {
    const actors = [actor("created", "ana", 9), actor("updated", "cleo", 10), actor("stopped", "bo", 11)];
    const text = read(draw({ state: state("Stopped") }, { actors }));
    expect(text).toContain("created by ana · stopped by bo in the console or CLI");
    expect(text).not.toContain("cleo");
  });

  test("a service is not said to have used a console, and a name cannot ping", () => {
    const actors = [actor("stopped", "<!channel>", 11, "AWS")];
    const card = draw({ state: state("Stopped") }, { actors });
    expect(read(card)).toMatch(/stopped by <!channel>$/m);
    expect(JSON.stringify(card)).not.toContain("<!channel>");
  });
});

describe("the card of a HyperPod cluster", () => {
  const cluster = (parts: PartsOf["cluster"]) =>
    drawCard("cluster", factsOf("cluster", "HyperPod cluster", "research", kinds.cluster.summary(parts), parts));
  const service = {
    status: "InService",
    groups: [
      { name: "p5-workers", type: "ml.p5.48xlarge", current: 7, target: 8, status: "InService" },
      { name: "controller", type: "ml.m5.2xlarge", current: 1, target: 1, status: "InService" },
    ],
    orchestrator: "EKS",
    recovery: "Automatic",
  };

  test("shows its groups in columns", () => {
    expect(read(cluster({ cluster: service }))).toContain(
      "p5-workers  ml.p5.48xlarge  █████████░ 7 of 8 instances  In service\ncontroller  ml.m5.2xlarge   1 instance                   In service",
    );
  });

  test("tells a sick node, why, and that nobody repairs it by itself", () => {
    const node = {
      health: "Unhealthy",
      reason: "NvidiaErrorTerminate",
      repair: "None",
      advice: "Replace it.",
      at: at(9),
    };
    const card = cluster({ cluster: service, nodes: { "i-039": node } });
    expect(read(card)).toContain("somebody has to");
    expect(read(card)).toMatch(/\*Unhealthy\* `i-039` · .* · NvidiaErrorTerminate · Replace it\./);
    expect(card.text).toContain("HyperPod cluster research has 1 node unhealthy in prod");
  });

  test("says when HyperPod repairs a node itself, and when it is well again", () => {
    const replaced = { health: "Unhealthy", repair: "Replace", at: at(9) };
    expect(read(cluster({ cluster: service, nodes: { a: replaced } }))).toMatch(
      /repairs it by itself[\s\S]*repair: \*Replace\*/,
    );
    const healed = cluster({ cluster: service, nodes: { a: { health: "Healthy", at: at(10) } } });
    expect(read(healed)).toContain("Node `a` is healthy again.");
  });

  test("shows the last events, a warning as one", () => {
    const events = { "3": { level: "Warn", says: "Replacement has started", group: "p5-workers", at: at(9) } };
    const text = read(cluster({ events }));
    expect(text).toMatch(/\*Warn\* · .* · `p5-workers` · Replacement has started/);
    expect(text).toContain("The state of the cluster itself has not been told yet.");
  });
});
