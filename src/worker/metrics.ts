import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { metricsReply } from "../../blocks/replies/metrics.ts";
import type { Intent } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { kinds } from "../events/registry.ts";
import { foldAll } from "../notify/fold.ts";
import { viewOf } from "../notify/view.ts";
import { consoleUrl } from "../sagemaker/links.ts";
import { type MetricWish, readMetrics } from "../sagemaker/metrics.ts";
import { type Answer, toPerson } from "./answer.ts";
import { type Found, find } from "./found.ts";
import type { WorkPorts } from "./ports.ts";

/** What an endpoint did lately; the rest is for CloudWatch's own dashboards. */
const recentMs = 3 * 60 * 60 * 1000;

/** Draws what a training job or an endpoint measures. */
export async function metrics(
  work: Work,
  { target }: Extract<Intent, { do: "metrics" }>,
  ports: WorkPorts,
): Promise<Answer> {
  const found = await find(work, "metrics", target, ports);
  if (found.is === "answer") return toPerson(found.message);
  const { noun } = kinds[found.kind];
  const wish = wishFor(found, ports.now());
  if ("because" in wish) return toPerson(outcomeAnswer({ is: "refused", because: wish.because }));
  const read = await readMetrics(wish, ports.clients);
  if (read.is === "failed") return toPerson(outcomeAnswer(read));
  if (read.curves.length === 0)
    return toPerson(
      outcomeAnswer({ is: "refused", because: `CloudWatch has no metrics of the ${noun} ${found.name} yet.` }),
    );
  const message = metricsReply({
    noun,
    name: found.name,
    url: consoleUrl(found),
    curves: read.curves,
    time: found.kind === "endpoint" ? "clock" : "elapsed",
  });
  return { message, to: "thread" };
}

function wishFor(found: Found, now: number): MetricWish | { readonly because: string } {
  const state = foldAll(undefined, found.changes);
  const { name, account, region } = found;
  const place = { account, region };
  switch (found.kind) {
    case "training-job": {
      const { parts, summary } = viewOf("training-job", state);
      if (summary.startedAt === undefined) return { because: `The training job ${name} has not started yet.` };
      const names = (parts.job?.metrics ?? []).map((each) => each.name);
      return {
        of: { kind: "training-job", name, metrics: names },
        place,
        from: summary.startedAt,
        until: summary.endedAt ?? now,
      };
    }
    case "endpoint": {
      const variants = (viewOf("endpoint", state).parts.endpoint?.variants ?? []).map((variant) => variant.name);
      // An answer of SageMaker's is never from the future: where the clocks differ, its own counts.
      const until = Math.max(now, ...found.changes.map(({ stamp }) => stamp.at));
      return { of: { kind: "endpoint", name, variants }, place, from: until - recentMs, until };
    }
    default:
      return { because: `There are metrics of training jobs and endpoints, not of a ${kinds[found.kind].noun}.` };
  }
}
