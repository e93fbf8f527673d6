import * as z from "zod/mini";

/** What an intent is about: a full ARN where it is known, else a kind and a name in the bot's own account and region. */
const target = z.union([z.object({ arn: z.string() }), z.object({ kind: z.string(), name: z.string() })]);
export type Target = z.infer<typeof target>;

const reason = z.optional(z.string());
/** The status word that the person saw when they clicked: tells a late click from a fresh one. */
const seen = z.optional(z.string());
/** Set by the Share button of an answer that one person saw: the same, for everybody in the channel. */
const share = z.optional(z.literal(true));

/** The round of votes that the card showed: tells a late vote from one for the present round. */
const round = z.optional(z.string());
/** What the card said of the round: votes so far, votes needed, and whether an approval needs a reason. */
const asks = z.optional(z.object({ have: z.number(), need: z.number(), reason: z.boolean() }));

/** What a person wants, the same value whether it came from a button, a slash command or a modal. */
export const intentSchema = z.discriminatedUnion("do", [
  z.object({ do: z.literal("stop"), target, seen }),
  z.object({ do: z.literal("approve"), target, seen, reason, round, asks }),
  z.object({ do: z.literal("reject"), target, seen, reason, round, asks }),
  z.object({ do: z.literal("reopen"), target, seen, round }),
  /** Takes back an approval that stands. */
  z.object({ do: z.literal("revoke"), target, seen, reason }),
  z.object({ do: z.literal("retry"), target, seen }),
  z.object({ do: z.literal("rollback"), target, seen, config: z.optional(z.string()) }),
  z.object({ do: z.literal("abort"), target, seen }),
  /** Traffic weights by variant. */
  z.object({ do: z.literal("shift"), target, seen, weights: z.record(z.string(), z.number()) }),
  z.object({ do: z.literal("replay"), target, seen }),
  z.object({ do: z.literal("discard"), target, seen }),
  z.object({ do: z.literal("copy"), target, seen }),
  z.object({ do: z.literal("show"), target, share }),
  z.object({ do: z.literal("logs"), target, lines: z.optional(z.number()), grep: z.optional(z.string()) }),
  z.object({ do: z.literal("metrics"), target }),
  z.object({ do: z.literal("evidence"), target }),
  z.object({
    do: z.literal("list"),
    kind: z.string(),
    status: z.optional(z.string()),
    name: z.optional(z.string()),
    sinceSeconds: z.optional(z.number()),
    share,
  }),
  /** What was asked for through the bot and what became of it: of one resource, of all versions of a group, or of all. */
  z.object({
    do: z.literal("audit"),
    target: z.optional(target),
    /** A Slack user id. */
    by: z.optional(z.string()),
    sinceSeconds: z.optional(z.number()),
    share,
  }),
  /** Who the person is to the policy, and what they may do: with the target, or at all. */
  z.object({ do: z.literal("whoami"), target: z.optional(target) }),
  /** What waits for the person's decision, and what for others'. */
  z.object({ do: z.literal("pending"), share }),
  z.object({ do: z.literal("deployments"), share }),
  /** What is under way on some card, but for deployments. */
  z.object({ do: z.literal("running"), share }),
  /** Draws the App Home of the person again. */
  z.object({ do: z.literal("home") }),
  /** What somebody wrote to the bot, still to be read: it becomes one of the others. */
  z.object({ do: z.literal("mention"), text: z.string() }),
  z.object({ do: z.literal("help"), verb: z.optional(z.string()) }),
]);

export type Intent = z.infer<typeof intentSchema>;
/** An intent that can be acted on. */
export type ClearIntent = Exclude<Intent, { do: "mention" }>;
/** What a policy can be asked about. */
export type Verb = ClearIntent["do"];
/** The intents that change something in SageMaker at once. */
export type ActionIntent = Extract<Intent, { do: "stop" | "retry" | "rollback" | "abort" | "shift" | "revoke" }>;
export type ActionVerb = ActionIntent["do"];
/** The intents about what people decide by voting. */
export type VoteIntent = Extract<Intent, { do: "approve" | "reject" }>;
export type RoundIntent = Extract<Intent, { do: "approve" | "reject" | "reopen" }>;
export type RoundVerb = RoundIntent["do"];
/** The verbs that a button may carry: those that change something, and those that show more of one resource. */
export type ButtonVerb = Exclude<ActionVerb, "shift"> | RoundVerb | "logs" | "metrics" | "evidence";
/** The intents about a message of the bot's own queue that was given up. */
export type LetterIntent = Extract<Intent, { do: "replay" | "discard" | "copy" }>;
export type LetterVerb = LetterIntent["do"];
