import { usageError } from "../../blocks/replies/answers.ts";
import type { ClearIntent, Target } from "../domain/intent.ts";
import type { Work } from "../domain/work.ts";
import { SLASH } from "../slack/commands/command.ts";
import { parseCommand } from "../slack/commands/parse.ts";
import { type Answer, toPerson } from "./answer.ts";
import type { WorkPorts } from "./ports.ts";

/** Work whose intent is known. */
export interface Clear extends Work {
  readonly intent: ClearIntent;
}

/** Reads what somebody wrote to the bot as a command; in the thread of a card, about the resource of that card where none is named. */
export async function understand(
  work: Work,
  ports: WorkPorts,
): Promise<{ readonly is: "clear"; readonly work: Clear } | { readonly is: "unclear"; readonly answer: Answer }> {
  const { intent } = work;
  if (intent.do !== "mention") return { is: "clear", work: { ...work, intent } };
  const parsed = parseCommand(intent.text, { region: ports.own.region, target: await targetIn(work.where, ports) });
  if (parsed.is === "intent") return { is: "clear", work: { ...work, intent: parsed.intent } };
  // Who has mentioned the bot does so again: commands do not work in threads.
  const example = parsed.example.slice(SLASH.length).trim();
  return { is: "unclear", answer: toPerson(usageError({ problem: parsed.says, example })) };
}

/** The resource whose card began the thread, if it is one of the bot's. */
async function targetIn({ channel, threadTs }: Work["where"], ports: WorkPorts): Promise<Target | undefined> {
  if (channel === undefined || threadTs === undefined) return undefined;
  try {
    const key = await ports.slack.cardAt(channel, threadTs);
    const state = key === undefined ? undefined : await ports.store.states.get(key);
    return state && { arn: state.arn };
  } catch (error) {
    ports.log.error("The card of a thread could not be found", error);
    return undefined;
  }
}
