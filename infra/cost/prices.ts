/**
 * List prices in US dollars, us-east-1, without free tiers, as known in 2026; other regions differ by ten to twenty percent.
 * They are AWS's (aws.amazon.com/<service>/pricing) by way of public summaries: look there before a budget hangs on them.
 */
export const prices = {
  asOf: "2026",
  region: "us-east-1",
  /** Lambda on arm64. */
  lambdaGbSecond: 0.000_013_333_4,
  lambdaRequest: 0.2e-6,
  /** SQS standard queues, by 64 kB. */
  sqsRequest: 0.4e-6,
  /** EventBridge: events put on a custom bus, by 64 kB; events of AWS services on the default bus are free. */
  busEvent: 1e-6,
  /** EventBridge: events taken into an archive, and kept there for a month. */
  archiveGb: 0.1,
  archiveGbMonth: 0.023,
  schedulerInvocation: 1e-6,
  /** DynamoDB on demand; a consistent read of up to 4 kB and a write of up to 1 kB are one unit each. */
  dynamoWrite: 0.625e-6,
  dynamoRead: 0.125e-6,
  dynamoGbMonth: 0.25,
  dynamoBackupGbMonth: 0.2,
  /** CloudWatch. */
  logsGb: 0.5,
  alarmMetric: 0.1,
  customMetric: 0.3,
  dashboard: 3,
  /** Secrets Manager. */
  secretMonth: 0.4,
  secretRead: 0.05 / 10_000,
} as const;
