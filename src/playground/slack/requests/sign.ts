import { createHmac } from "node:crypto";

/** `v0=` + HMAC-SHA256 of `v0:timestamp:body`: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signature(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
}
