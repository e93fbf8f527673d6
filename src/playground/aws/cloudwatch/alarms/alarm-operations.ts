import type { CompositeAlarm, DescribeAlarmsOutput, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import * as z from "zod";
import { oneOf, operation, text, whole } from "../../http/constraints.ts";
import { AwsError, resourceNotFound } from "../../http/errors.ts";
import type { Operations } from "../../http/service.ts";
import { type Alarm, alarmStates, ruleOf } from "./alarm.ts";
import type { Alarms } from "./alarms.ts";

const alarmName = text({ min: 1, max: 255 });
const describeInput = z.object({
  AlarmNames: z.array(alarmName).max(100).optional(),
  AlarmNamePrefix: alarmName.optional(),
  AlarmTypes: z.array(oneOf(["MetricAlarm", "CompositeAlarm"])).optional(),
  StateValue: oneOf(alarmStates).optional(),
  MaxRecords: whole(1, 100).optional(),
});
const setInput = z.object({
  AlarmName: alarmName,
  StateValue: oneOf(alarmStates),
  StateReason: text({ min: 0, max: 1023 }),
  StateReasonData: text({ max: 4000 }).optional(),
});

/** DescribeAlarms and SetAlarmState. */
export function alarmOperations(alarms: Alarms): Operations {
  return {
    DescribeAlarms: operation(describeInput, (input, { account, region }): DescribeAlarmsOutput => {
      // Without AlarmTypes, composite alarms are left out, even where they are asked for by name.
      const { AlarmNames, AlarmNamePrefix = "", AlarmTypes = ["MetricAlarm"], StateValue, MaxRecords = 50 } = input;
      if (AlarmNames && AlarmNamePrefix)
        throw new AwsError("ValidationError", "AlarmNamePrefix and AlarmNames are mutually exclusive.");
      const found = alarms
        .all()
        .filter(({ place }) => place.account === account && place.region === region)
        .filter(({ name }) => AlarmNames?.includes(name) ?? name.startsWith(AlarmNamePrefix))
        .filter(({ state }) => StateValue === undefined || state === StateValue)
        .slice(0, MaxRecords);
      return {
        MetricAlarms: AlarmTypes.includes("MetricAlarm") ? found.flatMap(asMetricAlarm) : [],
        CompositeAlarms: AlarmTypes.includes("CompositeAlarm") ? found.flatMap(asCompositeAlarm) : [],
      };
    }),
    SetAlarmState: operation(setInput, ({ AlarmName, StateValue, StateReason, StateReasonData }, caller) => {
      if (!alarms.find(caller, AlarmName)) throw resourceNotFound("Alarm does not exist");
      if (StateReasonData !== undefined && !isJson(StateReasonData))
        throw new AwsError("InvalidFormat", "StateReasonData is not valid JSON");
      alarms.set(caller, AlarmName, StateValue, StateReason, StateReasonData);
      return {};
    }),
  };
}

const common = ({ name, arn, description, state, reason, reasonData, since }: Alarm) => ({
  AlarmName: name,
  AlarmArn: arn,
  AlarmDescription: description,
  ActionsEnabled: true,
  StateValue: state,
  StateReason: reason,
  StateReasonData: reasonData,
  StateUpdatedTimestamp: new Date(since),
  StateTransitionedTimestamp: new Date(since),
});

function asMetricAlarm(alarm: Alarm): readonly MetricAlarm[] {
  if (alarm.watches.of !== "metric") return [];
  const { of: _metric, Dimensions, ...watched } = alarm.watches;
  const dimensions = Object.entries(Dimensions).map(([Name, Value]) => ({ Name, Value }));
  return [
    {
      ...common(alarm),
      ...watched,
      Dimensions: dimensions,
      EvaluationPeriods: 1,
      ComparisonOperator: "GreaterThanThreshold",
    },
  ];
}

const asCompositeAlarm = (alarm: Alarm): readonly CompositeAlarm[] =>
  alarm.watches.of === "alarms" ? [{ ...common(alarm), AlarmRule: ruleOf(alarm.watches.anyOf) }] : [];

function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch {
    return false;
  }
}
