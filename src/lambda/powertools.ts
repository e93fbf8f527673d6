import { Logger } from "@aws-lambda-powertools/logger";
import type { LogAttributes } from "@aws-lambda-powertools/logger/types";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import type { Log } from "../log.ts";
import type { OnDegraded } from "../notify/send.ts";
import { degradedMetric, metricsNamespace } from "./metric-names.ts";

/** A log on Powertools' Logger; `service` is the function's name. Errors are logged with their causes. */
export function powertoolsLog(service: string): Log {
  const logger = new Logger({ serviceName: service });
  return {
    info: (message, facts) => logger.info(message, attributes(facts)),
    warn: (message, facts) => logger.warn(message, attributes(facts)),
    error: (message, error, facts) =>
      logger.error(message, {
        ...attributes(facts),
        error: error instanceof Error ? error : new Error(String(error)),
      }),
  };
}

/** `correlation_id` stands where Powertools' own loggers put it: at the top of the line. */
function attributes({ correlation_id, ...facts }: Readonly<Record<string, unknown>> = {}): LogAttributes {
  return {
    ...(correlation_id === undefined ? {} : { correlation_id }),
    ...(Object.keys(facts).length > 0 ? { facts } : {}),
  };
}

/** Counts each message that Slack would not take as it was drawn, as an EMF metric with an alarm's name in mind. */
export function countDegraded(service: string, log: Log): OnDegraded {
  const metrics = new Metrics({ namespace: metricsNamespace, serviceName: service });
  return (to, problem) => {
    log.warn(`Slack refused a message; sent again as ${to}`, { error: problem.error, details: problem.details });
    metrics.addMetric(degradedMetric, MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  };
}
