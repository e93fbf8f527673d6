import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Ids } from "../ids.ts";
import { AwsError } from "./errors.ts";
import type { Identities } from "./identity.ts";
import { type AwsService, sendError } from "./service.ts";

/** Handles a request and says so; false leaves the request untouched for somebody else. */
export type Mountable = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

/** Largest body that is read, in bytes: DynamoDB's, the largest of the services. */
const bodyLimit = 16 * 1024 * 1024;

/**
 * One address for all services, as `AWS_ENDPOINT_URL` wants it. Every request must carry a SigV4 credential; its
 * signature is not verified.
 */
export function createGateway(services: readonly AwsService[], identities: Identities, ids: Ids): Mountable {
  return async (request, response) => {
    const service = services.find((candidate) => candidate.owns(request));
    if (!service) return false;
    try {
      response.setHeader("x-amzn-requestid", ids.uuid());
      const body = await readBody(request);
      const caller = identities.callerOf(request.headers.authorization);
      const path = new URL(request.url ?? "/", "http://aws").pathname;
      await service.serve({ method: request.method ?? "", path, headers: request.headers, body, caller }, response);
    } catch (error) {
      const known = error instanceof AwsError ? error : new AwsError("InternalFailure", String(error), 500);
      if (response.headersSent) response.destroy();
      else sendError(response, known);
    }
    return true;
  };
}

/** A gateway that listens. */
export interface Listening {
  readonly url: string;
  /** Ends all connections and stops listening. */
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 takes a free one. */
export async function listen(gateway: Mountable, port: number): Promise<Listening> {
  const server = createServer((request, response) => {
    void gateway(request, response).then((handled) => {
      const nobody = new AwsError("UnknownOperationException", "No simulated service owns this request.", 404);
      if (!handled) sendError(response, nobody);
    });
  });
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server does not listen on a port.");
  return address.port;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > bodyLimit) throw new AwsError("RequestEntityTooLargeException", "Request is too large.", 413);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
