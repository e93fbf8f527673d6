import type { InputBlock, KnownBlock, ModalView } from "@slack/types";
import type { CardFacts } from "../../src/domain/card.ts";
import { whereOf } from "../cards/frame.ts";
import { context, plainText, section } from "../kit/basics.ts";
import { uncut } from "../kit/buttons.ts";
import { limits } from "../limits.ts";
import { bold, code, emoji, join, mrkdwn } from "../text.ts";

/** Identifies the submission of this modal. */
export const decideCallbackId = "decide";
/** Where the submission carries the reason: `view.state.values[reasonBlockId][reasonActionId].value`. */
export const reasonBlockId = "reason";
export const reasonActionId = "reason";
/** ApprovalDescription has 1,024 characters; who, when and a permalink need some of them. */
export const reasonMax = 700;

export interface Decision {
  readonly decision: "approve" | "reject" | "revoke";
  /** @default "model" */
  readonly of?: "model" | "gate" | undefined;
  /** What it is about; the account and region only where they are known when the modal opens. */
  readonly name: string;
  readonly account?: CardFacts["account"] | undefined;
  readonly region?: string | undefined;
  /** How the votes stood on the card: `have` of `need` approvals, and whether an approval needs a reason. */
  readonly asks?: { readonly have: number; readonly need: number; readonly reason: boolean } | undefined;
  /** Comes back with the submission; at most 3,000 characters. */
  readonly privateMetadata: string;
}

/** The modal in which a person approves or rejects a model package or a pipeline's gate, or takes an approval back. Throws ValueTooLong for too much metadata. */
export function decideModal(about: Decision): ModalView {
  const { decision, of = "model" } = about;
  const approving = decision === "approve";
  const verb = verbs[decision];
  return {
    type: "modal",
    callback_id: decideCallbackId,
    private_metadata: uncut("private_metadata", about.privateMetadata, limits.view.privateMetadata),
    title: plainText(decision === "revoke" ? "Revoke approval" : `${verb} ${of}`, limits.view.title),
    submit: plainText(verb, limits.view.submit),
    close: plainText("Cancel", limits.view.close),
    blocks: [
      section(subject(about)),
      ...votes(about),
      ...(of === "gate" ? [whatFollows(decision)] : warnings(about)),
      reasonInput(approving && about.asks?.reason !== true, of),
    ],
  };
}

const verbs = { approve: "Approve", reject: "Reject", revoke: "Revoke" } as const;

function subject({ decision, of, name, account, region }: Decision) {
  const what = decision === "revoke" ? " the approval of" : of === "gate" ? " the gate of" : "";
  const where = whereOf({ account: account ?? { id: "" }, region: region ?? "" });
  return join(
    [mrkdwn`You are about to ${decision}${what} ${code(name)}`, String(where) === "" ? undefined : mrkdwn`in ${where}`],
    " ",
  );
}

/** What this vote does: one of several, the last that is needed, or the end of the round. */
function votes({ decision, asks }: Decision): readonly KnownBlock[] {
  if (asks === undefined) return [];
  const { have, need } = asks;
  const so = have === 0 ? "" : ` ${have} of ${need} had approved when this form was opened.`;
  if (decision === "reject") return [section(mrkdwn`One rejection decides: nobody votes afterwards.${so}`)];
  if (have + 1 >= need) return [section(mrkdwn`Yours is the last approval that it needs.${so}`)];
  return [section(mrkdwn`It needs ${bold(String(need))} approvals; with yours it has ${bold(String(have + 1))}.`)];
}

/** What the pipeline does then. */
const whatFollows = (decision: Decision["decision"]): KnownBlock =>
  decision === "approve"
    ? section(
        mrkdwn`${emoji("warning")} ${bold("The pipeline goes on")} with the steps behind this one as soon as it is approved.`,
      )
    : context(mrkdwn`The pipeline fails at this step, with your reason. A retry of the execution asks again.`);

/** With AWS's project templates an approval deploys, and rejecting an approved version deploys an older one (developer guide). */
function warnings({ decision }: Decision): readonly KnownBlock[] {
  const warning = emoji("warning");
  if (decision === "approve") {
    return [
      section(
        mrkdwn`${warning} ${bold("Approving may start a deployment")}: whatever listens for approvals in this registry acts on it.`,
      ),
    ];
  }
  if (decision === "reject")
    return [context(mrkdwn`The version stays in the registry; it can still be approved later.`)];
  return [
    section(
      mrkdwn`${warning} ${bold("Revoking an approval may deploy again")}: with AWS's project templates the latest other approved version is redeployed.`,
    ),
  ];
}

function reasonInput(optional: boolean, of: "model" | "gate"): InputBlock {
  return {
    type: "input",
    block_id: reasonBlockId,
    optional,
    label: plainText("Reason", limits.input.label),
    hint: plainText(`Written to the ${of === "gate" ? "pipeline" : "registry"} with your name.`, limits.input.hint),
    element: {
      type: "plain_text_input",
      action_id: reasonActionId,
      multiline: true,
      min_length: optional ? 0 : 1,
      max_length: reasonMax,
      focus_on_load: true,
    },
  };
}
