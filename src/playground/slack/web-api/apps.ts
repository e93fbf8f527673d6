import type { JsonObject } from "../json.ts";
import type { Call } from "./method.ts";

/** apps.connections.open: where the app may connect for Socket Mode. */
export function openConnection({ openSocket }: Call): JsonObject {
  return { url: openSocket() };
}
