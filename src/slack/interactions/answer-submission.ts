import type { View } from "@slack/types";
import * as z from "zod/mini";
import { decideCallbackId, reasonActionId, reasonBlockId } from "../../../blocks/modals/decide.ts";
import { noticeModal } from "../../../blocks/modals/notice.ts";
import { handOn } from "../hand-on.ts";
import type { Ports } from "../ports.ts";
import { decodeDecision } from "./decision-state.ts";
import { personFields, personOf } from "./person.ts";

/** The fields of a view_submission that the bot uses (docs.slack.dev, "view_submission payload"). */
const payload = z.looseObject({
  ...personFields,
  view: z.looseObject({
    id: z.string().check(z.minLength(1)),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.looseObject({
      values: z.record(z.string(), z.record(z.string(), z.looseObject({ value: z.nullish(z.string()) }))),
    }),
  }),
});

/** What becomes of the modal: undefined closes it, `errors` are shown at its inputs. */
export type SubmissionAnswer =
  | { readonly response_action: "errors"; readonly errors: Record<string, string> }
  | { readonly response_action: "update"; readonly view: View }
  | undefined;

/** Hands a submitted decision on, or tells in the modal what is missing. Throws ZodError for what Slack does not send. */
export async function answerSubmission(body: unknown, ports: Ports): Promise<SubmissionAnswer> {
  const { user, team, view } = payload.parse(body);
  const decision = view.callback_id === decideCallbackId ? decodeDecision(view.private_metadata) : undefined;
  if (decision === undefined) return { response_action: "update", view: outdated };

  const { where, responseUrl } = decision;
  const reason = view.state.values[reasonBlockId]?.[reasonActionId]?.value?.trim() || undefined;
  const intent = { ...decision.intent, reason };
  if (intent.do !== "approve" && reason === undefined) {
    return atReason("Say why: the reason is kept with the decision in the model registry.");
  }
  if (intent.do === "approve" && intent.asks?.reason && reason === undefined) {
    return atReason("Say why: the approval rule asks for a reason, which is kept with the decision.");
  }
  const handedOn = await handOn(
    {
      // One form is one decision, however often it is sent.
      id: view.id,
      intent,
      who: personOf({ user, team }),
      where,
      responseUrl,
      receivedAt: ports.now(),
    },
    ports,
  );
  return handedOn ? undefined : atReason("This could not be handed on, and nothing was decided. Please submit again.");
}

const atReason = (says: string): SubmissionAnswer => ({ response_action: "errors", errors: { [reasonBlockId]: says } });

const outdated = noticeModal(
  "This form is from another version of the bot, so nothing was done. Close it and click the button again.",
);
