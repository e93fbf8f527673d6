import * as z from "zod";
import type { Clock } from "../clock.ts";
import { operation, text, whole } from "../http/constraints.ts";
import { AwsError } from "../http/errors.ts";
import type { Caller } from "../http/identity.ts";
import { type AwsService, type Guard, jsonService } from "../http/service.ts";
import type { SageMaker } from "../sagemaker/simulator.ts";
import { type Line, linesOf } from "./lines.ts";
import { endpointIn, groups, subjectsIn } from "./subjects.ts";

const groupName = text({ min: 1, max: 512, pattern: "[\\.\\-_/#A-Za-z0-9]+" });
const streamName = text({ min: 1, max: 512 });
const describeInput = z.object({
  logGroupName: groupName,
  logStreamNamePrefix: streamName.optional(),
  orderBy: z.enum(["LogStreamName", "LastEventTime"]).optional(),
  descending: z.boolean().optional(),
  limit: whole(1, 50).optional(),
});
const getInput = z.object({
  logGroupName: groupName,
  logStreamName: streamName,
  limit: whole(1, 10_000).optional(),
  startFromHead: z.boolean().optional(),
});
const filterInput = z.object({
  logGroupName: groupName,
  logStreamNames: z.array(streamName).min(1).max(100).optional(),
  filterPattern: text({ max: 1024 }).optional(),
  limit: whole(1, 10_000).optional(),
});

type Streams = ReadonlyMap<string, readonly Line[]>;

/** CloudWatch Logs with what the simulated jobs and endpoints print: DescribeLogStreams, GetLogEvents, FilterLogEvents. */
export function cloudWatchLogs(sim: SageMaker, clock: Clock, guard: Guard): AwsService {
  const streamsIn = (caller: Caller, group: string): Streams => streams(sim, caller, group, clock.now());
  return jsonService(
    "Logs_20140328",
    {
      DescribeLogStreams: operation(describeInput, (input, caller) => {
        const { logStreamNamePrefix: prefix = "", orderBy, descending = false, limit = 50 } = input;
        if (prefix && orderBy === "LastEventTime")
          throw new AwsError("InvalidParameterException", "Cannot order by LastEventTime with a logStreamNamePrefix.");
        const found = [...streamsIn(caller, input.logGroupName)]
          .filter(([name]) => name.startsWith(prefix))
          .map(([name, lines]) => ({
            logStreamName: name,
            firstEventTimestamp: lines[0]?.timestamp,
            lastEventTimestamp: lines.at(-1)?.timestamp,
          }))
          .sort((a, b) =>
            orderBy === "LastEventTime"
              ? (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0)
              : a.logStreamName < b.logStreamName
                ? -1
                : 1,
          );
        return { logStreams: (descending ? found.reverse() : found).slice(0, limit) };
      }),
      GetLogEvents: operation(getInput, ({ logGroupName, logStreamName, limit = 10_000, startFromHead }, caller) => {
        const lines = streamsIn(caller, logGroupName).get(logStreamName);
        if (!lines) throw new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
        return {
          events: startFromHead ? lines.slice(0, limit) : lines.slice(-limit),
          nextBackwardToken: "b/0",
          nextForwardToken: "f/0",
        };
      }),
      FilterLogEvents: operation(filterInput, (input, caller) => {
        const { logGroupName, logStreamNames, filterPattern = "", limit = 10_000 } = input;
        const wanted = filterPattern.replace(/^"(.*)"$/s, "$1").replace(/\\(["\\])/g, "$1");
        const events = [...streamsIn(caller, logGroupName)]
          .filter(([name]) => logStreamNames?.includes(name) ?? true)
          .flatMap(([logStreamName, lines]) => lines.map((line) => ({ logStreamName, ...line })))
          .filter(({ message }) => message.includes(wanted))
          .sort((a, b) => a.timestamp - b.timestamp);
        return { events: events.slice(0, limit) };
      }),
    },
    guard,
  );
}

/** Throws ResourceNotFoundException for a group that nothing has logged to. */
function streams(sim: SageMaker, caller: Caller, group: string, now: number): Streams {
  const endpoint = endpointIn(sim, caller, group);
  if (endpoint) return new Map(endpoint.variants.map((variant) => [`${variant}/i-0a1b2c3d4e5f`, pings(endpoint, now)]));
  if (!Object.values<string>(groups).includes(group))
    throw new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
  return new Map(
    subjectsIn(sim, caller, group).flatMap((subject) =>
      subject.hosts.flatMap((host): [string, readonly Line[]][] => {
        const lines = linesOf(subject, host, now);
        const stamp = Math.floor((subject.startedAt ?? 0) / 1000);
        const stream = subject.kind === "transform" ? host : `${host}-${stamp}`;
        return lines.length > 0 ? [[`${subject.name}/${stream}`, lines]] : [];
      }),
    ),
  );
}

function pings(endpoint: NonNullable<ReturnType<typeof endpointIn>>, now: number): readonly Line[] {
  const healthy = endpoint.status !== "Failed";
  return Array.from({ length: 20 }, (_, index) => ({
    timestamp: now - (20 - index) * 5000,
    message: `10.32.0.2 - "GET /ping HTTP/1.1" ${healthy ? 200 : 503} 1 "-" "AHC/2.0"`,
  }));
}
