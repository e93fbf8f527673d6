import fc from "fast-check";
import type { Choice } from "../../../domain/ballot.ts";
import type { Approval } from "./registry.ts";
import { approvers, type Config, rule, type UserId } from "./world.ts";

/** One thing that happens. `pick` chooses among what is there. */
export type Deed =
  | {
      readonly do: "click";
      readonly user: UserId;
      readonly choice: Choice | "reopen";
      readonly pick: number;
      /** On the card as it is, on one that has long been open, or by a command. */
      readonly on: "present" | "stale" | "command";
      /** Lambda delivers the work twice. */
      readonly doubled: boolean;
      /** Calls until the process dies; most live. */
      readonly fuse: number;
    }
  | { readonly do: "deliver"; readonly pick: number; readonly again: boolean; readonly fuse: number }
  | { readonly do: "tick"; readonly fuse: number }
  | { readonly do: "outside"; readonly pick: number; readonly approval: Approval }
  | { readonly do: "trouble"; readonly error: string | undefined }
  | { readonly do: "register" }
  | { readonly do: "redeploy"; readonly config: Config }
  | { readonly do: "pass"; readonly minutes: number };

const users: fc.Arbitrary<UserId> = fc.constantFrom("U0ANA", "U0BOB", "U0BOB", "U0CHI", "U0CHI", "U0ELI", "U0DEE");
const pick = fc.nat(5);
const fuse = fc.oneof(
  { weight: 2, arbitrary: fc.constant(Infinity) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 60 }) },
);

const config: fc.Arbitrary<Config> = fc.record({
  rule: fc.oneof(
    { weight: 1, arbitrary: fc.constant(undefined) },
    {
      weight: 6,
      arbitrary: fc
        .record({
          required: fc.constantFrom(1, 2, 2, 3),
          excludeAuthor: fc.constantFrom(true, true, false),
          approvers: fc.constantFrom(["@approvers"], ["@approvers"], ["U0BOB", "U0CHI"], ["U0ANA", "U0ELI"]),
          expiresAfter: fc.constantFrom("1h", "72h"),
          remindEvery: fc.constantFrom("30m", "24h"),
        })
        .map(rule),
    },
  ),
  permitted: fc.constantFrom(approvers, approvers, ["U0ANA", "U0BOB"], ["U0CHI", "U0ELI", "U0DEE"]),
});

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant("click" as const),
      user: users,
      choice: fc.constantFrom<Choice | "reopen">("approve", "approve", "approve", "approve", "reject", "reopen"),
      pick,
      on: fc.constantFrom("present", "present", "present", "stale", "command"),
      doubled: fc.boolean(),
      fuse,
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("deliver" as const), pick, again: fc.boolean(), fuse }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("tick" as const), fuse }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("outside" as const),
      pick,
      approval: fc.constantFrom<Approval>("Approved", "Rejected", "PendingManualApproval", "PendingManualApproval"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("trouble" as const),
      error: fc.constantFrom(undefined, "AccessDeniedException", "ThrottlingException"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("register" as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("redeploy" as const), config }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("pass" as const), minutes: fc.constantFrom(1, 5, 40, 90) }) },
);

/** A rule to begin with, then moments: what happens at the same time, and the order in which its calls take their turns. */
export const story = fc.record({
  config,
  moments: fc.array(
    fc.record({
      deeds: fc.array(deed, { minLength: 1, maxLength: 3 }),
      order: fc.array(fc.nat(7), { maxLength: 24 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
});

export type Story = typeof story extends fc.Arbitrary<infer S> ? S : never;
