import type { AwsError } from "../http/errors.ts";
import type { Caller } from "../http/identity.ts";
import type { Held, Shelf } from "./shelf.ts";

/** The caller's resource with this name. Throws the error that `missing` makes, in the words of its API. */
export function findOrThrow<Api>(shelf: Shelf<Api>, caller: Caller, name: string, missing: () => AwsError): Held<Api> {
  const held = shelf.find(caller, name);
  if (!held) throw missing();
  return held;
}

/** The last part of an ARN, or the name itself. */
export const nameIn = (nameOrArn: string): string => nameOrArn.split("/").at(-1) ?? nameOrArn;
