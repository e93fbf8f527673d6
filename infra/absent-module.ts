/** A module that was left out of a bundle on purpose was used after all. */
export class AbsentModuleError extends Error {
  override readonly name = "AbsentModuleError";
}

/**
 * Stands in for a module that is required but never used: it and its default export may be passed around, and any use of
 * them throws an {@link AbsentModuleError} that names the module. The use is also written to stderr, so that a caller that
 * swallows the error cannot hide it.
 */
export function absentModule(name: string): object {
  const fail = (): never => {
    const message = `${name} was left out of this bundle and is used after all: see infra/leave-out.ts`;
    console.error(message);
    throw new AbsentModuleError(message);
  };
  // Compiled CommonJS reads these two while it loads; any other name is a use.
  const loading = new Map<string | symbol, unknown>([["__esModule", true]]);
  const absent = (known: ReadonlyMap<string | symbol, unknown>): object =>
    new Proxy(class {}, { get: (_, key) => known.get(key) ?? fail(), has: fail, apply: fail, construct: fail });
  return absent(loading.set("default", absent(new Map())));
}
