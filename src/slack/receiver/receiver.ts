import type { Log } from "../../log.ts";
import { accepted, type LambdaResponse, type Refusal, refusal } from "./answer.ts";
import { isSslCheck, parseBody } from "./body.ts";
import { type Dispatcher, dispatch } from "./dispatch.ts";
import { errorName } from "./error-name.ts";
import { type LambdaRequest, readHttp } from "./http.ts";
import { keepSecrets } from "./secrets.ts";
import { type Verdict, verify } from "./signature.ts";

/** What {@link createLambdaReceiver} needs from its surroundings. */
export type LambdaReceiverOptions = {
  /** The signing secrets from their source: one, or two while rotating. Asked every ten minutes, and when no secret fits. */
  readonly secrets: () => Promise<readonly string[]>;
  /** Milliseconds since 1970, as Date.now gives them. */
  readonly now: () => number;
  /** Is given no secret, signature, header or error message, and of a body only its type. */
  readonly log: Log;
};

/** A Bolt `Receiver` together with the Lambda handler that feeds it. */
export type LambdaReceiver = {
  init(app: Dispatcher): void;
  start(): Promise<LambdaReceiver["handler"]>;
  stop(): Promise<void>;
  /** Answers every event and never rejects. One parameter: Node 24 on Lambda refuses handlers with three. */
  readonly handler: (event: unknown) => Promise<LambdaResponse>;
};

type HttpRequest = Extract<LambdaRequest, { kind: "http" }>;

/**
 * The largest body that is hashed. Slack's largest is a view of 250 kB, which about doubles in a form; what is larger gets
 * 413 before anything is computed.
 */
export const MAX_BODY_BYTES = 512 * 1024;

/** An SSL check is one short form; nothing larger is parsed without a signature. */
const MAX_SSL_CHECK_BYTES = 1024;

/** Slack shows the person an error when the answer takes longer (docs.slack.dev, "Acknowledgement response"). */
const SLACK_WAITS_MS = 3000;

/**
 * The HTTP half of a Bolt app on Lambda: signature first, over the raw bytes, then parse, then the listeners.
 *
 *     const receiver = createLambdaReceiver({ secrets, now: Date.now, log });
 *     const app = new App({ receiver, convoStore: false, authorize: async () => ({ botToken, botId, botUserId }) });
 *     app.command("/sagemaker", ...);
 *     export const handler = receiver.handler;
 *
 * Differs from Bolt's AwsLambdaReceiver: parses nothing unsigned but a short SSL check, refuses future timestamps, answers malformed input with
 * 4xx instead of throwing, takes two secrets while they rotate, and logs neither bodies nor signatures.
 */
export function createLambdaReceiver({ secrets: source, now, log }: LambdaReceiverOptions): LambdaReceiver {
  const secrets = keepSecrets(source, now);
  let app: Dispatcher | undefined;

  const refuse = (statusCode: Refusal, why: string): LambdaResponse => {
    log.warn("Request refused", { statusCode, why });
    return refusal(statusCode);
  };

  const freshSecrets = async (): Promise<readonly string[]> => {
    try {
      return (await secrets.refreshed()) ?? [];
    } catch (error) {
      log.error("Signing secrets could not be fetched again", errorName(error));
      return [];
    }
  };

  /**
   * Up to three looks: without a secret, which is enough to refuse most of what the internet sends; with the secrets in
   * hand; and with fresh ones, because a signature that fits none may mean that the signing secret was regenerated.
   */
  const verdictOn = async ({ headers, rawBody }: HttpRequest): Promise<Verdict> => {
    for (const load of [async () => [], secrets.current, freshSecrets]) {
      const verdict = verify({ secrets: await load(), headers, rawBody, now: now() });
      if (verdict.ok || verdict.why !== "bad-signature") return verdict;
    }
    return { ok: false, why: "bad-signature" };
  };

  const answer = async (request: HttpRequest): Promise<LambdaResponse> => {
    if (request.rawBody.length > MAX_BODY_BYTES) return refuse(413, "too-large");
    if (request.method === "GET" && isSslCheck(request.query)) return accepted();
    if (request.method !== "POST") return refuse(405, "method");

    const verdict = await verdictOn(request);
    if (!verdict.ok) {
      return verdict.why === "unsigned" && isSslCheckForm(request) ? accepted() : refuse(401, verdict.why);
    }
    const body = parseBody(request.headers, request.rawBody);
    switch (body.kind) {
      case "unreadable":
        return refuse(body.why === "media-type" ? 415 : 400, body.why);
      case "ssl_check":
        return accepted();
      case "url_verification":
        return accepted({ challenge: body.challenge });
      case "slack":
        if (app === undefined) throw new NoAppError("Give this receiver to new App({ receiver }) first");
        return dispatch(app, request.headers, body.body, log);
    }
  };

  const handler = async (event: unknown): Promise<LambdaResponse> => {
    const request = readHttp(event);
    if (request.kind === "not-http") return refuse(400, "not-http");
    const began = now();
    try {
      return await answer(request);
    } catch (error) {
      log.error("Request could not be handled", errorName(error));
      return refusal(500);
    } finally {
      const ms = now() - began;
      if (ms > SLACK_WAITS_MS) log.warn("Answered later than Slack waits", { ms });
    }
  };

  return {
    init(boltApp) {
      app = boltApp;
    },
    start: async () => handler,
    stop: async () => {},
    handler,
  };
}

/** The receiver was asked before any App was made with it. */
class NoAppError extends Error {
  override readonly name = "NoAppError";
}

/** Slack may send SSL checks unsigned; answering one is safe, since nothing is dispatched. */
function isSslCheckForm({ headers, rawBody }: HttpRequest): boolean {
  return rawBody.length <= MAX_SSL_CHECK_BYTES && parseBody(headers, rawBody).kind === "ssl_check";
}
