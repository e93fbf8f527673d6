import { attendApprovals } from "../../../clock/approvals.ts";
import { resourceKey } from "../../../domain/arn.ts";
import type { Work } from "../../../domain/work.ts";
import { notify } from "../../../notify/notify.ts";
import { readValue } from "../../../notify/read.ts";
import { roundOf } from "../../../notify/round.ts";
import { doChore } from "../../chore.ts";
import { doWork } from "../../work.ts";
import { arnOf } from "./registry.ts";
import type { Deed, Story } from "./story.ts";
import { type Config, Crash, clicked, createWorld, type World } from "./world.ts";

const route = { id: "approvals", channel: "C1", level: "all" } as const;
const minute = 60_000;

/** A click, and when it was worked on: the numbers of moments. */
export interface Click {
  readonly work: Work;
  readonly version: number;
  readonly moment: number;
  crashes: number;
}

/** What happened, for the reference to judge. */
export interface Played {
  readonly world: World;
  readonly clicks: readonly Click[];
  /** The configuration at each moment. */
  readonly configs: readonly Config[];
  /** The moment of each write of the registry. */
  readonly writtenAt: readonly number[];
}

/** Plays a story to its end: what crashed is tried again, all events arrive, and the clock goes on for a while. */
export async function play({ config, moments }: Story): Promise<Played> {
  const world = createWorld();
  world.config = config;
  const { registry, turns, store } = world;
  const clicks: Click[] = [];
  const configs: Config[] = [];
  const writtenAt: number[] = [];
  const events: unknown[] = [];
  const stale = new Map<number, string>();
  let again: Invocation[] = [];

  const register = () => void events.push(registry.eventOf(registry.register()));
  const deliver = (event: unknown, fuse: number) => async () => {
    await notify([readValue("m", event, route)], world.process(fuse));
  };
  const versionAt = (pick: number) => registry.versions[pick % registry.versions.length] ?? registry.versions[0];
  const roundOn = async (version: number): Promise<string | undefined> => {
    const state = await store.states.get(resourceKey(arnOf(version)));
    return state && roundOf(state)?.ballot.round;
  };

  const click = async (deed: Extract<Deed, { do: "click" }>, moment: number): Promise<readonly Invocation[]> => {
    const version = versionAt(deed.pick);
    if (!version) return [];
    const present = await roundOn(version.number);
    if (present !== undefined && !stale.has(version.number)) stale.set(version.number, present);
    const round = deed.on === "command" ? undefined : deed.on === "stale" ? stale.get(version.number) : present;
    const intent = { do: deed.choice, target: { arn: arnOf(version.number) }, round, reason: "because" };
    const work = clicked(`w${clicks.length}`, deed.user, world.now, intent);
    const made: Click = { work, version: version.number, moment, crashes: 0 };
    clicks.push(made);
    const run =
      (fuse: number): Invocation =>
      async () => {
        try {
          await doWork(work, world.process(fuse));
        } catch (error) {
          if (!(error instanceof Crash)) throw error;
          made.crashes++;
          again.push(run(Infinity));
        }
      };
    return deed.doubled ? [run(deed.fuse), run(Infinity)] : [run(deed.fuse)];
  };

  const invocationsOf = async (deed: Deed, moment: number): Promise<readonly Invocation[]> => {
    switch (deed.do) {
      case "click":
        return click(deed, moment);
      case "deliver": {
        const at = deed.pick % Math.max(1, events.length);
        const event = events[at];
        if (event === undefined) return [];
        // What SQS could not hand over it hands over again, and what it could, sometimes too.
        if (!deed.again && deed.fuse === Infinity) events.splice(at, 1);
        return [deliver(event, deed.fuse)];
      }
      case "tick":
        return [surviving(async () => void (await attendApprovals(world.process(deed.fuse))))];
      case "outside": {
        const version = versionAt(deed.pick);
        if (version) {
          registry.outside(version, deed.approval);
          events.push(registry.eventOf(version));
        }
        return [];
      }
      case "trouble":
        registry.trouble.error = deed.error;
        return [];
      case "register":
        register();
        return [];
      case "redeploy":
        world.config = deed.config;
        return [];
      case "pass":
        world.now += deed.minutes * minute;
        return [];
    }
  };

  const chores = (): readonly Invocation[] =>
    world.chores.splice(0).map((chore) => surviving(() => doChore(chore, () => world.process(Infinity))));
  const together = async (invocations: readonly Invocation[], order: readonly number[]): Promise<void> => {
    const before = registry.writes.length;
    let turn = 0;
    await turns.run(invocations, (below) => (order[turn++] ?? 0) % below);
    for (const { version } of registry.writes.slice(before)) {
      writtenAt.push(configs.length - 1);
      const written = registry.versions[version - 1];
      if (written) events.push(registry.eventOf(written));
    }
  };

  register();
  configs.push(world.config);
  await together([deliver(events[0], Infinity)], []);
  for (const [index, { deeds, order }] of moments.entries()) {
    // A second is enough for clicks to have an order; what crashed Lambda tries again after a minute.
    world.now += again.length > 0 ? minute : 1000;
    const retried = again;
    again = [];
    const invocations: Invocation[] = [...retried, ...chores()];
    for (const deed of deeds) invocations.push(...(await invocationsOf(deed, index + 1)));
    configs.push(world.config);
    await together(invocations, order);
  }
  // In the end all goes well: what crashed is tried again, every event arrives, and the clock ticks.
  world.now += 4 * minute;
  registry.trouble.error = undefined;
  await together([...again, ...events.map((event) => deliver(event, Infinity))], []);
  await together([surviving(async () => void (await attendApprovals(world.process(Infinity))))], []);
  if (world.chores.length > 0) {
    await together(chores(), []);
    await together(
      events.slice(-1).map((event) => deliver(event, Infinity)),
      [],
    );
  }
  return { world, clicks, configs, writtenAt };
}

type Invocation = () => Promise<void>;

/** What is not tried again when it dies: the next tick does it. */
const surviving =
  (run: Invocation): Invocation =>
  async () => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
    }
  };
