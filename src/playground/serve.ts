import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { readAction } from "./action-schema.ts";
import { type BuiltPage, buildPage, pagePaths } from "./build-page.ts";
import { gallery } from "./gallery/gallery.ts";
import { createPlayground, type Playground } from "./playground.ts";

/** A playground that is being served. */
export interface ServedPlayground {
  readonly url: string;
  readonly playground: Playground;
  readonly close: () => Promise<void>;
}

/** Snapshots go out at most this often, in milliseconds, however much happens. */
const pushEveryMs = 80;

/** Serves the page, the fake Slack and the bot's Function URL on one loopback port; port 0 takes a free one. */
export async function servePlayground(port: number): Promise<ServedPlayground> {
  const page = await buildPage();
  const server = createServer();
  const url = await listening(server, port);
  const playground = await createPlayground(() => url);
  server.on("request", (request, response) => {
    route(request, response, playground, page, url).catch((error: unknown) => {
      console.error("The playground failed to answer", error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return {
    url,
    playground,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await playground.close();
    },
  };
}

async function route(
  request: IncomingMessage,
  response: ServerResponse,
  playground: Playground,
  page: BuiltPage,
  url: string,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", url);
  if (pathname === "/slack/events") return playground.serveBot(request, response);
  if (await playground.slack.handle(request, response)) return;
  if (!fromHere(request, url)) return send(response, 403, "text/plain", "Not from here");
  switch (`${request.method} ${pathname}`) {
    case "GET /":
      return send(response, 200, "text/html; charset=utf-8", page.html);
    case `GET ${pagePaths.script}`:
      return send(response, 200, "text/javascript; charset=utf-8", page.js);
    case `GET ${pagePaths.style}`:
      return send(response, 200, "text/css; charset=utf-8", page.css);
    case "GET /gallery":
      return send(response, 200, "text/html; charset=utf-8", page.gallery.html);
    case `GET ${pagePaths.galleryScript}`:
      return send(response, 200, "text/javascript; charset=utf-8", page.gallery.js);
    case `GET ${pagePaths.galleryStyle}`:
      return send(response, 200, "text/css; charset=utf-8", page.gallery.css);
    case "GET /playground/gallery.json":
      return send(response, 200, "application/json", JSON.stringify(gallery()));
    case "GET /playground/stream":
      return stream(request, response, playground);
    case "POST /playground/act":
      return act(request, response, playground);
    default:
      return send(response, 404, "text/plain", "Not found");
  }
}

/** Only a page that we served may talk to us, not another site that guesses the port or points a name of its own here. */
function fromHere({ headers }: IncomingMessage, url: string): boolean {
  const { port } = new URL(url);
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  const { host = "", origin = `http://${host}` } = headers;
  return hosts.includes(host) && hosts.some((each) => origin === `http://${each}`);
}

function stream(request: IncomingMessage, response: ServerResponse, playground: Playground): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const push = (): void => {
    response.write(`event: snapshot\ndata: ${JSON.stringify(playground.snapshot())}\n\n`);
  };
  let waiting: NodeJS.Timeout | undefined;
  const stop = playground.subscribe(() => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      push();
    }, pushEveryMs);
  });
  request.on("close", () => {
    stop();
    clearTimeout(waiting);
  });
  push();
}

async function act(request: IncomingMessage, response: ServerResponse, playground: Playground): Promise<void> {
  const action = readAction(await json(request).catch(() => undefined));
  if (!action)
    return send(
      response,
      400,
      "application/json",
      JSON.stringify({ ok: false, problem: "This is no action of the page." }),
    );
  send(response, 200, "application/json", JSON.stringify(await playground.act(action)));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response
    .writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" })
    .end(body);
}

async function listening(server: Server, port: number): Promise<string> {
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server does not listen on a port.");
  return `http://127.0.0.1:${address.port}`;
}
