import { mkdirSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Where browser tests leave pictures of what they saw, for people to look at. */
export const shots: string = new URL("../../screenshots/", import.meta.url).pathname;

/** Starts headless Chromium, Debian's or the one that CHROMIUM names. */
export function startChromium(): Promise<Browser> {
  mkdirSync(shots, { recursive: true });
  return chromium.launch({
    executablePath: process.env["CHROMIUM"] ?? "/usr/bin/chromium",
    // Without these, Chromium looks for its makers' servers, which a closed network refuses.
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
