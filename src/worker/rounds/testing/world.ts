import { type ApprovalRule, approvalRuleSchema } from "../../../domain/approval-rule.ts";
import type { Chore } from "../../../domain/chore.ts";
import { factOf } from "../../../domain/resource.ts";
import type { Work } from "../../../domain/work.ts";
import { silentLog } from "../../../log.ts";
import type { NotifyPorts } from "../../../notify/notify.ts";
import { momentOf } from "../../../notify/plan.ts";
import type { Present } from "../../../notify/present.ts";
import { kindOf, viewOf } from "../../../notify/view.ts";
import { memoryTable } from "../../../store/memory-table.ts";
import { type Store, storeOn } from "../../../store/store.ts";
import type { Table } from "../../../store/table.ts";
import type { WorkPorts } from "../../ports.ts";
import { createTurns, type Turns } from "./interleave.ts";
import { createRegistry, type Registry } from "./registry.ts";

/** The process died: nothing of it runs any further. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/** Who may do what, which a redeployment changes. */
export interface Config {
  readonly rule: ApprovalRule | undefined;
  /** Whom the policy permits to vote. */
  readonly permitted: readonly string[];
}

export const people = { U0ANA: ["ana"], U0BOB: ["bob"], U0CHI: ["chi"], U0ELI: ["eli"], U0DEE: ["dee"] } as const;
export type UserId = keyof typeof people;
/** Whoever registers all versions. */
export const author: UserId = "U0ANA";
export const approvers: readonly UserId[] = ["U0ANA", "U0BOB", "U0CHI", "U0ELI"];

export const rule = (more: object = {}): ApprovalRule =>
  approvalRuleSchema.parse({ id: "churn", groups: ["*"], approvers: ["@approvers"], ...more });

export interface World {
  now: number;
  config: Config;
  readonly registry: Registry;
  readonly turns: Turns;
  readonly chores: Chore[];
  /** How often each work was answered beside its card. */
  readonly answers: Map<string, number>;
  /** The store as nobody's process: for looking on. */
  readonly store: Store;
  /** The ports of one process that dies after `fuse` calls; `onAnswer` is told of each answer. */
  readonly process: (fuse: number) => NotifyPorts & WorkPorts & { readonly handOn: (chore: Chore) => Promise<void> };
}

/** Cards without looks: how they are drawn is tested elsewhere, and drawing takes longer than all the rest. */
const plainly: Present = (state) => {
  const { summary, ballot } = viewOf(kindOf(state), state);
  const message = { text: `${momentOf(summary)} ${ballot?.votes.length}`, blocks: [] };
  return { summary, message, left: message, reply: () => message, seenAt: 0 };
};

export function createWorld(): World {
  const world: { now: number; config: Config } = {
    now: Date.parse("2026-03-02T14:00:00Z"),
    config: { rule: rule(), permitted: approvers },
  };
  const now = () => world.now;
  const shared = memoryTable(() => Math.floor(now() / 1000));
  const turns = createTurns();
  const registry = createRegistry(now);
  const answers = new Map<string, number>();
  const chores: Chore[] = [];
  let messages = 0;

  const processOf: World["process"] = (fuse) => {
    let left = fuse;
    const call = async (): Promise<void> => {
      if (left <= 0) throw new Crash("before a call");
      await turns.next();
      if (--left <= 0) throw new Crash("in a call");
    };
    const each: Table = {
      get: async (key) => {
        await call();
        return shared.get(key);
      },
      query: async (...args) => {
        await call();
        return shared.query(...args);
      },
      put: async (...args) => {
        await call();
        return shared.put(...args);
      },
      delete: async (key) => {
        await call();
        return shared.delete(key);
      },
    };
    const { rule: inForce, permitted } = world.config;
    const options = { accounts: {}, approvals: inForce ? [inForce] : [], people };
    return {
      store: storeOn(each, now),
      slack: {
        post: async ({ channel }) => {
          await call();
          return { channel, ts: `${++messages}.0` };
        },
        update: call,
        ephemeral: call,
        respond: async (url) => {
          await call();
          answers.set(url, (answers.get(url) ?? 0) + 1);
        },
        openView: call,
        publishHome: async () => {},
        permalink: async () => undefined,
        userGroups: async () => [{ id: "S1", handle: "approvers", users: [...approvers] }],
        findPosted: async () => undefined,
        cardAt: async () => undefined,
      },
      present: plainly,
      wait: turns.next,
      onDegraded: () => {},
      log: silentLog,
      opsChannel: "C0OPS",
      now,
      own: { partition: "aws", account: "111122223333", region: "eu-west-1" },
      options,
      clients: registry.clientsFor(call),
      authorise: async ({ who: { user } }) => ({
        who: { user, groups: approvers.some((each) => each === user) ? ["approvers"] : [] },
        verdict: permitted.includes(user) ? { is: "yes", because: [] } : { is: "no", because: "No.", rules: [] },
        mentions: {},
      }),
      outlook: async () => {
        throw new Error("nobody asks what the policy holds for them");
      },
      emit: call,
      enrich: async (state) => [factOf(state, "author", { final: 0, at: 0, rank: 0 }, { name: "ana", kind: "person" })],
      handOn: async (chore) => void chores.push(chore),
    };
  };
  return Object.assign(world, { registry, turns, chores, answers, store: storeOn(shared, now), process: processOf });
}

/** A click on a card or in a form, as the fast half hands it on; its response_url names it. */
export const clicked = (id: string, user: UserId, receivedAt: number, intent: Work["intent"]): Work => ({
  ...{ id, intent, receivedAt, responseUrl: id },
  who: { user, team: "T", name: people[user][0] },
  where: { channel: "C1", messageTs: "1.0" },
});
