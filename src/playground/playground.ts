import { problems } from "../../blocks/check.ts";
import { SLASH } from "../slack/commands/command.ts";
import { commandHelp } from "../slack/commands/registry.ts";
import { alarmOnDeadLetters } from "./aws/alarm.ts";
import type { FakeAws } from "./aws/fake-aws.ts";
import { startAws } from "./aws/gateway.ts";
import { startPacer } from "./aws/pacer.ts";
import { functionNames, type Serve, startBot } from "./bot.ts";
import type { ActivityLine, PersonAction, PersonActionResult, Snapshot, Switches } from "./protocol.ts";
import { scenarioGroups, scenarios } from "./scenarios/registry.ts";
import { createFakeSlack, type FakeSlack } from "./slack/fake-slack.ts";

/** The whole world of `npm start`: a workspace, an AWS, the bot between them, and scenarios to play. */
export interface Playground {
  readonly slack: FakeSlack;
  /** The bot's Function URL. */
  readonly serveBot: Serve;
  readonly snapshot: () => Snapshot;
  readonly act: (action: PersonAction) => Promise<PersonActionResult>;
  /** Calls the listener after every change; the returned function stops that. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
}

/** How many lines of activity the page shows. */
const keptActivity = 200;
/** EventBridge Scheduler's finest rate, which the clock function runs at. */
const clockEveryMs = 60_000;

/** Builds the world; `baseUrl` is where the page's server can be reached. */
export async function createPlayground(baseUrl: () => string): Promise<Playground> {
  const realNow = (): number => Date.now();
  let switches: Switches = {
    speed: 1,
    doubles: false,
    late: false,
    deploymentEventsLost: false,
    slackRateLimited: false,
    slackDown: false,
    sagemakerThrottled: false,
  };
  let activity: readonly ActivityLine[] = [];
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const note = (line: ActivityLine): void => {
    activity = [...activity, line].slice(-keptActivity);
    changed();
  };

  const startWorld = async (startAt: number, port: number): Promise<FakeAws> => {
    // Slack's Retry-After passes in real time, the queue's visibility timeout in the playground's: it needs more tries. In an
    // outage nobody wants to wait for them.
    const world = await startAws({ startAt, port, queue: { maxReceiveCount: () => (switches.slackDown ? 3 : 100) } });
    alarmOnDeadLetters(world);
    return world;
  };
  let aws = await startWorld(realNow(), 0);
  const slack = createFakeSlack(
    { requestUrl: `${baseUrl()}/slack/events`, check: problems, now: () => aws.clock.now(), realNow },
    () => `${baseUrl()}/slack`,
  );
  let serveBot = await startBot(aws, slack);
  aws.onActivity(note);
  const running = new Set<string>();
  let sinceTick = 0;
  /** Moves the playground's time, by which EventBridge Scheduler ticks too. */
  const pass = (ms: number): void => {
    aws.tick(ms);
    sinceTick += ms;
    if (sinceTick < clockEveryMs) return;
    sinceTick = 0;
    aws.functions.enqueue(functionNames.clock, { time: new Date(aws.clock.now()).toISOString() });
  };
  const stops = [slack.subscribe(changed), startPacer({ speed: () => switches.speed, tick: pass, realNow })];

  const setSwitches = (wanted: Partial<Switches>): void => {
    switches = { ...switches, ...wanted };
    const { doubles, late, deploymentEventsLost, sagemakerThrottled } = switches;
    aws.setSwitches({ doubles, late, deploymentEventsLost, sagemakerThrottled });
    slack.setRateLimited(switches.slackRateLimited);
    slack.setDown(switches.slackDown);
  };

  const act = async (action: PersonAction): Promise<PersonActionResult> => {
    const { people } = slack;
    switch (action.do) {
      case "click":
        return people.click(action.user, action.channel, action.ts, action.blockId, action.actionId, action.value);
      case "click-view":
        return people.clickView(action.user, action.viewId, action.blockId, action.actionId, action.value);
      case "command":
        return people.command(action.user, action.channel, action.text);
      case "say":
        return people.say(action.user, action.channel, action.text, action.threadTs);
      case "submit-view":
        return people.submitView(action.user, action.viewId, action.values);
      case "close-view":
        return people.closeView(action.user, action.viewId);
      case "open-home":
        return people.openHome(action.user);
      case "dismiss":
        return people.dismiss(action.user, action.ts);
      case "scenario":
        return play(action.id);
      case "alarm":
        return measure(action);
      case "switch":
        setSwitches(action.switches);
        return { ok: true };
      case "reset":
        return reset();
    }
  };

  const play = (id: string): PersonActionResult => {
    const scenario = scenarios.find((each) => each.id === id);
    if (!scenario) return { ok: false, problem: `There is no scenario ${id}.` };
    if (running.has(id)) return { ok: false, problem: `${scenario.title} is already playing.` };
    running.add(id);
    scenario.play(aws.sagemaker);
    aws.clock.after(scenario.minutes * 60_000, () => {
      running.delete(id);
      changed();
    });
    return { ok: true };
  };

  /** Lets an alarm's metric cross its threshold, or come back. */
  const measure = ({ name, state, ...place }: Extract<PersonAction, { do: "alarm" }>): PersonActionResult => {
    if (!aws.alarms.find(place, name)) return { ok: false, problem: `There is no alarm ${name}.` };
    aws.alarms.observe(place, name, state);
    return { ok: true };
  };

  /** A new AWS at the old address, since the bot's clients know no other, and an empty workspace. */
  const reset = async (): Promise<PersonActionResult> => {
    const port = Number(new URL(aws.url).port);
    const now = aws.clock.now();
    await aws.close();
    // Time never runs backwards, or messages would be dated before those that Slack has shown.
    aws = await startWorld(Math.max(realNow(), now), port);
    serveBot = await startBot(aws, slack);
    aws.onActivity(note);
    slack.reset();
    running.clear();
    activity = [];
    setSwitches(switches);
    return { ok: true };
  };

  return {
    slack,
    serveBot: (request, response) => serveBot(request, response),
    act: async (action) => {
      const result = await act(action);
      changed();
      return result;
    },
    snapshot: () => ({
      ...slack.parts(),
      commands: commandHelp.map(({ usage, description }) => ({ command: SLASH, usage, description })),
      scenarios: scenarioGroups.flatMap((group) =>
        group.scenarios.map(({ id, title, description }) => ({
          id,
          title,
          description,
          group: group.title,
          running: running.has(id),
        })),
      ),
      resources: aws.describeForPage(),
      alarms: aws.alarms.all().map(({ name, place, state, reason }) => ({ name, ...place, state, reason })),
      switches,
      activity,
      now: aws.clock.now(),
    }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      for (const stop of stops) stop();
      slack.stop();
      await aws.close();
    },
  };
}
