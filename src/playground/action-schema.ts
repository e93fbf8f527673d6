import * as z from "zod";
import type { PersonAction } from "./protocol.ts";

const user = z.string();
const switches = z.object({
  speed: z.union([z.literal(1), z.literal(60)]).optional(),
  doubles: z.boolean().optional(),
  late: z.boolean().optional(),
  deploymentEventsLost: z.boolean().optional(),
  slackRateLimited: z.boolean().optional(),
  slackDown: z.boolean().optional(),
  sagemakerThrottled: z.boolean().optional(),
});

const schema = z.discriminatedUnion("do", [
  z.object({
    do: z.literal("click"),
    user,
    channel: z.string(),
    ts: z.string(),
    blockId: z.string(),
    actionId: z.string(),
    value: z.string().optional(),
  }),
  z.object({
    do: z.literal("click-view"),
    user,
    viewId: z.string(),
    blockId: z.string(),
    actionId: z.string(),
    value: z.string().optional(),
  }),
  z.object({ do: z.literal("command"), user, channel: z.string(), text: z.string() }),
  z.object({ do: z.literal("say"), user, channel: z.string(), text: z.string(), threadTs: z.string().optional() }),
  z.object({
    do: z.literal("submit-view"),
    user,
    viewId: z.string(),
    values: z.record(z.string(), z.record(z.string(), z.unknown())),
  }),
  z.object({ do: z.literal("close-view"), user, viewId: z.string() }),
  z.object({ do: z.literal("open-home"), user }),
  z.object({ do: z.literal("dismiss"), user, ts: z.string() }),
  z.object({ do: z.literal("scenario"), id: z.string() }),
  z.object({
    do: z.literal("alarm"),
    account: z.string(),
    region: z.string(),
    name: z.string(),
    state: z.enum(["OK", "ALARM"]),
  }),
  z.object({ do: z.literal("switch"), switches }),
  z.object({ do: z.literal("reset") }),
]);

/** What the page posted, or undefined when it is no action. */
export function readAction(value: unknown): PersonAction | undefined {
  const read = schema.safeParse(value);
  // A trip through JSON drops the keys that zod set to undefined, which is all in which the two types differ.
  return read.success ? (JSON.parse(JSON.stringify(read.data)) as PersonAction) : undefined;
}
