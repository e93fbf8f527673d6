import { createHmac, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

/** A request as the test's app received it, with its signature checked. */
interface Received {
  readonly headers: IncomingMessage["headers"];
  /** The form's fields, or the JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The parsed `payload` field of an interaction, else the body. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the app answers: nothing given is an empty 200, "never" keeps the connection open. */
type Reply = { readonly status?: number; readonly body?: unknown; readonly headers?: Record<string, string> } | "never";

export interface TestApp {
  readonly url: string;
  readonly received: readonly Received[];
  /** The last request. Throws before the first. */
  readonly last: () => Received;
  /** Decides what every further request is answered with. */
  readonly onRequest: (reply: (request: Received) => Reply | Promise<Reply>) => void;
  readonly close: () => Promise<void>;
}

/** A small app over node:http that refuses requests not signed with this secret, or signed at another time than `seconds()`. */
export async function startTestApp(signingSecret: string, seconds: () => number): Promise<TestApp> {
  const received: Received[] = [];
  let reply: (request: Received) => Reply | Promise<Reply> = () => ({});
  const server = createServer(async (request, response) => {
    const raw = Buffer.concat(await request.toArray());
    if (!isSigned(request, raw, signingSecret, seconds())) {
      response.writeHead(401).end();
      return;
    }
    const it = parse(request, raw.toString("utf8"));
    received.push(it);
    const answer = await reply(it);
    if (answer === "never") return;
    const isText = typeof answer.body === "string";
    response.writeHead(answer.status ?? 200, {
      ...(answer.body !== undefined && !isText ? { "content-type": "application/json" } : {}),
      ...answer.headers,
    });
    response.end(isText ? answer.body : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/slack/events`,
    received,
    last() {
      const last = received.at(-1);
      if (last === undefined) throw new Error("Slack has not sent anything yet");
      return last;
    },
    onRequest(next) {
      reply = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isSigned(request: IncomingMessage, raw: Buffer, secret: string, seconds: number): boolean {
  const timestamp = String(request.headers["x-slack-request-timestamp"]);
  const base = Buffer.concat([Buffer.from(`v0:${timestamp}:`), raw]);
  const expected = Buffer.from(`v0=${createHmac("sha256", secret).update(base).digest("hex")}`);
  const given = Buffer.from(String(request.headers["x-slack-signature"]));
  const isFresh = Math.abs(seconds - Number(timestamp)) <= 300;
  return isFresh && given.length === expected.length && timingSafeEqual(given, expected);
}

function parse(request: IncomingMessage, raw: string): Received {
  const isForm = request.headers["content-type"] === "application/x-www-form-urlencoded";
  const body: Record<string, unknown> = isForm ? Object.fromEntries(new URLSearchParams(raw)) : JSON.parse(raw);
  const payload = typeof body["payload"] === "string" ? JSON.parse(body["payload"]) : body;
  return { headers: request.headers, body, payload };
}
