import { expect, test } from "vitest";
import { browserStage } from "../testing/browser-stage.ts";

const stage = browserStage(1000);
const { open, play, shoot } = stage;

test("a pipeline is one card whose thread holds the question, also shown in the channel, and opens", async () => {
  await open("U0BO000001", "C0DEPLOYMENTS");
  await play("model-waiting-for-approval");
  const question = stage.page.getByTestId("message").filter({ hasText: "Approval needed" });
  await question.first().waitFor({ timeout: 120_000 });
  const pipeline = stage.page.getByTestId("message").filter({ hasText: "Pipeline succeeded" });
  await pipeline.first().waitFor({ timeout: 60_000 });
  expect(await pipeline.first().textContent()).toMatch(
    /5 of 5 complete[\s\S]*churn\/12 waits for approval[\s\S]*3 jobs/,
  );
  expect(await question.first().textContent()).toContain("replied to a thread");
  await stage.page
    .getByText(/^\d+ repl(y|ies)$/)
    .first()
    .click();
  await expect.poll(() => question.count()).toBe(2);
  await shoot("journey-thread-light");
});
