import type { Work } from "../domain/work.ts";
import type { Log } from "../log.ts";
import type { Dispatch } from "../slack/dispatch.ts";

/** A worker in the same process. */
export interface InProcessWorker {
  /** Takes the work and resolves at once, so that Slack gets its ack in time. */
  readonly dispatch: Dispatch;
  /** Resolves once nothing is under way. */
  readonly settled: () => Promise<void>;
}

/** As often as Lambda tries an asynchronous invocation. */
const tries = 3;

/** Does the work beside whatever else goes on; tries again when it throws, after `wait`. */
export function workInProcess(
  doWork: (work: Work) => Promise<void>,
  wait: (ms: number) => Promise<void>,
  log: Log,
): InProcessWorker {
  const underWay = new Set<Promise<void>>();
  const attempt = async (work: Work): Promise<void> => {
    for (let left = tries; left > 0; left--) {
      try {
        return await doWork(work);
      } catch (error) {
        log.error(`The work ${work.id} failed; ${left - 1} tries are left`, error);
        if (left > 1) await wait(1_000);
      }
    }
  };
  return {
    dispatch: async (work) => {
      const run: Promise<void> = attempt(work).finally(() => underWay.delete(run));
      underWay.add(run);
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
