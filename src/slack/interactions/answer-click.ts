import { decideModal } from "../../../blocks/modals/decide.ts";
import { noticeModal } from "../../../blocks/modals/notice.ts";
import { parseArn } from "../../domain/arn.ts";
import { gateIn } from "../../domain/gate.ts";
import { decodeIntent } from "../button.ts";
import { handOn } from "../hand-on.ts";
import { SlackProblem } from "../port.ts";
import type { Ports } from "../ports.ts";
import { type Click, readClick } from "./click.ts";
import { type Decision, encodeDecision, isDecision } from "./decision-state.ts";

/**
 * Does what a clicked button asks for: opens the modal of a decision, hands anything else on. Whatever goes wrong is told to the
 * person. Resolves when the click may be acked. Throws ZodError for what Slack does not send.
 */
export async function answerClick(body: unknown, ports: Ports): Promise<void> {
  const click = readClick(body);
  // Slack has opened the link of such a button itself.
  if (click.actionId.startsWith("link:")) return;
  if (!click.actionId.startsWith("intent:")) return tell(click, ports, "This button does nothing any more.");

  const intent = decodeIntent(click.value);
  if (intent === undefined) {
    const says =
      "This button is from another version of the bot. Use `/sagemaker show` to see the resource as it is now.";
    return tell(click, ports, says);
  }
  // What was typed has its reason already.
  if (isDecision(intent) && intent.reason === undefined) return ask(intent, click, ports);

  const { id, who, where, responseUrl } = click;
  const work = { id, intent, who, where, responseUrl, receivedAt: ports.now() };
  if (await handOn(work, ports)) return;
  return tell(click, ports, "This could not be handed on, and nothing was done. Please click again.");
}

/** Opens the modal, for which Slack gives three seconds; that is why it does not wait for facts from SageMaker. */
async function ask(intent: Decision, click: Click, ports: Ports): Promise<void> {
  const { where, responseUrl, triggerId } = click;
  const privateMetadata = encodeDecision({ intent, where, responseUrl });
  try {
    await ports.slack.openView(triggerId, decideModal({ ...aboutOf(intent, ports.accounts), privateMetadata }));
  } catch (error) {
    ports.log.error("A modal could not be opened", error);
    const late = error instanceof SlackProblem && error.kind === "gone";
    const says = late ? "That took too long for Slack." : "The form could not be opened.";
    return tell(click, ports, `${says} Nothing was decided. Please click again.`);
  }
}

/** What the modal can say of the resource without asking SageMaker: what its ARN says. */
function aboutOf({ do: decision, target, ...intent }: Decision, accounts: Ports["accounts"]) {
  const asks = "asks" in intent ? intent.asks : undefined;
  if ("name" in target) return { decision, name: target.name, asks };
  const gate = gateIn(target.arn);
  const parts = gate ?? parseArn(target.arn);
  return {
    decision,
    of: gate && ("gate" as const),
    name: gate?.pipeline ?? parseArn(target.arn)?.id ?? target.arn,
    account: parts && { id: parts.account, label: accounts[parts.account] },
    region: parts?.region,
    asks,
  };
}

/**
 * Tells the person, and only them, beside what they clicked. On the App Home there is nothing beside it, so a window says it.
 * `text` is ours: nothing in it needs escaping.
 */
async function tell({ responseUrl, triggerId }: Click, { slack, log }: Ports, text: string): Promise<void> {
  const told =
    responseUrl === undefined ? slack.openView(triggerId, noticeModal(text)) : slack.respond(responseUrl, { text });
  await told.catch((error: unknown) => log.error("A click could not be answered", error));
}
