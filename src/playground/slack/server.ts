import { createServer } from "node:http";
import { createFakeSlack, type FakeSlack, type FakeSlackOptions } from "./fake-slack.ts";
import { sendText } from "./http.ts";

/** A fake Slack with a server of its own. */
export interface RunningFakeSlack extends FakeSlack {
  /** Stops the server and the retries of events. */
  readonly close: () => Promise<void>;
}

/** Starts a fake Slack on 127.0.0.1; port 0 takes any free one. Rejects when the port is taken. */
export async function startFakeSlack(
  options: FakeSlackOptions & { readonly port?: number } = {},
): Promise<RunningFakeSlack> {
  const slack = createFakeSlack(options, () => `http://127.0.0.1:${port}`);
  const server = createServer((request, response) => {
    slack.handle(request, response).then(
      (handled) => {
        if (!handled) sendText(response, 404, "Not found");
      },
      (error: unknown) => {
        // Nobody is left to answer when the caller hung up.
        if (request.destroyed && !request.complete) return;
        console.error("The fake Slack failed to answer", error);
        if (!response.headersSent) sendText(response, 500, "Internal error");
      },
    );
  });
  server.on("upgrade", (request, socket, head) => {
    if (!slack.sockets.upgrade(request, socket, head)) socket.end("HTTP/1.1 404 Not Found\r\n\r\n");
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;

  return {
    ...slack,
    close: async () => {
      slack.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
