import type { KnownBlock } from "@slack/types";
import * as z from "zod/mini";
import { usageError } from "../../../blocks/replies/answers.ts";
import { handOn } from "../hand-on.ts";
import type { Ports } from "../ports.ts";
import type { Usage } from "./command.ts";
import { parseCommand } from "./parse.ts";

/** The fields of a slash command that the bot uses (docs.slack.dev/interactivity/implementing-slash-commands). */
const payload = z.looseObject({
  text: z._default(z.string(), ""),
  user_id: z.string().check(z.minLength(1)),
  user_name: z.optional(z.string()),
  team_id: z._default(z.string(), ""),
  channel_id: z.string().check(z.minLength(1)),
  response_url: z.string(),
  trigger_id: z.string().check(z.minLength(1)),
});

/** What the person reads at once, only they; undefined when the answer comes from the worker. */
export type CommandAnswer =
  | { readonly response_type: "ephemeral"; readonly text: string; readonly blocks?: KnownBlock[] }
  | undefined;

/** Hands a `/sagemaker` command on, or tells what is wrong with it. Throws ZodError for what Slack does not send. */
export async function answerCommand(body: unknown, ports: Ports): Promise<CommandAnswer> {
  const { text, user_id, user_name, team_id, channel_id, response_url, trigger_id } = payload.parse(body);
  const parsed = parseCommand(text, ports);
  if (parsed.is === "usage") return usageAnswer(parsed);

  const handedOn = await handOn(
    {
      id: trigger_id,
      intent: parsed.intent,
      who: { user: user_id, team: team_id, name: user_name },
      where: { channel: channel_id },
      responseUrl: response_url,
      receivedAt: ports.now(),
    },
    ports,
  );
  return handedOn ? undefined : ephemeral("This could not be handed on, and nothing was done. Please try again.");
}

const ephemeral = (text: string): CommandAnswer => ({ response_type: "ephemeral", text });

function usageAnswer({ says, example }: Usage): CommandAnswer {
  const { text, blocks } = usageError({ problem: says, example });
  return { response_type: "ephemeral", text, blocks: [...blocks] };
}
