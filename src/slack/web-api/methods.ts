/** How a Web API method may be used; its scopes end up in manifest.yml, which a test compares with this table. */
export interface MethodFacts {
  /** Bot token scopes (docs.slack.dev/reference/methods, "Required scopes"). */
  readonly scopes: readonly string[];
  /** Whether a second call does no harm. If not, a call whose answer was lost may have happened. */
  readonly repeatable: boolean;
}

/** Every Web API method that the bot calls; no other can be called through the caller. */
export const methods = {
  "auth.test": { scopes: [], repeatable: true },
  // `chat:write.public` lets a route name any public channel; private ones need an invitation all the same.
  "chat.postMessage": { scopes: ["chat:write", "chat:write.public"], repeatable: false },
  "chat.postEphemeral": { scopes: ["chat:write"], repeatable: false },
  "chat.update": { scopes: ["chat:write"], repeatable: true },
  "conversations.history": { scopes: ["channels:history", "groups:history"], repeatable: true },
  "conversations.replies": { scopes: ["channels:history", "groups:history"], repeatable: true },
  "usergroups.list": { scopes: ["usergroups:read"], repeatable: true },
  // A trigger_id opens one view: the second call is refused, yet the person has the view.
  "views.open": { scopes: [], repeatable: false },
  "views.publish": { scopes: [], repeatable: true },
} as const satisfies Readonly<Record<string, MethodFacts>>;

export type MethodName = keyof typeof methods;
