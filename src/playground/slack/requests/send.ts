import { signature } from "./sign.ts";

/** A request from Slack to the app, signed. */
interface AppRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the app answered. */
export interface AppAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How a request gets to the app and its answer back; rejects when the app cannot be reached. */
export type Transport = (request: AppRequest, signal: AbortSignal) => Promise<AppAnswer>;

/** How the app took a request. */
export type Ack =
  | { readonly kind: "acked"; readonly answer: AppAnswer }
  | { readonly kind: "refused"; readonly answer: AppAnswer }
  | { readonly kind: "too-late" }
  | { readonly kind: "unreachable"; readonly because: unknown }
  | { readonly kind: "no-request-url" };

/** What the sender needs to know. */
interface SenderOptions {
  readonly signingSecret: string;
  readonly requestUrl: () => string | undefined;
  /** Real milliseconds since the epoch: the app checks the timestamp against its own clock. */
  readonly realNow: () => number;
  readonly transport: Transport;
  /** Aborts when the app has had its three seconds. */
  readonly ackDeadline: () => AbortSignal;
}

/** Sends a request to the app and waits for its answer, at most as long as Slack does. Never rejects. */
export type Sender = (request: {
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}) => Promise<Ack>;

/** A sender that signs every request with the time at which it leaves. */
export function createSender(options: SenderOptions): Sender {
  return async ({ contentType, body, headers }) => {
    const url = options.requestUrl();
    if (url === undefined) return { kind: "no-request-url" };
    const timestamp = String(Math.floor(options.realNow() / 1000));
    const request: AppRequest = {
      url,
      headers: {
        "content-type": contentType,
        accept: "application/json,*/*",
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": signature(options.signingSecret, timestamp, body),
        ...headers,
      },
      body,
    };
    const deadline = options.ackDeadline();
    try {
      const answer = await beforeDeadline(options.transport(request, deadline), deadline);
      const isAck = answer.status >= 200 && answer.status < 300;
      return { kind: isAck ? "acked" : "refused", answer };
    } catch (error) {
      return deadline.aborted ? { kind: "too-late" } : { kind: "unreachable", because: error };
    }
  };
}

/** Sends over HTTP; redirects are not followed, as Slack does not follow them for commands and interactions. */
export const overHttp: Transport = async ({ url, headers, body }, signal) => {
  const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
  return { status: response.status, headers: Object.fromEntries(response.headers), body: await response.text() };
};

// A transport inside the same process may not care about the signal; the person is told in time all the same.
function beforeDeadline<T>(work: Promise<T>, deadline: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = () => reject(deadline.reason);
    if (deadline.aborted) giveUp();
    deadline.addEventListener("abort", giveUp, { once: true });
    work.then(resolve, reject).finally(() => deadline.removeEventListener("abort", giveUp));
  });
}
