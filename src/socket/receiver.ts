import type { Receiver } from "@slack/bolt";
import type { SocketModeClient } from "@slack/socket-mode";
import type { Log } from "../log.ts";
import type { Delivery, Dispatcher } from "../slack/receiver/dispatch.ts";

/** One envelope of Slack's, as the client hands it over. */
interface Envelope extends Delivery {
  readonly retry_num?: number;
  readonly retry_reason?: string;
}

/**
 * Feeds a Bolt app from a Socket Mode connection. There is nothing to verify: the app dialled Slack, with its own token,
 * over TLS. What throws is logged and not acked, so that Slack tells the person that it did not work.
 */
export function createSocketReceiver(client: SocketModeClient, log: Log): Receiver {
  let app: Dispatcher | undefined;
  client.on("slack_event", async ({ body, ack, retry_num, retry_reason }: Envelope) => {
    try {
      await app?.processEvent({
        body,
        ack,
        ...(retry_num === undefined ? {} : { retryNum: retry_num }),
        ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      });
    } catch (error) {
      log.error("A listener failed", error);
    }
  });
  return {
    init(boltApp) {
      app = boltApp;
    },
    start: () => client.start(),
    stop: () => client.disconnect(),
  };
}
