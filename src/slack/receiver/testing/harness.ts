import type { Log } from "../../../log.ts";
import type { Delivery, Dispatcher } from "../dispatch.ts";
import { createLambdaReceiver } from "../receiver.ts";
import { functionUrlEvent, type Post, signedHeaders } from "./lambda-events.ts";

/** The secret that the receiver under test knows. */
export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

/** The time that the receiver's clock shows at first, in milliseconds. */
export const NOW = 1_700_000_000_500;

/** What Slack would send through a Function URL: this post, correctly signed at {@link NOW}. */
export function fromSlack(post: Post, secret: string = SECRET, at: number = NOW) {
  return functionUrlEvent(signedHeaders(post, secret, at), post.body);
}

/** A log that writes each line to `lines`: level, message, details as JSON. */
export function recordingLog(lines: string[]): Log {
  const write = (level: string) => (message: string, details?: unknown) =>
    void lines.push(`${level} ${message} ${JSON.stringify(details)}`);
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

/** A receiver with a spy in the App's place; `listen` is what the App does with a delivery, at first a plain ack. */
export function receiverUnderTest({
  listen = async ({ ack }: Delivery) => ack(),
  secrets = async (): Promise<readonly string[]> => [SECRET],
} = {}) {
  const deliveries: Delivery[] = [];
  const logged: string[] = [];
  let now = NOW;
  const receiver = createLambdaReceiver({
    secrets,
    now: () => now,
    log: recordingLog(logged),
  });
  const app: Dispatcher = {
    async processEvent(delivery) {
      deliveries.push(delivery);
      await listen(delivery);
    },
  };
  receiver.init(app);
  const pass = (ms: number): void => {
    now += ms;
  };
  return { receiver, handler: receiver.handler, deliveries, logged, pass };
}
