/**
 * The names of what went wrong, without messages: a message may quote a token, a body or a signature.
 * Looks into Bolt's wrappers (`original`, `originals`), which would hide every plain error behind the name "Error".
 */
export function errorName(error: unknown): string {
  if (!(error instanceof Error)) return `thrown ${typeof error}`;
  if ("originals" in error && Array.isArray(error.originals)) return error.originals.map(errorName).join(", ");
  if ("original" in error && error.original instanceof Error) return errorName(error.original);
  return error.name;
}
