import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import type { ResourceView } from "../playground/protocol.ts";
import { type ServedPlayground, servePlayground } from "../playground/serve.ts";
import { shots, startChromium } from "./chromium.ts";

/** A person at the playground's page in headless Chromium, at 60x; each test of the file begins anew. */
export interface BrowserStage {
  readonly page: Page;
  readonly served: ServedPlayground;
  /** A second person's page, which the test closes itself. */
  readonly anotherPage: () => Promise<Page>;
  /** Opens the page as a person (a Slack user id) in a channel, or at `home`. */
  readonly open: (user: string, place: string, theme?: "light" | "dark") => Promise<void>;
  /** Plays a scenario by its id. */
  readonly play: (scenario: string) => Promise<void>;
  /** The first message that says so. */
  readonly card: (text: string | RegExp) => Locator;
  /** The first message that says so and that nobody else sees. */
  readonly whisper: (text: string | RegExp) => Locator;
  readonly waitFor: (locator: Locator) => Promise<void>;
  /** Leaves a picture in screenshots/ for people to look at. */
  readonly shoot: (name: string) => Promise<void>;
  /** What the simulated SageMaker itself says of a resource, behind the bot's back. */
  readonly resource: (name: string | RegExp, kind?: string) => ResourceView | undefined;
}

/** Sets the stage for the tests of one file. @default height 900 pixels */
export function browserStage(height = 900): BrowserStage {
  const now: { browser?: Browser; page?: Page; served?: ServedPlayground } = {};
  const there = <T>(what: T | undefined): T => {
    if (what === undefined) throw new Error("The stage is set when the first test begins.");
    return what;
  };
  const page = (): Page => there(now.page);
  const served = (): ServedPlayground => there(now.served);
  const card = (text: string | RegExp): Locator => page().getByTestId("message").filter({ hasText: text }).first();

  const newPage = (): Promise<Page> => there(now.browser).newPage({ viewport: { width: 1440, height } });

  beforeAll(async () => {
    now.served = await servePlayground(0);
    now.browser = await startChromium();
  });
  afterAll(async () => {
    await now.browser?.close();
    await now.served?.close();
  });
  beforeEach(async () => {
    await served().playground.act({ do: "reset" });
    await served().playground.act({ do: "switch", switches: { speed: 60 } });
    now.page = await newPage();
  });
  afterEach(() => page().close());

  return {
    get page() {
      return page();
    },
    get served() {
      return served();
    },
    anotherPage: newPage,
    open: async (user, place, theme = "light") => {
      await page().goto(`${served().url}/?theme=${theme}&user=${user}#${place}`);
    },
    play: (scenario) => page().getByTestId(`scenario-${scenario}`).click(),
    card,
    whisper: (text) => card("Only visible to you").filter({ hasText: text }),
    waitFor: (locator) => locator.waitFor({ timeout: 60_000 }),
    shoot: async (name) => {
      await page().screenshot({ path: `${shots}${name}.png` });
    },
    resource: (name, kind) =>
      served()
        .playground.snapshot()
        .resources.find(
          (each) =>
            (typeof name === "string" ? each.name === name : name.test(each.name)) &&
            (kind === undefined || each.kind === kind),
        ),
  };
}
