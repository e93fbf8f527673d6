/** A decoded form, or the reason why it is none. */
export type Form =
  | { readonly ok: true; readonly fields: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly why: "bad-encoding" | "repeated-field" };

/**
 * Decodes application/x-www-form-urlencoded text strictly. Unlike URLSearchParams it refuses what would be guessed at:
 * a broken percent escape, escapes that are not UTF-8, and a name that comes twice (Slack repeats none, and first-wins and
 * last-wins readers would act on different values).
 */
export function parseForm(text: string): Form {
  const fields = new Map<string, string>();
  for (const pair of text.split("&").filter((part) => part !== "")) {
    const equals = pair.indexOf("=");
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    const value = decode(equals < 0 ? "" : pair.slice(equals + 1));
    if (name === undefined || value === undefined) return { ok: false, why: "bad-encoding" };
    if (fields.has(name)) return { ok: false, why: "repeated-field" };
    fields.set(name, value);
  }
  return { ok: true, fields };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}
