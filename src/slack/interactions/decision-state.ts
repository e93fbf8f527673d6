import * as z from "zod/mini";
import { type Intent, intentSchema } from "../../domain/intent.ts";
import { workSchema } from "../../domain/work.ts";

/** An intent that is asked about in a modal before it counts. */
export type Decision = Extract<Intent, { do: "approve" | "reject" | "revoke" }>;

export const isDecision = (intent: Intent): intent is Decision =>
  intent.do === "approve" || intent.do === "reject" || intent.do === "revoke";

const schema = z.object({
  intent: intentSchema,
  where: workSchema.shape.where,
  responseUrl: z.optional(z.string()),
});

/** What a decision modal must remember between the click and the submission; it travels in the view's private_metadata. */
export type DecisionState = Omit<z.infer<typeof schema>, "intent"> & { readonly intent: Decision };

/** At most 3000 characters, Slack's limit: a button's 2000, and ids and an address that Slack made. */
export const encodeDecision = (state: DecisionState): string => JSON.stringify(state);

/** The state, or undefined when the modal was opened by another version of the bot. */
export function decodeDecision(privateMetadata: string): DecisionState | undefined {
  const state = schema.safeParse(parseJson(privateMetadata)).data;
  if (state === undefined || !isDecision(state.intent)) return undefined;
  return { ...state, intent: state.intent };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
