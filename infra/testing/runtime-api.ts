import { type ChildProcess, spawn } from "node:child_process";
import { createServer, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Context } from "aws-lambda";

/** A built function in a process of its own, behind its own Runtime API, as a Lambda sandbox has it. */
export interface Sandbox {
  /** Invocations run one after the other. Rejects with what the handler threw, or with the init error. */
  readonly invoke: (event: unknown, context: Pick<Context, "awsRequestId" | "invokedFunctionArn">) => Promise<unknown>;
  /** Resolves with what was wrong when the function could not be loaded. */
  readonly initError: Promise<LambdaError>;
  /** Everything that it wrote to its log stream, line by line. */
  readonly lines: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** An error as the runtime reports it: `errorType` is the name of the error that was thrown. */
export class LambdaError extends Error {
  readonly errorType: string;

  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
  }
}

interface Invocation {
  readonly event: unknown;
  readonly headers: Readonly<Record<string, string>>;
  readonly settle: (outcome: { readonly result: unknown } | { readonly error: LambdaError }) => void;
}

/** How long an invocation may take, in milliseconds, as its context tells it. */
const timeoutMs = 30_000;

/** Starts the function whose bundle is in `folder`; its environment holds `env` and what Lambda itself sets, nothing else. */
export async function startSandbox(
  name: string,
  folder: string,
  env: Readonly<Record<string, string>>,
): Promise<Sandbox> {
  const waiting: Invocation[] = [];
  const underWay = new Map<string, Invocation>();
  let takeNext: (() => void) | undefined;
  let reportInit: (error: LambdaError) => void = () => {};
  const initError = new Promise<LambdaError>((resolve) => {
    reportInit = resolve;
  });
  void initError.then((error) => {
    for (const each of [...waiting.splice(0), ...underWay.values()]) each.settle({ error });
  });

  const next = (response: ServerResponse): void => {
    const invocation = waiting.shift();
    if (!invocation) {
      takeNext = () => next(response);
      return;
    }
    takeNext = undefined;
    underWay.set(invocation.headers["lambda-runtime-aws-request-id"] ?? "", invocation);
    response
      .writeHead(200, { "content-type": "application/json", ...invocation.headers })
      .end(JSON.stringify(invocation.event));
  };
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace("/2018-06-01/runtime/", "");
    if (path === "invocation/next") return next(response);
    const said = await json(request);
    const [, id = "", what] = /^invocation\/([^/]+)\/(response|error)$/.exec(path) ?? [];
    if (path === "init/error") reportInit(errorIn(said));
    else underWay.get(id)?.settle(what === "error" ? { error: errorIn(said) } : { result: said });
    underWay.delete(id);
    response.writeHead(202).end();
  });
  const process = spawnRuntime(await listening(server), name, folder, env);

  return {
    invoke: (event, { awsRequestId, invokedFunctionArn }) =>
      new Promise((resolve, reject) => {
        waiting.push({
          event,
          headers: {
            "lambda-runtime-aws-request-id": awsRequestId,
            "lambda-runtime-invoked-function-arn": invokedFunctionArn,
            "lambda-runtime-deadline-ms": String(Date.now() + timeoutMs),
          },
          settle: (outcome) => ("error" in outcome ? reject(outcome.error) : resolve(outcome.result)),
        });
        takeNext?.();
      }),
    initError,
    lines: process.lines,
    stop: async () => {
      process.child.kill();
      await process.ended;
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function spawnRuntime(port: number, name: string, folder: string, env: Readonly<Record<string, string>>) {
  const bootstrap = fileURLToPath(new URL("bootstrap.ts", import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [bootstrap], {
    cwd: folder,
    env: {
      ...env,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
      AWS_LAMBDA_FUNCTION_NAME: name,
      LAMBDA_TASK_ROOT: folder,
      _HANDLER: "index.handler",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let written = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => {
      written += chunk.toString("utf8");
    });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  return { child, ended, lines: () => written.split("\n").filter((line) => line !== "") };
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string")
    throw new TypeError("The Runtime API does not listen on a port.");
  return address.port;
}

function errorIn(said: unknown): LambdaError {
  const { errorType = "", errorMessage = "" } = Object(said);
  return new LambdaError(String(errorType), String(errorMessage));
}
