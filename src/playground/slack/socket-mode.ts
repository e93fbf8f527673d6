import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { isObject, parseJson, stringIn } from "./json.ts";
import type { Transport } from "./requests/send.ts";
import type { Mint } from "./workspace/mint.ts";

/** Socket Mode: the app connects to Slack, and everything that Slack would post to the request URL comes that way. */
export interface SocketMode {
  /** A fresh address for one connection; it can be used once. */
  readonly open: () => string;
  /** Takes a connection over; false when the address was not given out. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => boolean;
  readonly connected: () => boolean;
  /** Delivers a request over the newest connection; its ack is the answer. */
  readonly transport: Transport;
  readonly close: () => void;
}

/** No connection yet; `baseUrl` is where the server is, without a slash at the end. */
export function createSocketMode(baseUrl: () => string, mint: Mint): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Set<WebSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const say = (connection: WebSocket, message: object): void => connection.send(JSON.stringify(message));

  server.on("connection", (connection) => {
    connections.add(connection);
    connection.on("close", () => connections.delete(connection));
    connection.on("message", (data) => {
      const message = parseJson(String(data));
      if (isObject(message)) waiting.get(stringIn(message, "envelope_id") ?? "")?.(message["payload"]);
    });
    say(connection, { type: "hello", num_connections: connections.size });
  });

  return {
    open() {
      const ticket = mint.uuid();
      tickets.add(ticket);
      return `${baseUrl().replace(/^http/, "ws")}/link/?ticket=${ticket}`;
    },
    upgrade(request, socket, head) {
      const { pathname, searchParams } = new URL(request.url ?? "/", "http://slack");
      if (!pathname.endsWith("/link/") || !tickets.delete(searchParams.get("ticket") ?? "")) return false;
      server.handleUpgrade(request, socket, head, (connection) => server.emit("connection", connection, request));
      return true;
    },
    connected: () => connections.size > 0,
    transport: async ({ headers, body }, signal) => {
      const connection = [...connections].at(-1);
      if (!connection) throw new Error("No app is connected");
      const envelope_id = mint.uuid();
      const payload = await new Promise<unknown>((resolve, reject) => {
        waiting.set(envelope_id, resolve);
        connection.once("close", () => reject(new Error("The app hung up")));
        signal.addEventListener("abort", () => reject(signal.reason), { once: true });
        say(connection, { envelope_id, accepts_response_payload: true, ...envelope(headers["content-type"], body) });
      }).finally(() => waiting.delete(envelope_id));
      const said = isObject(payload) && Object.keys(payload).length > 0 ? JSON.stringify(payload) : "";
      return { status: 200, headers: { "content-type": "application/json" }, body: said };
    },
    close() {
      for (const connection of connections) connection.terminate();
      server.close();
    },
  };
}

/** What a request to the request URL becomes: https://docs.slack.dev/apis/events-api/using-socket-mode#events */
function envelope(contentType: string | undefined, body: string): object {
  if (contentType === "application/json") return { type: "events_api", payload: parseJson(body) };
  const form = new URLSearchParams(body);
  const payload = form.get("payload");
  return payload === null
    ? { type: "slash_commands", payload: Object.fromEntries(form) }
    : { type: "interactive", payload: parseJson(payload) };
}
