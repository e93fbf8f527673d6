/** The signing secret in {@link lambdaEnv}. */
export const SIGNING_SECRET = "test-signing-secret";

/** Everything that the functions read from their environment, as deployed but for AWS and Slack: both are at `endpoint`. */
export function lambdaEnv(endpoint: string): Readonly<Record<string, string>> {
  return {
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_ENDPOINT_URL: endpoint,
    SLACK_API_URL: `${endpoint}/api/`,
    SLACK_BOT_TOKEN: "xoxb-test",
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    TABLE_NAME: "chatops",
    WORKER_FUNCTION: "worker",
    EVENT_BUS: "chatops",
    DEFAULT_CHANNEL: "C111",
    ACCOUNT_ID: "111122223333",
  };
}
