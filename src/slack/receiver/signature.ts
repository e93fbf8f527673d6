import { createHmac, timingSafeEqual } from "node:crypto";
import type { Fields } from "./http.ts";

/** Seconds that Slack's timestamp may lie before or after our clock (docs.slack.dev, "Verifying requests from Slack"). */
export const MAX_SKEW_SECONDS = 300;

/** The header that carries the signature, as {@link Fields} spells it. */
export const SIGNATURE_HEADER = "x-slack-signature";

/** The header that carries the time of signing in whole seconds, as {@link Fields} spells it. */
export const TIMESTAMP_HEADER = "x-slack-request-timestamp";

/** Whether Slack sent this; `why` is safe to log, it holds nothing of the request. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "unsigned" | "malformed" | "stale" | "future" | "bad-signature" };

/** What {@link verify} looks at; `now` is in milliseconds since 1970, as Date.now() gives it. */
export type Signed = {
  readonly secrets: readonly string[];
  readonly headers: Fields;
  readonly rawBody: Buffer;
  readonly now: number;
};

// Slack has one version. Taking it from the header would let the sender choose what is hashed.
const VERSION = "v0";
const SIGNATURE = /^v0=[0-9a-f]{64}$/;
const TIMESTAMP = /^[0-9]{1,12}$/;

/**
 * Checks Slack's signature over the raw bytes, in constant time, with a clock skew of at most 300 s either way.
 * Any of the secrets may have signed: give the old and the new one while the signing secret is rotated. No secret, no yes.
 */
export function verify({ secrets, headers, rawBody, now }: Signed): Verdict {
  const signature = headers.get(SIGNATURE_HEADER);
  const timestamp = headers.get(TIMESTAMP_HEADER);
  if (signature === undefined || timestamp === undefined) return { ok: false, why: "unsigned" };
  if (!SIGNATURE.test(signature) || !TIMESTAMP.test(timestamp)) return { ok: false, why: "malformed" };

  const age = Math.floor(now / 1000) - Number(timestamp);
  if (age > MAX_SKEW_SECONDS) return { ok: false, why: "stale" };
  if (age < -MAX_SKEW_SECONDS) return { ok: false, why: "future" };

  const given = Buffer.from(signature);
  const matches = usable(secrets).map((secret) =>
    timingSafeEqual(Buffer.from(sign(secret, timestamp, rawBody)), given),
  );
  return matches.includes(true) ? { ok: true } : { ok: false, why: "bad-signature" };
}

/** The value of the signature header for these bytes; `timestamp` is the text of the timestamp header. */
export function sign(secret: string, timestamp: string, rawBody: Buffer | string): string {
  const hash = createHmac("sha256", secret).update(`${VERSION}:${timestamp}:`).update(rawBody).digest("hex");
  return `${VERSION}=${hash}`;
}

/** An empty secret is a missing one: anybody can sign with it. */
function usable(secrets: readonly string[]): readonly string[] {
  return secrets.filter((secret) => secret !== "");
}
