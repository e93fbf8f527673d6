/** Reads logs from CloudWatch. The SDK's commands are loaded with its client, when a log is first asked for. */
import type { CloudWatchLogsClient, LogStream, OutputLogEvent } from "@aws-sdk/client-cloudwatch-logs";
import { maskSecrets } from "../domain/mask.ts";
import type { Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";
import { type LogPlace, logPlaceOf } from "./links.ts";

/** Whose log, and how much of it. */
export interface LogWish {
  readonly kind: string;
  /** In the letters in which it was created: names of streams are told apart by case. */
  readonly name: string;
  readonly place: Place;
  /** Of each stream, the last so many lines. */
  readonly lines: number;
  /** Only lines that hold this text. */
  readonly grep?: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The end of one stream: one host of a job, or one instance of an endpoint. */
export interface LogTail {
  readonly stream: string;
  /** Oldest first, secrets masked. */
  readonly lines: readonly string[];
}

export type LogRead =
  | { readonly is: "read"; readonly tails: readonly LogTail[] }
  /** There is no log, and why. */
  | { readonly is: "none"; readonly because: string }
  | { readonly is: "failed"; readonly because: string; readonly retryable: boolean };

/** The hosts that are read of a job with many: the ones that spoke last. */
const maxStreams = 4;

/** Reads the end of a log. Never rejects. */
export async function readLog(wish: LogWish, clients: Pick<SageMakerReaders, "logsAt">): Promise<LogRead> {
  const place = logPlaceOf(wish.kind, wish.name);
  if (!place) return { is: "none", because: "Resources of this kind write no log." };
  try {
    const client = await clients.logsAt(wish.place);
    const streams = await streamsOf(client, place, wish);
    const tails =
      wish.grep === undefined
        ? await Promise.all(streams.map((stream) => tailOf(client, place, stream, wish)))
        : await found(client, place, streams, { ...wish, grep: wish.grep });
    const said = tails.filter(({ lines }) => lines.length > 0);
    if (said.length > 0) return { is: "read", tails: said };
    return { is: "none", because: wish.grep ? "No line of the log holds that." : "It has logged nothing yet." };
  } catch (error) {
    const problem = sageMakerProblem(error, `the log of ${wish.name}`, "CloudWatch");
    if (problem.kind === "not-found") return { is: "none", because: "It has logged nothing yet." };
    return { is: "failed", because: problem.sentence, retryable: problem.retryable };
  }
}

type Options = { readonly abortSignal: AbortSignal } | undefined;
const options = ({ signal }: LogWish): Options => (signal ? { abortSignal: signal } : undefined);

/** The streams that were written to last. CloudWatch sorts by time only where it is given no prefix. */
async function streamsOf(
  client: CloudWatchLogsClient,
  { group, prefix }: LogPlace,
  wish: LogWish,
): Promise<readonly string[]> {
  const { DescribeLogStreamsCommand } = await import("@aws-sdk/client-cloudwatch-logs");
  const { logStreams = [] } = await client.send(
    new DescribeLogStreamsCommand({
      logGroupName: group,
      limit: 50,
      ...(prefix === undefined ? { orderBy: "LastEventTime", descending: true } : { logStreamNamePrefix: prefix }),
    }),
    options(wish),
  );
  return logStreams
    .toSorted((a: LogStream, b: LogStream) => (b.lastEventTimestamp ?? 0) - (a.lastEventTimestamp ?? 0))
    .flatMap(({ logStreamName }) => logStreamName ?? [])
    .slice(0, maxStreams);
}

/** CloudWatch may answer an empty page although there are events before it. */
const maxPages = 3;

async function tailOf(
  client: CloudWatchLogsClient,
  { group }: LogPlace,
  stream: string,
  wish: LogWish,
): Promise<LogTail> {
  const { GetLogEventsCommand } = await import("@aws-sdk/client-cloudwatch-logs");
  let nextToken: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await client.send(
      new GetLogEventsCommand({
        logGroupName: group,
        logStreamName: stream,
        startFromHead: false,
        limit: wish.lines,
        nextToken,
      }),
      options(wish),
    );
    if (answer.events?.length) return { stream, lines: linesOf(answer.events) };
    if (!answer.nextBackwardToken || answer.nextBackwardToken === nextToken) break;
    nextToken = answer.nextBackwardToken;
  }
  return { stream, lines: [] };
}

/** CloudWatch searches from the oldest line on, so the last pages are the ones that count; a log has an end, a search a limit. */
const maxSearchPages = 10;

async function found(
  client: CloudWatchLogsClient,
  { group }: LogPlace,
  streams: readonly string[],
  wish: LogWish & { readonly grep: string },
): Promise<readonly LogTail[]> {
  if (streams.length === 0) return [];
  const { FilterLogEventsCommand } = await import("@aws-sdk/client-cloudwatch-logs");
  const lines = new Map<string, string[]>();
  let nextToken: string | undefined;
  for (let page = 0; page < maxSearchPages; page++) {
    const answer = await client.send(
      new FilterLogEventsCommand({
        logGroupName: group,
        logStreamNames: [...streams],
        // In quotes a filter pattern is the text itself.
        filterPattern: `"${wish.grep.replace(/["\\]/g, "\\$&")}"`,
        nextToken,
      }),
      options(wish),
    );
    for (const { logStreamName = "", message } of answer.events ?? [])
      lines.set(logStreamName, [...(lines.get(logStreamName) ?? []), ...linesOf([{ message }])]);
    nextToken = answer.nextToken;
    if (!nextToken) break;
  }
  return [...lines].map(([stream, each]) => ({ stream, lines: each.slice(-wish.lines) }));
}

const linesOf = (events: readonly Pick<OutputLogEvent, "message">[]): readonly string[] =>
  events.flatMap(({ message = "" }) => maskSecrets(message).split("\n"));
