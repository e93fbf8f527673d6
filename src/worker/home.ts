import { homeView } from "../../blocks/home/home.ts";
import type { Message } from "../../blocks/message.ts";
import { forbidden } from "../../blocks/replies/forbidden.ts";
import type { Work } from "../domain/work.ts";
import { encodeIntent } from "../slack/button.ts";
import { SLASH } from "../slack/commands/command.ts";
import { deploymentsOnCards } from "./deployments.ts";
import { pendingFor } from "./pending.ts";
import type { WorkPorts } from "./ports.ts";
import { runningFor } from "./running.ts";

/** Publishes the Home tab of the person as things are now, with the answer to what they have just done there on top. */
export async function publishHome(work: Work, answer: Message | undefined, ports: WorkPorts): Promise<void> {
  const { who } = work;
  const { verdict, mentions } = await ports.authorise(work, "home", undefined);
  if (verdict.is === "no") {
    const { blocks } = forbidden({ ...verdict, mentions });
    return ports.slack.publishHome(who.user, { type: "home", blocks: [...blocks] });
  }
  const [{ mine, others }, running, deployments] = await Promise.all([
    pendingFor(work, ports),
    runningFor(work, ports),
    deploymentsOnCards(work, ports),
  ]);
  const view = homeView({
    // Where the two clocks disagree, SageMaker's counts: nothing runs since a moment that is still to come.
    at: Math.max(ports.now(), ...[mine, others, running].flatMap(({ rows }) => rows.map(({ since = 0 }) => since))),
    command: SLASH,
    mine,
    others,
    running,
    deployments,
    refresh: encodeIntent({ do: "home" }),
    answer,
  });
  return ports.slack.publishHome(who.user, view);
}
