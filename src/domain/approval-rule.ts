import * as z from "zod/mini";
import { approver } from "./approver.ts";
import { parseDuration } from "./duration.ts";
import { fits } from "./pattern.ts";

/** What a person decides on: a version of a model package group, or the step of a pipeline that waits for an answer. */
export type ApprovalSubject =
  | { readonly kind: "model-package"; readonly group: string }
  | { readonly kind: "gate"; readonly pipeline: string; readonly step: string };

const minuteMs = 60_000;

const duration = (purpose: string) =>
  z.pipe(
    z.string(`write ${purpose} as a text, such as "72h"`).check(
      z.refine((text) => (parseDuration(text) ?? 0) * 1000 >= minuteMs, {
        error: ({ input }) =>
          `${JSON.stringify(input)} is no duration from a minute to a year; write a number and m, h, d or w, such as "30m", "72h" or "7d"`,
      }),
    ),
    z.transform((text) => (parseDuration(text) ?? 0) * 1000),
  );

const pattern = (shape: RegExp, fix: string) =>
  z.string("write the pattern as a text").check(
    z.regex(shape, {
      error: ({ input }) => `${JSON.stringify(input)} is no pattern that could apply; ${fix}`,
    }),
  );

const groupPattern = pattern(
  /^[A-Za-z0-9*-]{1,63}$/,
  'write the name of a model package group, with * for any characters, such as "prod-*"',
);
const gatePattern = pattern(
  /^[A-Za-z0-9*-]{1,256}\/[\w*-]{1,64}$/,
  'write <pipeline>/<step>, with * for any characters, such as "churn-*/Approve"',
);

const list = <Item extends z.core.$ZodType>(item: Item, fix: string) => z.array(item, fix).check(z.minLength(1, fix));

const yesOrNo = (preset: boolean) => z._default(z.boolean("write true or false"), preset);

const settings = {
  /** Named in what people are told. */
  id: z
    .string('give the rule an id, such as "prod"')
    .check(z.regex(/^[\w.-]{1,64}$/, "an id has 1 to 64 letters, digits, dots, dashes or underscores")),
  /** Model package groups that the rule is for; `*` stands for any characters. */
  groups: z.optional(list(groupPattern, 'list at least one model package group, such as ["prod-*"]')),
  /** Steps of pipelines that wait for an answer, as `<pipeline>/<step>`; `*` stands for any characters. */
  gates: z.optional(list(gatePattern, 'list at least one gate, such as ["churn-*/Approve"]')),
  /** How many different people have to approve. */
  required: z._default(
    z.int("write how many people have to approve, such as 2").check(z.gte(1, "at least 1 person has to approve")),
    1,
  ),
  /** Slack user groups (`@handle`) and people (member ids) whose approval counts. */
  approvers: list(
    approver,
    'say who may approve: user groups such as "@ml-approvers", or member IDs such as "U024BE7LH"',
  ),
  /** Four eyes: whoever made a version does not approve it. */
  excludeAuthor: yesOrNo(true),
  /** Whether an approval needs a reason; a rejection always does. */
  requireReason: yesOrNo(false),
  /** Whether a version without metrics can be approved. */
  requireMetrics: yesOrNo(false),
  /** How long a decision may take before the round ends without one. */
  expiresAfter: z.optional(duration("how long a decision may take")),
  /** How often those who have not decided are reminded. */
  remindEvery: z.optional(duration("how often people are reminded")),
};

/** One entry of `approvals` in chatops.config.ts; its output has durations in milliseconds and every default filled in. */
export const approvalRuleSchema = z.pipe(
  z.strictObject(settings, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? `there is no setting ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}; a rule has ${Object.keys(settings).join(", ")}`
        : "write a rule as { id, groups, approvers, … }",
  }),
  z.transform(({ expiresAfter, remindEvery, ...rule }) => ({
    ...rule,
    ...(expiresAfter === undefined ? {} : { expiresAfterMs: expiresAfter }),
    ...(remindEvery === undefined ? {} : { remindEveryMs: remindEvery }),
  })),
);

/** Who has to approve what, and how. */
export type ApprovalRule = Readonly<z.output<typeof approvalRuleSchema>>;

/** The first rule that is for the subject; undefined means that nobody may approve it from Slack. */
export function ruleFor(rules: readonly ApprovalRule[], subject: ApprovalSubject): ApprovalRule | undefined {
  return rules.find(({ groups, gates }) =>
    subject.kind === "model-package"
      ? groups?.some((pattern) => fits(pattern, subject.group))
      : gates?.some((pattern) => fits(pattern, `${subject.pipeline}/${subject.step}`)),
  );
}

/** Whether a rule lists a person, by their id or through one of their user groups (handles without "@"). */
export function lists(
  { approvers }: { readonly approvers: readonly string[] },
  { user, groups }: { readonly user: string; readonly groups: readonly string[] },
): boolean {
  return approvers.some((each) => (each.startsWith("@") ? groups.includes(each.slice(1)) : each === user));
}
