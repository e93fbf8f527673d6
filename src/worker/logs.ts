import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { logReply } from "../../blocks/replies/log.ts";
import type { Intent } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { logSourceOf } from "../enrich/log-source.ts";
import { kinds } from "../events/registry.ts";
import { excerpt, tellingLog } from "../failures/excerpt.ts";
import { foldAll } from "../notify/fold.ts";
import { viewOf } from "../notify/view.ts";
import { look } from "../sagemaker/describe.ts";
import { logsUrl } from "../sagemaker/links.ts";
import { type LogTail, readLog } from "../sagemaker/logs.ts";
import { type Answer, toPerson } from "./answer.ts";
import { find } from "./found.ts";
import type { WorkPorts } from "./ports.ts";

/** As many lines as a person reads in a thread, when they do not say how many. */
const usualLines = 40;
/** A traceback may stand far above the last lines. */
const searchedLines = 300;
/** The most of a traceback that is shown on its own. */
const tracebackMax = 2500;

/** Shows the end of a log, what went wrong first. */
export async function logs(work: Work, intent: Extract<Intent, { do: "logs" }>, ports: WorkPorts): Promise<Answer> {
  const found = await find(work, "logs", intent.target, ports);
  if (found.is === "answer") return toPerson(found.message);
  const { parts } = viewOf(found.kind, foldAll(undefined, found.changes));
  const source = await logSourceOf({ ...found, parts }, (arn) => look({ arn }, ports.clients, ports.own));
  if ("because" in source) return toPerson(outcomeAnswer({ is: "refused", because: source.because }));
  const { lines = usualLines, grep } = intent;
  const read = await readLog({ ...source, lines: Math.max(lines, searchedLines), grep }, ports.clients);
  if (read.is === "none") return toPerson(outcomeAnswer({ is: "refused", because: read.because }));
  if (read.is === "failed") return toPerson(outcomeAnswer(read));
  const message = logReply({
    noun: kinds[source.kind].noun,
    name: source.name,
    url: logsUrl({ ...source, region: source.place.region }),
    grep,
    error: grep === undefined ? errorIn(read.tails) : undefined,
    tails: read.tails.map((tail) => ({ ...tail, lines: tail.lines.slice(-lines) })),
  });
  return { message, to: "thread" };
}

function errorIn(tails: readonly LogTail[]): string | undefined {
  const log = tellingLog(tails.map(({ lines }) => lines));
  return log && excerpt(log, tracebackMax);
}
