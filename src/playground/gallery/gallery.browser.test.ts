import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { kindNames } from "../../domain/kinds.ts";
import { shots, startChromium } from "../../testing/chromium.ts";
import { type ServedPlayground, servePlayground } from "../serve.ts";

let browser: Browser;
let served: ServedPlayground;
let page: Page;
let errors: string[];

beforeAll(async () => {
  served = await servePlayground(0);
  browser = await startChromium();
});
afterAll(async () => {
  await browser.close();
  await served.close();
});

beforeEach(async () => {
  errors = [];
  page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
});
afterEach(async () => {
  await page.close();
  expect(errors).toEqual([]);
});

const shoot = (name: string): Promise<unknown> => page.screenshot({ path: `${shots}gallery-${name}.png` });

test("the playground leads to the gallery and back", async () => {
  await page.goto(`${served.url}/?theme=dark`);
  await page.getByRole("link", { name: "Gallery" }).click();
  await page.getByRole("heading", { name: "Gallery of cards" }).waitFor();
  expect(await page.getByRole("navigation", { name: "Kinds" }).getByRole("link").count()).toBe(kindNames.length);
  await page.getByRole("link", { name: "Playground" }).click();
  await page.getByTestId("composer").waitFor();
});

test("the filter leaves the cards that fit", async () => {
  await page.goto(`${served.url}/gallery?theme=light`);
  await page.getByTestId("gallery-card").first().waitFor();
  const all = await page.getByTestId("gallery-card").count();
  await page.getByLabel("Filter the cards").fill("tracking failed");
  await expect.poll(() => page.getByTestId("gallery-card").count()).toBe(6);
  expect(all).toBeGreaterThan(100);
});

test.each(["light", "dark"])("an address leads to its card, in %s", async (theme) => {
  await page.goto(`${served.url}/gallery?theme=${theme}#training-job/failed-out-of-memory`);
  const card = page.locator('[id="training-job/failed-out-of-memory"]');
  await card.getByText("CUDA out of memory").first().waitFor();
  expect((await card.boundingBox())?.y).toBeLessThan(400);
  await shoot(`training-${theme}`);
  for (const kind of ["tuning-job", "endpoint", "pipeline-execution", "cluster", "tracking-server", "human-loop"]) {
    await page.getByRole("navigation").locator(`a[href="#${kind}"]`).click();
    await shoot(`${kind}-${theme}`);
  }
});

test("on a narrow window the two renderings stand one above the other", async () => {
  await page.setViewportSize({ width: 700, height: 900 });
  await page.goto(`${served.url}/gallery?theme=light#endpoint`);
  await page.getByTestId("gallery-card").first().waitFor();
  await shoot("narrow-light");
  const looks = page.locator(".gallery-pair").first().locator(".gallery-look");
  const [rich, basic] = [await looks.nth(0).boundingBox(), await looks.nth(1).boundingBox()];
  expect(basic?.y).toBeGreaterThan(rich?.y ?? Number.POSITIVE_INFINITY);
});
