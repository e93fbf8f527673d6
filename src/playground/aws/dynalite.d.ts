// dynalite ships no types; this is the part of its documented interface that is used here.
declare module "dynalite" {
  import type { Server } from "node:http";

  interface Options {
    /** Milliseconds that a new table stays in CREATING. */
    readonly createTableMs?: number;
  }
  /** A DynamoDB server over an in-memory store; it need not listen to handle requests. */
  export default function dynalite(options?: Options): Server;
}
