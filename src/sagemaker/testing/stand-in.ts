/** A tiny SageMaker on loopback for tests: AWS JSON 1.1 in, what the test says out, every call remembered. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isRecord } from "../../events/fields.ts";
import { type Own, type SageMakerClients, sageMakerClients } from "../clients.ts";

/** An error as SageMaker sends it. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export interface Call {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Answer = object | Refusal;

/**
 * What each operation answers: always the same, one after the other (the last one stays), or what a function of the
 * input says. Dates are sent as seconds, as AWS does.
 */
export type Answers = Readonly<Record<string, Answer | readonly Answer[] | ((input: Call["input"]) => Answer)>>;

interface StandIn {
  readonly clients: SageMakerClients;
  readonly endpoint: string;
  readonly calls: readonly Call[];
  readonly close: () => Promise<void>;
}

export const own: Own = { account: "123456789012", region: "eu-west-1", partition: "aws" };

/** Starts the stand-in on a free port. An operation without an answer is refused as AWS refuses unknown ones. */
async function standIn(answers: Answers, maxAttempts = 1): Promise<StandIn> {
  const calls: Call[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    const call = {
      operation: String(request.headers["x-amz-target"]).replace("SageMaker.", ""),
      input: isRecord(body) ? body : {},
    };
    const turn = calls.filter(({ operation }) => operation === call.operation).length;
    calls.push(call);
    const answer = answerTo(call, answers, turn);
    const refused = answer instanceof Refusal;
    response.writeHead(refused ? answer.status : 200, { "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(refused ? { __type: answer.code, message: answer.message } : answer, inSeconds));
  });
  await new Promise<void>((started) => server.listen(0, "127.0.0.1", started));
  // A server that listens on TCP has an AddressInfo; the type also allows a pipe's name.
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    clients: sageMakerClients({ own, endpoint, maxAttempts }),
    endpoint,
    calls,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

function answerTo({ operation, input }: Call, answers: Answers, turn: number): Answer {
  const given = answers[operation] ?? new Refusal("UnknownOperationException", `no answer for ${operation}`);
  if (typeof given === "function") return given(input);
  return Array.isArray(given) ? given[Math.min(turn, given.length - 1)] : given;
}

/** JSON.stringify has already called toJSON on a Date, so the original is read from its holder. */
function inSeconds(this: unknown, key: string, value: unknown): unknown {
  const original = isRecord(this) ? this[key] : undefined;
  return original instanceof Date ? original.getTime() / 1000 : value;
}

/** Starts a stand-in for the length of one test. */
export async function withStandIn<T>(
  answers: Answers,
  use: (standIn: StandIn) => Promise<T>,
  maxAttempts = 1,
): Promise<T> {
  const started = await standIn(answers, maxAttempts);
  try {
    return await use(started);
  } finally {
    await started.close();
  }
}
