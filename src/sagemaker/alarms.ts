/** The alarms that roll a deployment back. The SDK's commands are loaded with its client, when an alarm is first asked for. */
import type { CompositeAlarm, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Place, SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";

/** An alarm of CloudWatch's as it is now. */
export interface AlarmNow {
  readonly name: string;
  /** OK, ALARM or INSUFFICIENT_DATA; MISSING where CloudWatch knows no such alarm. */
  readonly state: string;
  readonly composite: boolean;
  /** When it came to this state, in milliseconds since the epoch. */
  readonly since: number | undefined;
}

export type AlarmRead =
  | { readonly is: "read"; readonly alarms: readonly AlarmNow[] }
  | { readonly is: "failed"; readonly because: string };

/** Alarms in an account and region, at most a hundred. */
export interface AlarmWish {
  readonly names: readonly string[];
  readonly place: Place;
  readonly signal?: AbortSignal | undefined;
}

/** The alarms of those names, in their order. Never rejects. */
export async function readAlarms(
  { names, place, signal }: AlarmWish,
  clients: Pick<SageMakerReaders, "metricsAt">,
): Promise<AlarmRead> {
  if (names.length === 0) return { is: "read", alarms: [] };
  try {
    const client = await clients.metricsAt(place);
    const { DescribeAlarmsCommand } = await import("@aws-sdk/client-cloudwatch");
    const { MetricAlarms = [], CompositeAlarms = [] } = await client.send(
      // Without AlarmTypes, composite alarms would be left out.
      new DescribeAlarmsCommand({ AlarmNames: [...names], AlarmTypes: ["MetricAlarm", "CompositeAlarm"] }),
      signal ? { abortSignal: signal } : undefined,
    );
    const found = [...MetricAlarms.map((each) => now(each, false)), ...CompositeAlarms.map((each) => now(each, true))];
    return {
      is: "read",
      alarms: names.map(
        (name) =>
          found.find((each) => each.name === name) ?? { name, state: "MISSING", composite: false, since: undefined },
      ),
    };
  } catch (error) {
    return { is: "failed", because: sageMakerProblem(error, "the alarms of the deployment", "CloudWatch").sentence };
  }
}

function now(alarm: MetricAlarm | CompositeAlarm, composite: boolean): AlarmNow {
  const { AlarmName: name = "", StateValue: state = "INSUFFICIENT_DATA" } = alarm;
  const since = alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp;
  return { name, state, composite, since: since?.getTime() };
}
