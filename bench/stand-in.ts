import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A loopback address that stands for AWS and Slack, so that the bench measures our side only. */
export type StandIn = { readonly endpoint: string; readonly close: () => void };

/** Answers Lambda's Invoke (type Event) with 202, and any other call at once with `{"ok":true}`. */
export function startStandIn(): Promise<StandIn> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => {
      const invoked = request.url?.includes("/invocations") === true;
      response.writeHead(invoked ? 202 : 200, { "content-type": "application/json" });
      response.end(invoked ? "" : JSON.stringify({ ok: true }));
    });
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo; // listening on a port, so it is no pipe's name
      resolve({ endpoint: `http://127.0.0.1:${port}`, close: () => server.close() });
    });
  });
}
