import type { ServerResponse } from "node:http";
import { parseS3Uri } from "../../domain/s3.ts";
import { AwsError } from "./http/errors.ts";
import type { AwsService, Guard } from "./http/service.ts";

/** The objects of all buckets. */
export interface Objects {
  /** Writes an object; what is no text is written as JSON. */
  put(uri: string, content: string | object): void;
  get(uri: string): string | undefined;
}

/** Buckets without objects; a bucket is there as soon as something is written to it. */
export function createObjects(): Objects {
  const objects = new Map<string, string>();
  return {
    put(uri, content) {
      if (!parseS3Uri(uri)) throw new RangeError(`${uri} is no address of an object`);
      objects.set(uri, typeof content === "string" ? content : JSON.stringify(content, undefined, 2));
    },
    get: (uri) => objects.get(uri),
  };
}

/** S3's GetObject, with the bucket in the path. The credential's scope tells its requests from those of other services. */
export function simpleStorageService(objects: Objects, guard: Guard): AwsService {
  return {
    owns: ({ headers }) => /\/s3\/aws4_request\b/.test(headers.authorization ?? ""),
    async serve({ method, path, headers, caller }, response) {
      try {
        if (method !== "GET") throw new AwsError("NotImplemented", `${method} is not simulated.`, 501);
        guard("GetObject", caller);
        const content = objects.get(`s3:/${decodeURIComponent(path)}`);
        // The bot may not list buckets, and S3 tells nobody who may not that there is no such object.
        if (content === undefined) throw new AwsError("AccessDenied", "Access Denied", 403);
        sendObject(Buffer.from(content), headers.range, response);
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        sendXml(error, response);
      }
    },
  };
}

function sendObject(content: Buffer, range: string | undefined, response: ServerResponse): void {
  const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(range ?? "") ?? [];
  if (from === undefined || to === undefined) return void response.writeHead(200).end(content);
  if (Number(from) >= content.length) throw new AwsError("InvalidRange", "The requested range is not satisfiable", 416);
  const part = content.subarray(Number(from), Number(to) + 1);
  const end = Number(from) + part.length - 1;
  response.writeHead(206, { "content-range": `bytes ${from}-${end}/${content.length}` }).end(part);
}

/** S3 speaks XML, also in its errors; what other services call AccessDeniedException is AccessDenied here. */
function sendXml({ code, message, status }: AwsError, response: ServerResponse): void {
  const [name, httpStatus] = code === "AccessDeniedException" ? ["AccessDenied", 403] : [code, status];
  const text = message.replace(/[<>&]/g, (each) => `&#${each.codePointAt(0)};`);
  response
    .writeHead(httpStatus, { "content-type": "application/xml" })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${name}</Code><Message>${text}</Message></Error>`);
}
