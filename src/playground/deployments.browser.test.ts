import { mkdirSync } from "node:fs";
import { type Browser, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { type ServedPlayground, servePlayground } from "./serve.ts";

const shots = new URL("../../screenshots/", import.meta.url).pathname;
let browser: Browser;
let served: ServedPlayground;
let page: Page;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  served = await servePlayground(0);
  browser = await chromium.launch({
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
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  await served.playground.act({ do: "reset" });
  await served.playground.act({ do: "switch", switches: { speed: 60 } });
  page = await browser.newPage({ viewport: { width: 1440, height: 1100 } });
});
afterEach(() => page.close());

const open = async (user: string, theme: "light" | "dark"): Promise<void> => {
  await page.goto(`${served.url}/?theme=${theme}&user=${user}#C0DEPLOYMENTS`);
};
const play = (id: string): Promise<void> => page.getByTestId(`scenario-${id}`).click();
const card = (text: string | RegExp): Locator => page.getByTestId("message").filter({ hasText: text }).first();
const waitFor = (locator: Locator): Promise<void> => locator.waitFor({ timeout: 90_000 });
const shoot = async (name: string): Promise<void> => {
  await page.screenshot({ path: `${shots}${name}.png` });
};
/** What the simulated SageMaker itself says, behind the bot's back. */
const endpoint = (name: string) =>
  served.playground.snapshot().resources.find((each) => each.name === name && each.kind === "endpoint");
/** The clock of the bake on a card, in seconds. */
const baked = async (name: string): Promise<number> => {
  const text = (await card(name).textContent()) ?? "";
  const [, minutes, seconds] = /(\d+):(\d\d) of 10:00/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

test("a canary bakes with a countdown that moves, is aborted, and ends on the old config", async () => {
  await open("U0ANA00001", "light");
  await play("canary-bakes");
  await waitFor(card(/Baking · endpoint ranker/));
  await waitFor(card("Model latency p90, ms"));
  const before = await baked("endpoint ranker");
  await shoot("deployment-baking-light");
  await expect.poll(() => baked("endpoint ranker"), { timeout: 60_000 }).toBeGreaterThan(before);
  await card(/Baking · endpoint ranker/)
    .getByRole("button", { name: "Abort bake" })
    .click();
  const confirm = page.getByRole("dialog");
  await waitFor(confirm);
  await shoot("deployment-abort-confirm-light");
  await confirm.getByRole("button", { name: "Abort it" }).click();
  await waitFor(card("Abort asked for by"));
  await waitFor(card(/Rolled back · endpoint ranker/));
  expect(await card(/Rolled back · endpoint ranker/).textContent()).toContain("still serves ranker-config-41");
  await shoot("deployment-aborted-light");
  expect(endpoint("ranker")).toMatchObject({ status: "InService" });
});

test("a canary that goes well ends deployed, and is rolled back with a click", async () => {
  await open("U0ANA00001", "dark");
  await play("canary-bakes");
  await waitFor(card(/Baking · endpoint ranker/));
  await waitFor(card("Model latency p90, ms"));
  await shoot("deployment-baking-dark");
  await waitFor(card(/Deployed · endpoint ranker/));
  expect(await card(/Deployed · endpoint ranker/).textContent()).toContain("It serves ranker-config-42.");
  await shoot("deployment-deployed-dark");
  await card(/Deployed · endpoint ranker/)
    .getByRole("button", { name: "Roll back" })
    .click();
  const confirm = page.getByRole("dialog");
  await waitFor(confirm);
  expect(await confirm.textContent()).toContain("ranker-config-41 instead of ranker-config-42");
  await confirm.getByRole("button", { name: "Update it" }).click();
  await waitFor(card("Update asked for by"));
  await shoot("deployment-rolling-back-dark");
});

test("a rollback that nobody is told of stands on the card and in the channel", async () => {
  await open("U0BO000001", "light");
  await play("unseen-rollback");
  await waitFor(card(/Rolled back · endpoint search-embed/));
  await waitFor(card("replied to a thread"));
  await shoot("deployment-unseen-rollback-light");
});
