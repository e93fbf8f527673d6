import type { Check } from "../content/check.ts";
import type { JsonObject } from "../json.ts";
import type { Mint } from "../workspace/mint.ts";
import type { Cast } from "../workspace/model.ts";
import type { Workspace } from "../workspace/workspace.ts";
import type { Args } from "./args.ts";

/** What a method gets to work with. */
export interface Call {
  readonly args: Args;
  readonly workspace: Workspace;
  readonly cast: Cast;
  readonly mint: Mint;
  readonly check: Check;
  /** The scopes that the token was granted. */
  readonly scopes: ReadonlySet<string>;
  /** A fresh address for one Socket Mode connection. */
  readonly openSocket: () => string;
}

/** Carries a call out; the answer gets `ok: true`. Throws a Refusal. */
type Run = (call: Call) => JsonObject;

/** Calls per minute, or `message` for one a second per channel: https://docs.slack.dev/apis/web-api/rate-limits */
export type Tier = 2 | 3 | 4 | "message" | "special";

export interface Method {
  /** The bot scope that the token needs, if any. */
  readonly scope?: string;
  /** Wants the app-level token instead of the bot's. */
  readonly token?: "app";
  /** Works without a token. */
  readonly open?: true;
  readonly tier: Tier;
  readonly run: Run;
}
