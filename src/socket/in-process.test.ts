import { expect, it } from "vitest";
import type { Work } from "../domain/work.ts";
import { silentLog } from "../log.ts";
import { workInProcess } from "./in-process.ts";
import { placeOf } from "./place.ts";

const work: Work = { id: "w1", intent: { do: "help" }, who: { user: "U1", team: "T1" }, where: {}, receivedAt: 0 };

/** A worker that fails so many times; answers how often it was asked. */
async function failing(times: number): Promise<number> {
  let asked = 0;
  const { dispatch, settled } = workInProcess(
    async () => {
      asked += 1;
      if (asked <= times) throw new Error("not yet");
    },
    async () => {},
    silentLog,
  );
  await dispatch(work);
  await settled();
  return asked;
}

it("work is tried again as often as Lambda would, and then given up", async () => {
  expect([await failing(0), await failing(1), await failing(2), await failing(9)]).toEqual([1, 2, 3, 3]);
});

it("the place of the bot is where its queue is", () => {
  expect(placeOf("https://sqs.eu-west-1.amazonaws.com/111122223333/events", "eu-west-1")).toEqual({
    partition: "aws",
    region: "eu-west-1",
    account: "111122223333",
  });
  expect(placeOf("https://sqs.cn-north-1.amazonaws.com.cn/111122223333/events", "cn-north-1")?.partition).toBe(
    "aws-cn",
  );
  expect(placeOf("https://x/111122223333/events", "us-gov-west-1")?.partition).toBe("aws-us-gov");
  expect(placeOf("https://sqs.eu-west-1.amazonaws.com/events", "eu-west-1")).toBeUndefined();
});
