import type { Message } from "../../../blocks/message.ts";
import { outcomeAnswer } from "../../../blocks/replies/answers.ts";
import { forbidden } from "../../../blocks/replies/forbidden.ts";
import type { VoteIntent } from "../../domain/intent.ts";
import type { Work } from "../../domain/work.ts";
import { answer } from "../act.ts";
import type { WorkPorts } from "../ports.ts";
import { reach } from "../reach.ts";
import { carryOut } from "./carry-out.ts";
import { cast } from "./cast.ts";
import { known, lookAt } from "./known.ts";
import { recordVote } from "./record-vote.ts";
import { showAll } from "./show-all.ts";

/**
 * One person's vote: authorise, look, cast, record, and carry out what it settles. Answers what the person is told beside the
 * card, or undefined when the card they clicked on says it all.
 */
export async function vote(work: Work, intent: VoteIntent, ports: WorkPorts): Promise<Message | undefined> {
  const reached = await reach(work, intent, ports, lookAt);
  if (reached.is === "answer") return reached.message;
  const state = await known(reached.looked, ports);
  const result = await cast(work, intent, reached, state, ports);
  await recordVote(work, intent, reached, result, ports);
  const outcome = result.settles === undefined ? result.outcome : await carryOut(state.key, result.settles, ports);
  const shown = await showAll(state.key, ports);
  if (result.notListed) {
    const { because, mayBe } = result.notListed;
    return forbidden({ because, mayBe, mentions: reached.decision.mentions, required: result.required });
  }
  return shown ? answer(work, outcome) : outcomeAnswer(outcome);
}
