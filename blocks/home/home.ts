import type { HomeView, KnownBlock } from "@slack/types";
import { basic } from "../degrade.ts";
import { context, divider, header } from "../kit/basics.ts";
import { actions } from "../kit/buttons.ts";
import { limits } from "../limits.ts";
import type { Message } from "../message.ts";
import { type DeploymentShown, deploymentBlocks } from "../replies/deployments.ts";
import { code, join, mrkdwn, slackDate } from "../text.ts";
import { type RunningRow, runningBlocks } from "./running.ts";
import type { Shown } from "./shown.ts";
import { mineBlocks, othersBlocks, type WaitingRow } from "./waiting.ts";

/** All that one person's Home tab is drawn from. */
export interface HomeFacts {
  /** Milliseconds since the epoch: the tab shows what was so then. */
  readonly at: number;
  /** The slash command: "/sagemaker". */
  readonly command: string;
  readonly mine: Shown<WaitingRow>;
  readonly others: Shown<WaitingRow>;
  readonly running: Shown<RunningRow>;
  readonly deployments: Shown<DeploymentShown>;
  /** The value of the button that draws it again. */
  readonly refresh: string;
  /** What the person has just done here came to this. */
  readonly answer?: Message | undefined;
}

/** What waits, runs and is being deployed, as one person may see it. */
export function homeView(facts: HomeFacts): HomeView {
  const { at, command, mine, others, running, deployments, refresh, answer } = facts;
  const blocks: readonly KnownBlock[] = [
    ...(answer ? [...answerBlocks(answer), divider] : []),
    header("Waiting for you"),
    ...mineBlocks(mine),
    ...othersBlocks(others),
    divider,
    header("Running now"),
    ...runningBlocks(running, "Nothing that has a card is running."),
    divider,
    header("Deployments under way"),
    ...(deployments.rows.length > 0 ? deploymentBlocks(deployments) : [context(mrkdwn`No endpoint is being changed.`)]),
    divider,
    ...actions("home", [{ label: "Refresh", actionId: "intent:home", value: refresh }]),
    context(
      join([
        mrkdwn`As of ${slackDate(at)}`,
        mrkdwn`${code(`${command} help`)} in any channel says what else you can ask for`,
      ]),
    ),
  ];
  return { type: "home", blocks: [...blocks] };
}

/** The answer in blocks that the Home tab takes as well, without the middle of what is too long for it. */
const answerBlocks = (answer: Message): readonly KnownBlock[] => basic(answer).blocks.slice(0, answerMax);
const answerMax = limits.view.blocks - 70;
