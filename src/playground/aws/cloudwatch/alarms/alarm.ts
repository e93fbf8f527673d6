import type { Place } from "../../sagemaker/place.ts";

/** The states that CloudWatch knows, as its API spells them. */
export const alarmStates = ["OK", "ALARM", "INSUFFICIENT_DATA"] as const;
export type AlarmState = (typeof alarmStates)[number];

/** What an alarm watches: one metric, or other alarms of the same account and region. */
export type Watched =
  | {
      readonly of: "metric";
      readonly Namespace: string;
      readonly MetricName: string;
      readonly Dimensions: Readonly<Record<string, string>>;
      readonly Statistic: "Sum" | "Average" | "Maximum";
      readonly Period: number;
      readonly Threshold: number;
      /** `ignore` keeps the last state while nothing is measured. @default "missing" */
      readonly TreatMissingData?: "missing" | "ignore" | "notBreaching";
    }
  | { readonly of: "alarms"; readonly anyOf: readonly string[] };

/** What whoever makes an alarm says of it. */
export interface AlarmDefinition {
  readonly name: string;
  readonly description?: string;
  readonly watches: Watched;
}

/** An alarm as it now is. */
export interface Alarm extends AlarmDefinition {
  readonly place: Place;
  readonly arn: string;
  readonly state: AlarmState;
  /** CloudWatch's words, or those of whoever set the state by hand. */
  readonly reason: string;
  readonly reasonData?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly since: number;
}

/** A composite alarm's rule as PutCompositeAlarm writes it. */
export const ruleOf = (anyOf: readonly string[]): string => anyOf.map((name) => `ALARM("${name}")`).join(" OR ");
