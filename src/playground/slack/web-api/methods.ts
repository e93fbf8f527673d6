import { openConnection } from "./apps.ts";
import { apiTest, test } from "./auth.ts";
import * as chat from "./chat.ts";
import * as conversations from "./conversations.ts";
import type { Method } from "./method.ts";
import * as usergroups from "./usergroups.ts";
import * as users from "./users.ts";
import * as views from "./views.ts";

/** Every method that the fake knows, with the scope it needs and its rate: https://docs.slack.dev/reference/methods */
export const methods: ReadonlyMap<string, Method> = new Map<string, Method>([
  ["api.test", { open: true, tier: "special", run: apiTest }],
  ["auth.test", { tier: "special", run: test }],
  ["apps.connections.open", { token: "app", tier: "special", run: openConnection }],
  ["chat.postMessage", { scope: "chat:write", tier: "message", run: chat.postMessage }],
  ["chat.update", { scope: "chat:write", tier: 3, run: chat.update }],
  ["chat.delete", { scope: "chat:write", tier: 3, run: chat.deleteMessage }],
  ["chat.postEphemeral", { scope: "chat:write", tier: 4, run: chat.postEphemeral }],
  ["chat.getPermalink", { tier: "special", run: chat.getPermalink }],
  ["views.open", { tier: 4, run: views.open }],
  ["views.push", { tier: 4, run: views.push }],
  ["views.update", { tier: 4, run: views.update }],
  ["views.publish", { tier: 4, run: views.publish }],
  ["conversations.history", { scope: "channels:history", tier: 3, run: conversations.history }],
  ["conversations.replies", { scope: "channels:history", tier: 3, run: conversations.replies }],
  ["conversations.info", { scope: "channels:read", tier: 3, run: conversations.info }],
  ["conversations.list", { scope: "channels:read", tier: 2, run: conversations.list }],
  ["users.info", { scope: "users:read", tier: 4, run: users.info }],
  ["users.list", { scope: "users:read", tier: 2, run: users.list }],
  ["usergroups.list", { scope: "usergroups:read", tier: 2, run: usergroups.list }],
  ["usergroups.users.list", { scope: "usergroups:read", tier: 2, run: usergroups.users }],
]);

/** The scopes that the fake's token has unless told otherwise: what every method needs, and posting without being invited. */
export const allScopes: readonly string[] = [
  ...new Set([
    "commands",
    "app_mentions:read",
    "chat:write.public",
    ...[...methods.values()].flatMap(({ scope }) => scope ?? []),
  ]),
];
