import type { DeploymentConfig } from "@aws-sdk/client-sagemaker";
import type { Alarms } from "../../cloudwatch/alarms/alarms.ts";
import type { Place } from "../place.ts";
import type { Beat } from "../world.ts";

/** How often a deployment that bakes looks at its alarms; not documented. What goes off and on again in between is missed. */
const lookEverySeconds = 25;

/** The alarms of a deployment's automatic rollback that are in ALARM now. */
export function alarmsOff(alarms: Alarms, place: Place, deployment: DeploymentConfig | undefined): readonly string[] {
  const watched = deployment?.AutoRollbackConfiguration?.Alarms ?? [];
  return watched.flatMap(({ AlarmName = "" }) => (alarms.find(place, AlarmName)?.state === "ALARM" ? [AlarmName] : []));
}

/** Looks in regular order for so many seconds. */
export const looksWhile = (seconds: number, look: () => void): readonly Beat[] =>
  Array.from({ length: Math.floor(seconds / lookEverySeconds) }, (): Beat => [lookEverySeconds, look]);

/** FailureReason of an endpoint that alarms brought back. */
export const reasonOf = (alarmNames: readonly string[]): string =>
  `One or more alarms of the auto rollback configuration are in ALARM state: [${alarmNames.join(", ")}]. The update was rolled back.`;
