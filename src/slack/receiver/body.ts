import { parseForm } from "./form.ts";
import type { Fields } from "./http.ts";

/** What Slack said, or why it cannot be read; `why` holds nothing of the body and is safe to log and to answer with. */
export type Body =
  | { readonly kind: "url_verification"; readonly challenge: string }
  | { readonly kind: "ssl_check" }
  | { readonly kind: "slack"; readonly body: Readonly<Record<string, unknown>> }
  | { readonly kind: "unreadable"; readonly why: Unreadable };

/** Each way in which a body is refused. */
export type Unreadable = "media-type" | "bad-encoding" | "repeated-field" | "not-json" | "not-an-object";

type Json =
  | { readonly ok: true; readonly record: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly why: Unreadable };

const FORM = "application/x-www-form-urlencoded";
const JSON_TYPE = "application/json";

/**
 * Parses a request body: JSON for the Events API, a form for commands, a form with a JSON `payload` field for interactions
 * (docs.slack.dev). Never throws. Call it on verified bytes only, but for the unsigned SSL check.
 */
export function parseBody(headers: Fields, rawBody: Buffer): Body {
  const mediaType = mediaTypeOf(headers.get("content-type") ?? "");
  if (mediaType !== FORM && mediaType !== JSON_TYPE) return { kind: "unreadable", why: "media-type" };

  const text = utf8(rawBody);
  if (text === undefined) return { kind: "unreadable", why: "bad-encoding" };
  return mediaType === FORM ? fromForm(text) : fromJson(text);
}

function fromForm(text: string): Body {
  const form = parseForm(text);
  if (!form.ok) return { kind: "unreadable", why: form.why };
  if (isSslCheck(form.fields)) return { kind: "ssl_check" };

  const payload = form.fields.get("payload");
  if (payload === undefined) return { kind: "slack", body: Object.fromEntries(form.fields) };
  const json = parseJson(payload);
  return json.ok ? { kind: "slack", body: json.record } : { kind: "unreadable", why: json.why };
}

function fromJson(text: string): Body {
  const json = parseJson(text);
  if (!json.ok) return { kind: "unreadable", why: json.why };
  const { type, challenge } = json.record;
  return type === "url_verification" && typeof challenge === "string"
    ? { kind: "url_verification", challenge }
    : { kind: "slack", body: json.record };
}

/** True for `ssl_check=1` and no other value: Slack tries the certificate of a command's URL that way. */
export function isSslCheck(fields: Fields): boolean {
  return fields.get("ssl_check") === "1";
}

/** The type without its parameters: `Application/JSON; charset=utf-8` is application/json. */
function mediaTypeOf(contentType: string): string {
  return (contentType.split(";")[0] ?? "").trim().toLowerCase();
}

function utf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return { ok: false, why: "not-an-object" };
    return { ok: true, record: { ...value } };
  } catch {
    return { ok: false, why: "not-json" };
  }
}
