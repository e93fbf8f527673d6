import { maskSecrets } from "../domain/mask.ts";

const max = 300;

/** Why something failed, in the words of the innermost cause; of several, the first. Secrets are masked. */
export function why(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return why(error.errors[0]);
  if (error instanceof Error) return error.cause === undefined ? words(error.message || error.name) : why(error.cause);
  return words(String(error));
}

function words(text: string): string {
  const masked = maskSecrets(text);
  return masked.length > max ? `${masked.slice(0, max)}…` : masked;
}
