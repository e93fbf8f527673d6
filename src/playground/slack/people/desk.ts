import type { PersonActionResult } from "../../protocol.ts";
import type { Background } from "../background.ts";
import type { Check } from "../content/check.ts";
import type { Sender } from "../requests/send.ts";
import { findChannel, findPerson } from "../workspace/lookup.ts";
import type { Channel, Person } from "../workspace/model.ts";
import type { Workspace } from "../workspace/workspace.ts";

/** A slash command of the app's manifest. */
export interface Command {
  readonly command: string;
  /** The manifest's should_escape: names, channels and links arrive as Slack markup. */
  readonly shouldEscape: boolean;
}

/** What is needed to act as a person. */
export interface Desk {
  readonly workspace: Workspace;
  readonly check: Check;
  readonly send: Sender;
  readonly background: Background;
  readonly commands: readonly Command[];
  /** Slack's old verification token, which still stands in every request. */
  readonly verificationToken: string;
  /** Where the app can reach response_urls; no slash at the end. */
  readonly baseUrl: () => string;
}

/** All went well. */
export const done: PersonActionResult = { ok: true };

/** It did not go well, and this is what the person reads. */
export function problem(text: string): PersonActionResult {
  return { ok: false, problem: text };
}

/** The person with this id or handle. Throws when there is nobody: that is a mistake of the caller, not of the app. */
export function personOf({ workspace }: Desk, reference: string): Person {
  const person = findPerson(workspace.cast, reference);
  if (person === undefined) throw new Error(`Nobody here is called ${reference}`);
  return person;
}

/** The channel with this id or name. Throws when there is none. */
export function channelOf({ workspace }: Desk, reference: string): Channel {
  const channel = findChannel(workspace.cast, reference);
  if (channel === undefined) throw new Error(`There is no channel ${reference}`);
  return channel;
}
