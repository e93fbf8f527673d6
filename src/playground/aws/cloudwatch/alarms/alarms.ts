import type { Timer, VirtualClock } from "../../clock.ts";
import type { EventEnvelope } from "../../eventbridge/event.ts";
import type { Ids } from "../../ids.ts";
import type { Place } from "../../sagemaker/place.ts";
import type { Alarm, AlarmDefinition, AlarmState } from "./alarm.ts";
import { alarmEvent } from "./alarm-event.ts";

/** The alarms of CloudWatch, in every account and region. */
export interface Alarms {
  /** Makes an alarm, which is OK; one of that name stays as it is. */
  put(place: Place, definition: AlarmDefinition): Alarm;
  /** What the metric of an alarm says from now on, which is seen at once. Throws RangeError when there is no such alarm. */
  observe(place: Place, name: string, state: AlarmState, reason?: string): void;
  /**
   * Sets a state by hand (SetAlarmState). An alarm over a metric goes back to what that says when it is next evaluated;
   * one without data that it would not ignore, and a composite one until an alarm under it changes, stay as they were set.
   * Throws RangeError when there is no such alarm.
   */
  set(place: Place, name: string, state: AlarmState, reason: string, reasonData?: string): void;
  find(place: Place, name: string): Alarm | undefined;
  all(): readonly Alarm[];
}

/** Options of `createAlarms`. */
export interface AlarmsOptions {
  readonly clock: VirtualClock;
  readonly ids: Ids;
  /** Takes the event of each change of state. */
  readonly put: (event: EventEnvelope) => void;
  /** Tells whoever looks at the playground of each change. */
  readonly say: (text: string) => void;
}

/** CloudWatch evaluates the alarms together, so often; "within seconds" is all that SetAlarmState's page says. */
const evaluationMs = 10_000;

/** No alarms. */
export function createAlarms({ clock, ids, put, say }: AlarmsOptions): Alarms {
  const alarms = new Map<string, Alarm>();
  /** What the metrics say, where something was measured. */
  const actual = new Map<string, { readonly state: AlarmState; readonly reason: string }>();
  const returns = new Map<string, Timer>();

  const existing = (arn: string): Alarm => {
    const alarm = alarms.get(arn);
    if (!alarm) throw new RangeError(`There is no alarm ${arn}`);
    return alarm;
  };

  const change = (arn: string, state: AlarmState, reason: string, reasonData?: string) => {
    const before = existing(arn);
    const after: Alarm = { ...before, reason, reasonData, state };
    if (before.state === state) return void alarms.set(arn, after);
    const changed = { ...after, since: clock.now() };
    alarms.set(arn, changed);
    say(`alarm ${changed.name}: ${state}`);
    put(alarmEvent(changed, before, ids.uuid()));
    for (const parent of alarms.values()) if (isOver(parent, changed)) evaluate(parent);
  };

  /** A composite alarm looks at the alarms under it when one of them changes, and not otherwise. */
  const evaluate = ({ arn, place, watches }: Alarm) => {
    if (watches.of !== "alarms") return;
    const off = watches.anyOf.filter((name) => alarms.get(arnOf(place, name))?.state === "ALARM");
    if (off.length > 0)
      change(arn, "ALARM", `${off.map((name) => arnOf(place, name)).join(" and ")} transitioned to ALARM`);
    else change(arn, "OK", `No alarm of the rule is in ALARM: ${watches.anyOf.join(", ")}`);
  };

  return {
    put(place, definition) {
      const arn = arnOf(place, definition.name);
      const { account, region } = place;
      const made: Alarm = {
        ...definition,
        place: { account, region },
        arn,
        state: "OK",
        reason: "Unchecked: Initial alarm creation",
        since: clock.now(),
      };
      const alarm = alarms.get(arn) ?? made;
      alarms.set(arn, alarm);
      return alarm;
    },
    observe(place, name, state, reason = inWords(state)) {
      const arn = arnOf(place, name);
      returns.get(arn)?.cancel();
      change(arn, state, reason);
      actual.set(arn, { state, reason });
    },
    set(place, name, state, reason, reasonData) {
      const arn = arnOf(place, name);
      const { watches } = existing(arn);
      returns.get(arn)?.cancel();
      change(arn, state, reason, reasonData);
      if (watches.of === "alarms" || (watches.TreatMissingData === "ignore" && !actual.has(arn))) return;
      const untilEvaluation = evaluationMs - (clock.now() % evaluationMs);
      const goBack = () => {
        const measured = actual.get(arn) ?? { state: "OK", reason: inWords("OK") };
        change(arn, measured.state, measured.reason);
      };
      returns.set(arn, clock.after(untilEvaluation, goBack));
    },
    find: (place, name) => alarms.get(arnOf(place, name)),
    all: () => [...alarms.values()],
  };
}

const arnOf = ({ account, region }: Place, name: string): string =>
  `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

const isOver = ({ watches, place }: Alarm, { name, place: other }: Alarm): boolean =>
  watches.of === "alarms" &&
  watches.anyOf.includes(name) &&
  place.account === other.account &&
  place.region === other.region;

const inWords = (state: AlarmState): string =>
  state === "INSUFFICIENT_DATA"
    ? "Insufficient Data: no datapoints were received."
    : `Threshold Crossed: the last datapoint was ${state === "OK" ? "not " : ""}greater than the threshold.`;
