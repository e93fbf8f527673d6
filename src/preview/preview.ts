import type { Config } from "../config.ts";
import type { Route } from "../domain/route.ts";
import { silentLog } from "../log.ts";
import { notify } from "../notify/notify.ts";
import { presentWith } from "../notify/present.ts";
import { readValue } from "../notify/read.ts";
import { slackPortOver } from "../slack/web-client.ts";
import { memoryTable } from "../store/memory-table.ts";
import { storeOn } from "../store/store.ts";
import { type PreviewedCall, recordingSlack } from "./calls.ts";

/** What one event would cause. */
export interface Previewed {
  readonly calls: readonly PreviewedCall[];
  /** What a person should know: unreadable, unknown, or refused. */
  readonly problems: readonly string[];
}

/** A bot in memory that is shown one event after the other, through the very line that Lambda runs. */
export function previewer(config: Pick<Config, "accounts">, route: Route): (event: unknown) => Promise<Previewed> {
  let calls: PreviewedCall[] = [];
  let shown = 0;
  // A clock of its own, so that the same events give the same lines at any time.
  const now = () => 1_700_000_000_000 + shown * 1000;
  const slack = slackPortOver(
    recordingSlack((call) => calls.push(call)),
    async () => {},
  );
  const store = storeOn(
    memoryTable(() => Math.floor(now() / 1000)),
    now,
  );
  return async (event) => {
    shown += 1;
    calls = [];
    const problems: string[] = [];
    const arrived = readValue(`preview-${shown}`, event, route);
    const { decoded } = arrived;
    if (decoded.is === "unknown-type")
      problems.push(`no card is made for ${JSON.stringify(decoded.detailType)} yet: its fields are shown`);
    if (decoded.is === "ignored") problems.push(`ignored: ${decoded.why}`);
    if (decoded.is === "unreadable") problems.push(`unreadable ${decoded.detailType}: ${decoded.why}`);
    if (decoded.is === "not-an-event") problems.push(`not an event: ${decoded.why}`);
    await notify([arrived], {
      store,
      slack,
      present: presentWith({ accounts: config.accounts }),
      wait: async () => {},
      onDegraded: (to, problem) => problems.push(`drawn again as ${to}: ${problem.message}`),
      log: { ...silentLog, error: (message, error) => problems.push(`${message}: ${String(error)}`) },
      opsChannel: route.channel,
    });
    return { calls, problems };
  };
}
