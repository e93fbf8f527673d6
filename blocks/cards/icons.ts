import type { Phase } from "../../src/domain/status.ts";

/** Names of Slack's emoji. */
export const icons: Readonly<Record<Phase, string>> = {
  running: "large_blue_circle",
  attention: "large_yellow_circle",
  succeeded: "large_green_circle",
  failed: "red_circle",
  stopped: "white_circle",
};
export const rolledBackIcon = "rotating_light";
