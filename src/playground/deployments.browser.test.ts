import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage(1100);
const { open, play, card, waitFor, shoot, resource } = stage;
const endpoint = (name: string) => resource(name, "endpoint");
/** The clock of the bake on a card, in seconds. */
const baked = async (name: string): Promise<number> => {
  const text = (await card(name).textContent()) ?? "";
  const [, minutes, seconds] = /(\d+):(\d\d) of 10:00/.exec(text) ?? [];
  return Number(minutes) * 60 + Number(seconds);
};

test("a canary bakes with a countdown that moves, is aborted, and ends on the old config", async () => {
  await open("U0ANA00001", "C0DEPLOYMENTS", "light");
  await play("canary-bakes");
  await waitFor(card(/Baking · endpoint ranker/));
  await waitFor(card("Model latency p90, ms"));
  const before = await baked("endpoint ranker");
  await shoot("deployment-baking-light");
  await expect.poll(() => baked("endpoint ranker"), { timeout: 60_000 }).toBeGreaterThan(before);
  await card(/Baking · endpoint ranker/)
    .getByRole("button", { name: "Abort bake" })
    .click();
  const confirm = stage.page.getByRole("dialog");
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
  await open("U0ANA00001", "C0DEPLOYMENTS", "dark");
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
  const confirm = stage.page.getByRole("dialog");
  await waitFor(confirm);
  expect(await confirm.textContent()).toContain("ranker-config-41 instead of ranker-config-42");
  await confirm.getByRole("button", { name: "Update it" }).click();
  await waitFor(card("Update asked for by"));
  await shoot("deployment-rolling-back-dark");
});

test("a rollback that nobody is told of stands on the card and in the channel", async () => {
  await open("U0BO000001", "C0DEPLOYMENTS", "light");
  await play("unseen-rollback");
  await waitFor(card(/Rolled back · endpoint search-embed/));
  await waitFor(card("replied to a thread"));
  await shoot("deployment-unseen-rollback-light");
});
