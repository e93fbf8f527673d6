import type { Context } from "aws-lambda";
import type { Ids } from "../ids.ts";

/** A Lambda handler; `event` is the parsed payload. */
type Handler = (event: unknown, context: Context) => Promise<unknown>;

/** An asynchronous invocation that was given up after its retries. */
interface FailedInvocation {
  readonly functionName: string;
  readonly payload: unknown;
  readonly attempts: number;
  readonly error: unknown;
}

/** Lambda functions by name. */
export interface Functions {
  register(name: string, handler: Handler): void;
  /** The registered name that a name, partial ARN or ARN means (a qualifier is ignored), or undefined. */
  find(nameOrArn: string): string | undefined;
  arnOf(name: string): string;
  /** Runs the function and gives its result; rejects with what the handler threw. */
  call(name: string, payload: unknown): Promise<unknown>;
  /** Runs the function later, with two retries when it throws: invocation type Event. */
  enqueue(name: string, payload: unknown): void;
  /** Resolves when no asynchronous invocation is under way. */
  settle(): Promise<void>;
  /** Whether no asynchronous invocation is under way. */
  readonly idle: boolean;
  readonly failed: readonly FailedInvocation[];
}

/** Lambda tries an asynchronous invocation at most three times. */
const attempts = 3;

/** What handlers are told that they have; nothing ends them. */
const timeoutMs = 60_000;

/** Options of `createFunctions`. */
export interface FunctionsOptions {
  readonly account: string;
  readonly region: string;
  readonly ids: Ids;
  /** Hears of every throw of an asynchronous invocation. */
  readonly onError?: (functionName: string, error: unknown) => void;
}

/** A registry without functions. Retries follow at once: only their number is simulated, not their pauses. */
export function createFunctions({ account, region, ids, onError = () => {} }: FunctionsOptions): Functions {
  const handlers = new Map<string, Handler>();
  const running = new Set<Promise<void>>();
  const failed: FailedInvocation[] = [];
  const arnOf = (name: string) => `arn:aws:lambda:${region}:${account}:function:${name}`;

  const call = async (name: string, payload: unknown, requestId = ids.uuid()) => {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`Function not found: ${arnOf(name)}`);
    return handler(structuredClone(payload), context(name, arnOf(name), requestId));
  };
  const attempt = async (functionName: string, payload: unknown) => {
    const requestId = ids.uuid();
    for (let count = 1; count <= attempts; count++) {
      try {
        await call(functionName, payload, requestId);
        return;
      } catch (error) {
        onError(functionName, error);
        if (count === attempts) failed.push({ functionName, payload, attempts, error });
      }
    }
  };

  return {
    register(name, handler) {
      handlers.set(name, handler);
    },
    find(nameOrArn) {
      const name = /^(?:.*:function:)?([A-Za-z0-9_-]+)(?::[A-Za-z0-9$_-]+)?$/.exec(nameOrArn)?.[1];
      return name !== undefined && handlers.has(name) ? name : undefined;
    },
    arnOf,
    call,
    enqueue(name, payload) {
      // Starts after the 202 is on its way, like the real one.
      const run: Promise<void> = new Promise<void>((resolve) => setImmediate(resolve))
        .then(() => attempt(name, payload))
        .finally(() => running.delete(run));
      running.add(run);
    },
    async settle() {
      while (running.size > 0) await Promise.all(running);
    },
    get idle() {
      return running.size === 0;
    },
    failed,
  };
}

function context(functionName: string, invokedFunctionArn: string, awsRequestId: string): Context {
  // Code runs in real time, however fast the virtual clock goes.
  const deadline = performance.now() + timeoutMs;
  const unsupported = () => {
    throw new TypeError("Callback-style handlers ended with Node 24.");
  };
  return {
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: "$LATEST",
    invokedFunctionArn,
    memoryLimitInMB: "512",
    awsRequestId,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: "playground",
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
    done: unsupported,
    fail: unsupported,
    succeed: unsupported,
  };
}
