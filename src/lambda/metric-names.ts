/** The bot's own metrics in CloudWatch; the alarms in infra/ watch the same names. */
export const metricsNamespace = "SageMakerChatOps";
/** Messages that Slack would not take as they were drawn. */
export const degradedMetric = "MessagesDegraded";
