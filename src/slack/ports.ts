import type { Log } from "../log.ts";
import type { Dispatch } from "./dispatch.ts";
import type { SlackPort } from "./port.ts";

/** All that the fast half may use: it tells people things, opens modals and hands work on. */
export interface Ports {
  readonly slack: Pick<SlackPort, "respond" | "openView">;
  readonly dispatch: Dispatch;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Log;
  /** The bot's own AWS region. */
  readonly region: string;
  /** Account id to the label that people know it by. */
  readonly accounts: Readonly<Record<string, string>>;
}
