import type { Message } from "../../blocks/message.ts";
import { outcomeAnswer } from "../../blocks/replies/answers.ts";
import { changesSomething } from "../access/schema.ts";
import type { Work } from "../domain/work.ts";
import { about } from "../log.ts";
import { sendDegrading } from "../notify/send.ts";
import { logged } from "../slack/logged.ts";
import { SlackProblem } from "../slack/port.ts";
import { act } from "./act.ts";
import { type Answer, toPerson } from "./answer.ts";
import { ask } from "./ask.ts";
import { audit } from "./audit.ts";
import { deployments } from "./deployments.ts";
import { evidence } from "./evidence.ts";
import { publishHome } from "./home.ts";
import { leaseMs } from "./lease.ts";
import { actOnLetter } from "./letter.ts";
import { logs } from "./logs.ts";
import { metrics } from "./metrics.ts";
import { pending } from "./pending.ts";
import type { WorkPorts } from "./ports.ts";
import { reopen } from "./rounds/reopen.ts";
import { vote } from "./rounds/vote.ts";
import { running } from "./running.ts";
import { share, withShareButton } from "./share.ts";
import { type Clear, understand } from "./understand.ts";
import { whoami } from "./whoami.ts";

/**
 * Does one piece of work once, and answers the person whatever became of it. Throws only when the person could not be
 * answered, so that Lambda tries again.
 */
export async function doWork(work: Work, given: WorkPorts): Promise<void> {
  const log = about(given.log, work.id);
  const ports = { ...given, log, slack: logged(given.slack, log) };
  const { claims } = ports.store;
  const claimId = `work:${work.id}`;
  if ((await claims.take(claimId, leaseMs)) !== "mine") return;
  try {
    const asked = await understand(work, ports);
    if (asked.is === "clear") await answer(asked.work, await attempt(asked.work, ports), ports);
    else await say(work, asked.answer, ports);
    await claims.done(claimId);
    log.info("Done", { intent: work.intent.do });
  } catch (error) {
    await claims.release(claimId);
    throw error;
  }
}

async function attempt(work: Clear, ports: WorkPorts): Promise<Answer | undefined> {
  const { intent } = work;
  try {
    switch (intent.do) {
      case "stop":
      case "retry":
      case "rollback":
      case "abort":
      case "shift":
      case "revoke":
        return personal(await act(work, intent, ports));
      case "approve":
      case "reject":
        return personal(await vote(work, intent, ports));
      case "reopen":
        return personal(await reopen(work, intent, ports));
      case "replay":
      case "discard":
      case "copy":
        return personal(await actOnLetter(work, intent, ports));
      case "show":
      case "list":
      case "help":
        return await ask(work, intent, ports);
      case "logs":
        return await logs(work, intent, ports);
      case "metrics":
        return await metrics(work, intent, ports);
      case "evidence":
        return await evidence(work, intent, ports);
      case "deployments":
        return await deployments(work, intent, ports);
      case "whoami":
        return toPerson(await whoami(work, intent, ports));
      case "home":
        return undefined;
      case "running":
        return await running(work, intent, ports);
      case "pending":
        return await pending(work, intent, ports);
      case "audit":
        return await audit(work, intent, ports);
    }
  } catch (error) {
    ports.log.error(`The work ${work.id} (${intent.do}) failed`, error);
    return toPerson(
      outcomeAnswer({
        is: "failed",
        because: "Something went wrong on the bot's side; its log has the details.",
        retryable: true,
      }),
    );
  }
}

const personal = (message: Message | undefined): Answer | undefined => message && toPerson(message);

/**
 * Answers in the thread of the card, or beside what was clicked or typed: through the response_url, else as an ephemeral
 * message in the channel. On the Home tab the tab itself is the answer.
 */
async function answer(work: Clear, told: Answer | undefined, ports: WorkPorts): Promise<void> {
  if (work.where.home) return publishHome(work, told?.message, ports);
  if (told) await say(work, told, ports);
  if (changesSomething(work.intent.do)) await freshenHome(work, ports);
}

/** What a person did elsewhere shows on their Home tab, too. Opening the tab draws it anew, so this may fail. */
async function freshenHome(work: Work, ports: WorkPorts): Promise<void> {
  try {
    await publishHome(work, undefined, ports);
  } catch (error) {
    ports.log.error("A Home tab could not be drawn again", error);
  }
}

/** False when its half hour is over, as with a form that stood open for long: the person is then told in the channel. */
async function responded(url: string, message: Message, slack: WorkPorts["slack"]): Promise<boolean> {
  try {
    await slack.respond(url, message);
    return true;
  } catch (problem) {
    if (problem instanceof SlackProblem && problem.kind === "gone") return false;
    throw problem;
  }
}

async function say(work: Work, told: Answer, ports: WorkPorts): Promise<void> {
  const { responseUrl, where, who, intent } = work;
  const { slack, onDegraded } = ports;
  const { channel, messageTs, threadTs = messageTs } = where;
  if (told.share && responseUrl !== undefined && "share" in intent && intent.share)
    return share(work, told.message, responseUrl, ports);
  await sendDegrading(
    told.share ? withShareButton(told.message, told.share) : told.message,
    async (each) => {
      if (told.to === "thread" && channel !== undefined && threadTs !== undefined) {
        await slack.post({ channel, threadTs, ...each });
        return;
      }
      if (responseUrl !== undefined && (await responded(responseUrl, each, slack))) return;
      if (channel !== undefined) return slack.ephemeral({ channel, user: who.user, threadTs: where.threadTs, ...each });
    },
    onDegraded,
  );
}
