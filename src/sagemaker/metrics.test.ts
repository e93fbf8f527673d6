import { expect, test } from "vitest";
import { freshAws, prod, startAt } from "../playground/aws/testing/aws.ts";
import { scenarios } from "../playground/scenarios/registry.ts";
import { sageMakerClients } from "./clients.ts";
import { type MetricWish, readMetrics } from "./metrics.ts";

const minute = 60_000;
const own = { ...prod, partition: "aws" };
const played = async (id: string, minutes: number) => {
  const { aws } = await freshAws();
  scenarios.find((each) => each.id === id)?.play(aws.sagemaker);
  await aws.advance(minutes * minute);
  const clients = sageMakerClients({ own, endpoint: aws.url, maxAttempts: 1 });
  const read = async (of: MetricWish["of"]) => {
    const answer = await readMetrics({ of, place: prod, from: startAt, until: aws.clock.now() }, clients);
    return answer.is === "read" ? answer.curves : answer.because;
  };
  return { aws, read };
};

test("a training job has the curves of its own metrics and of its first machine", async () => {
  const { aws, read } = await played("training-succeeds", 20);
  const [job] = aws.sagemaker.training.shelf.all();
  const curves = await read({ kind: "training-job", name: job?.name ?? "", metrics: ["validation:auc", "no-such"] });
  expect(curves).toMatchObject([
    { title: "Metrics", series: [{ name: "validation:auc" }] },
    { title: "Utilisation of algo-1, %", series: [{ name: "CPU" }, { name: "memory" }, { name: "disk" }] },
  ]);
  const [learned] = typeof curves === "string" ? [] : curves;
  expect(learned?.series[0]?.points.at(-1)?.value).toBeCloseTo(0.914, 2);
});

test("an endpoint has requests with errors, and latency in milliseconds", async () => {
  const { read } = await played("canary-bakes", 15);
  const curves = await read({ kind: "endpoint", name: "ranker", variants: ["AllTraffic"] });
  expect(curves).toMatchObject([
    { title: "Requests and errors", series: [{ name: "requests" }, { name: "4XX" }, { name: "5XX" }] },
    { title: "Latency, ms", series: [{ name: "model" }, { name: "overhead" }] },
  ]);
  const [, latency] = typeof curves === "string" ? [] : curves;
  expect(latency?.series[1]?.points[0]?.value).toBe(4.2);
});

test("what was never measured has no curves, and what may not be read says so", async () => {
  const { aws, read } = await played("canary-bakes", 1);
  expect(await read({ kind: "endpoint", name: "nobody", variants: ["AllTraffic"] })).toEqual([]);
  aws.denied.add("GetMetricData");
  expect(await read({ kind: "endpoint", name: "ranker", variants: ["v"] })).toContain("cloudwatch:GetMetricData");
});

test("an account without a role is refused in words", async () => {
  const { read } = await played("canary-bakes", 1);
  const clients = sageMakerClients({ own });
  const foreign = { ...prod, account: "222222222222" };
  const of = { kind: "endpoint", name: "x", variants: [] } as const;
  expect(await readMetrics({ of, place: foreign, from: 0, until: 1 }, clients)).toMatchObject({ is: "failed" });
  expect(await read(of)).toEqual([]);
});
