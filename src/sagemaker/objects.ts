/** Reads reports from S3. The SDK of S3 is loaded when a report is first asked for. */
import { createHash } from "node:crypto";
import { isWithin, parseS3Uri, type S3Object } from "../domain/s3.ts";
import type { Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";

/** Which object, and from where. */
export interface ObjectWish {
  /** `s3://bucket/key` */
  readonly uri: string;
  /** Where the version lives that names it: the bot reads it as it reads the version. */
  readonly place: Place;
  /** What the deployer lets the bot read: `bucket/path/*`. */
  readonly allowed: readonly string[];
  readonly signal: AbortSignal;
}

export type ObjectRead =
  | { readonly is: "read"; readonly text: string /** Of its bytes, in hex. */; readonly sha256: string }
  /** Why not, in a sentence that says what to do. */
  | {
      readonly is: "unread";
      readonly because: string;
      /** What the deployer could add to deployment.evidenceBuckets, where that is what is missing. */
      readonly allow?: string;
    };

/** A report of thousands of metrics has some hundred kilobytes; what is larger is data. */
const maxBytes = 2 * 1024 * 1024;

/** Reads one object of up to 2 MB. Never rejects. */
export async function readObject(wish: ObjectWish, clients: Pick<SageMakerReaders, "objectsAt">): Promise<ObjectRead> {
  const object = parseS3Uri(wish.uri);
  if (!object) return unread("The registry names no object in S3 there; register the report as s3://bucket/key.");
  if (!isWithin(wish.allowed, object)) return notAllowed(wish.allowed, object);
  try {
    return await read(object, wish, clients);
  } catch (error) {
    return unread(inWords(error));
  }
}

async function read(
  { bucket, key }: S3Object,
  { place, signal }: ObjectWish,
  { objectsAt }: Pick<SageMakerReaders, "objectsAt">,
): Promise<ObjectRead> {
  const client = await objectsAt(place);
  const { GetObjectCommand } = await import("@aws-sdk/client-s3");
  // One byte more than is read tells that there is more, however large the object is.
  const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, Range: `bytes=0-${maxBytes}` }), {
    abortSignal: signal,
  });
  const bytes = (await answer.Body?.transformToByteArray()) ?? new Uint8Array();
  if (bytes.length > maxBytes)
    return unread("It is larger than 2 MB, the most that the bot reads; register the report and not the data.");
  return {
    is: "read",
    text: new TextDecoder().decode(bytes),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

const unread = (because: string): ObjectRead => ({ is: "unread", because });

/** The first folder of the object is a guess at what the deployer would want the bot to read. */
const notAllowed = (allowed: readonly string[], { bucket, key }: S3Object): ObjectRead => ({
  is: "unread",
  because: `The bot may read ${allowed.length === 0 ? "no reports in S3" : "other parts of S3 only"}: add this to deployment.evidenceBuckets in chatops.config.ts, and deploy.`,
  allow: `${bucket}/${key.includes("/") ? `${key.slice(0, key.indexOf("/"))}/` : ""}*`,
});

/** Without the right to list a bucket, S3 says of an object that is not there that access to it is denied. */
function inWords(error: unknown): string {
  const name = error instanceof Error ? error.name : "";
  switch (name) {
    case "NoSuchKey":
      return "There is no such object in S3: what should have written it did not, or it was deleted since.";
    case "NoSuchBucket":
      return "There is no such bucket in S3; it may have been deleted since.";
    case "InvalidRange":
      return "It is empty: what should have written it did not finish.";
    case "AccessDenied":
    case "Forbidden":
      return "S3 does not let the bot read it: it is not there, or the policy of the bucket or of its key is against it; docs/operate.md says how to allow it.";
    case "InvalidObjectState":
      return "It is in an archive of S3; restore it, then look again.";
    default:
      return sageMakerProblem(error, "the report", "S3").sentence;
  }
}
