import type { PersonActionResult } from "../protocol.ts";
import { createBackground, realDelay } from "./background.ts";
import type { Check } from "./content/check.ts";
import type { Command } from "./people/desk.ts";
import { createPeople, type People } from "./people.ts";
import { createQueries, type Queries } from "./queries.ts";
import { createSender, overHttp, type Transport } from "./requests/send.ts";
import { verifyRequestUrl } from "./requests/url-verification.ts";
import { createRoutes, type Handle } from "./routes.ts";
import { type SlackParts, slackParts } from "./snapshot.ts";
import { createSocketMode, type SocketMode } from "./socket-mode.ts";
import { createFaults, type Fault } from "./web-api/faults.ts";
import { allScopes } from "./web-api/methods.ts";
import { createRates } from "./web-api/rates.ts";
import { defaultCast } from "./workspace/cast.ts";
import type { Cast } from "./workspace/model.ts";
import { createWorkspace } from "./workspace/workspace.ts";

export interface FakeSlackOptions {
  /** Where Slack sends commands, interactions and events; can be set later with `setRequestUrl`. */
  readonly requestUrl?: string;
  /** @default "xoxb-playground" */
  readonly token?: string;
  /** The app-level token, with which an app opens a Socket Mode connection. @default "xapp-playground" */
  readonly appToken?: string;
  /** The scopes that the token has. @default what every method needs, and chat:write.public */
  readonly scopes?: readonly string[];
  /** @default "playground-signing-secret" */
  readonly signingSecret?: string;
  /** Says what Slack would refuse in blocks. @default nothing */
  readonly check?: Check;
  /** The clock that dates messages, milliseconds since the epoch. @default Date.now */
  readonly now?: () => number;
  /** The clock of triggers, response_urls, rates and signatures, for when `now` runs fast. @default `now` */
  readonly realNow?: () => number;
  /** Aborts when the app has had its time to ack. @default three seconds */
  readonly ackDeadline?: () => AbortSignal;
  /** How requests get to the app. @default HTTP */
  readonly transport?: Transport;
  /** Waits between the attempts to deliver an event; rejects when the signal aborts. @default real time */
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<unknown>;
  /** @default the playground's people, channels and groups */
  readonly cast?: Cast;
  /** @default /sagemaker, escaped */
  readonly commands?: readonly Command[];
  /** Whether too many calls are answered with 429. @default false */
  readonly rateLimited?: boolean;
}

export interface FakeSlack extends Queries {
  /** What a person can do. */
  readonly people: People;
  /** The base URL of the Web API, for WebClient's slackApiUrl; ends with /api/. */
  readonly apiUrl: string;
  readonly token: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** Socket Mode; while an app is connected, nothing goes to the request URL. */
  readonly sockets: Pick<SocketMode, "upgrade" | "connected">;
  readonly cast: Cast;
  /** Answers `/api/<method>` and response_urls; false means that the request is not Slack's. */
  readonly handle: Handle;
  /** Calls the listener after every change; the returned function stops that. */
  readonly subscribe: (listener: () => void) => () => void;
  /** What the playground's page draws of Slack. */
  readonly parts: () => SlackParts;
  /** Makes the next call of a Web API method fail once. */
  readonly failNext: (method: string, fault: Fault) => void;
  /** Turns 429 with Retry-After on or off; on counts from nothing. */
  readonly setRateLimited: (on: boolean) => void;
  /** Takes the Web API and the response_urls down, or up again; people can go on clicking. */
  readonly setDown: (down: boolean) => void;
  readonly setRequestUrl: (url: string) => void;
  /** Does what Slack does when the request URL is saved: sends url_verification and looks for the challenge. */
  readonly verifyRequestUrl: () => Promise<PersonActionResult>;
  /** Resolves once no event is being retried. */
  readonly settled: () => Promise<void>;
  /** Forgets messages, views, calls and faults-to-come; people and channels stay. */
  readonly reset: () => void;
  /** Stops retrying events and hangs up on apps in Socket Mode. */
  readonly stop: () => void;
}

/** A fake Slack without a server of its own; `baseUrl` is where `handle` can be reached, without a slash at its end. */
export function createFakeSlack(options: FakeSlackOptions, baseUrl: () => string): FakeSlack {
  const {
    token = "xoxb-playground",
    appToken = "xapp-playground",
    signingSecret = "playground-signing-secret",
    cast = defaultCast,
    check = () => [],
    now = Date.now,
    realNow = now,
    commands = [{ command: "/sagemaker", shouldEscape: true }],
  } = options;
  let requestUrl = options.requestUrl;
  let rateLimited = options.rateLimited ?? false;
  let down = false;
  const rates = createRates(realNow);
  const faults = createFaults();
  const workspace = createWorkspace({ cast, now, realNow });
  const background = createBackground(options.sleep ?? realDelay);
  const sockets = createSocketMode(baseUrl, workspace.mint);
  const overRequestUrl = options.transport ?? overHttp;
  const send = createSender({
    signingSecret,
    requestUrl: () => (sockets.connected() ? "the connection of Socket Mode" : requestUrl),
    realNow,
    transport: (request, signal) => (sockets.connected() ? sockets.transport : overRequestUrl)(request, signal),
    ackDeadline: options.ackDeadline ?? (() => AbortSignal.timeout(3_000)),
  });
  const verificationToken = "playground-verification-token";
  const scopes = new Set(options.scopes ?? allScopes);
  const api = {
    workspace,
    check,
    token,
    appToken,
    openSocket: sockets.open,
    scopes,
    faults,
    rates,
    rateLimited: () => rateLimited,
    down: () => down,
  };

  return {
    ...createQueries(workspace),
    people: createPeople({ workspace, check, send, background, commands, verificationToken, baseUrl }),
    get apiUrl() {
      return `${baseUrl()}/api/`;
    },
    token,
    appToken,
    signingSecret,
    sockets,
    cast,
    handle: createRoutes(api, () => new URL(baseUrl()).pathname.replace(/\/$/, "")),
    subscribe: workspace.subscribe,
    parts: () => slackParts(cast, workspace.state()),
    failNext: faults.failNext,
    setRateLimited(on) {
      if (on && !rateLimited) rates.reset();
      rateLimited = on;
    },
    setDown(next) {
      down = next;
    },
    setRequestUrl(url) {
      requestUrl = url;
    },
    verifyRequestUrl: () => verifyRequestUrl(send, verificationToken, workspace.mint.secret()),
    settled: background.settled,
    reset() {
      faults.reset();
      rates.reset();
      workspace.apply({ what: "reset" });
    },
    stop() {
      background.stop();
      sockets.close();
    },
  };
}
