import { defineConfig } from "./src/config.ts";

/** What you change to make the bot yours. Checked whenever it is read: by the tests, when stacks are synthesised, and when a function starts. */
export default defineConfig({
  // Account ids and what your people call them.
  accounts: {
    "111122223333": "prod",
    "444455556666": "dev",
  },
  // Where your people read docs/operate.md; the cards of the bot's own alarms link to it.
  // runbooks: "https://git.example.com/ml/sagemaker-chatops/docs/operate.md",
  // Each route becomes an EventBridge rule. `level`: act (something needs a person), outcomes (also what finished),
  // all (also what started and every change). `channel` is an id: open the channel's details in Slack to copy it.
  routes: [
    {
      id: "jobs",
      channel: "C0TRAINING", // #ml-training
      level: "all",
      pattern: {
        source: ["aws.sagemaker"],
        detail: {
          // SageMaker names the jobs of pipelines so; they go where their pipelines go.
          $or: [
            { TrainingJobName: [{ "anything-but": { prefix: "pipelines-" } }] },
            { ProcessingJobName: [{ "anything-but": { prefix: "pipelines-" } }] },
            { TransformJobName: [{ "anything-but": { prefix: "pipelines-" } }] },
            { HyperParameterTuningJobName: [{ exists: true }] },
          ],
        },
      },
    },
    {
      id: "approvals",
      channel: "C0APPROVALS", // #ml-approvals
      level: "outcomes",
      pattern: { source: ["aws.sagemaker"], "detail-type": ["SageMaker Model Package State Change"] },
    },
    {
      // A channel that hears of all parts of a journey gets one card for it: jobs are lines of the pipeline's card, the
      // model package and the endpoint are told in its thread.
      id: "journeys",
      channel: "C0DEPLOYMENTS", // #ml-deployments
      level: "all",
      pattern: {
        source: ["aws.sagemaker"],
        $or: [
          {
            "detail-type": [
              "SageMaker Model Building Pipeline Execution Status Change",
              "SageMaker Model Building Pipeline Execution Step Status Change",
              "SageMaker Model Package State Change",
              "SageMaker Endpoint State Change",
              "SageMaker Endpoint Deployment State Change",
            ],
          },
          { detail: { TrainingJobName: [{ prefix: "pipelines-" }] } },
          { detail: { ProcessingJobName: [{ prefix: "pipelines-" }] } },
          { detail: { TransformJobName: [{ prefix: "pipelines-" }] } },
        ],
      },
    },
    {
      id: "everything-else",
      channel: "C0OPS", // #ml-ops
      level: "act",
      pattern: {
        source: ["aws.sagemaker"],
        "detail-type": [{ prefix: "SageMaker Feature Group" }, { prefix: "SageMaker Image" }],
      },
    },
  ],
  // Who has to approve what, from the top: the first rule that fits a model package group (or a gate of a pipeline) decides,
  // and where none fits nobody may approve from Slack. policy.cedar has to permit it as well.
  approvals: [
    {
      id: "prod",
      groups: ["prod-*", "ranker"], // names of model package groups; * stands for any characters
      required: 2, // so many different people
      approvers: ["@ml-approvers"], // Slack user groups by handle, people by member ID ("U024BE7LH")
      requireReason: true,
      // requireMetrics: true, // no approval of a version without metrics
      // excludeAuthor: false, // lets people approve what they made themselves
      expiresAfter: "72h", // m, h, d or w
      remindEvery: "24h",
    },
    { id: "churn", groups: ["churn"], approvers: ["@ml-approvers"] },
    // All other groups: one approver, who may have made the version. Without this rule they are decided outside Slack only.
    { id: "others", groups: ["*"], approvers: ["@ml-approvers"], excludeAuthor: false },
    // Steps of pipelines that wait for an answer (callback steps), as <pipeline>/<step>.
    { id: "gates", gates: ["*/*"], approvers: ["@ml-approvers"], expiresAfter: "7d" },
  ],
  // Where the gates of pipelines ask; without it, where people hear of their executions.
  gates: { channel: "C0APPROVALS" }, // #ml-approvals
  // The names by which AWS knows people: SageMaker's user profile, an IAM user, the session name of single sign-on. Without
  // them nobody can tell who made a model, and four eyes (excludeAuthor) cannot let anybody approve what a person made.
  people: {
    U0ANA00001: ["ana", "ana@example.com"],
    U0BO000001: ["bo", "bo@example.com"],
    U0CHI00001: ["chi", "chi@example.com"],
    U0ELI00001: ["eli", "eli@example.com"],
  },
  // Where `npm run deploy` puts the bot; docs/deploy.md goes through it. `npm start` needs none of it.
  deployment: {
    account: "111122223333",
    region: "eu-west-1",
    opsChannel: "C0OPS", // #ml-ops
    // References only: the secrets themselves never enter this file, a template or an environment variable.
    secrets: {
      botToken: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sagemaker-chatops/bot-token-AbCdEf",
      signingSecret: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sagemaker-chatops/signing-secret-AbCdEf",
    },
    // Roles that a retried job may run with: what follows the account in a role's ARN. None: only pipelines and transforms are retried.
    // passRoles: ["role/service-role/AmazonSageMaker-ExecutionRole-*"],
    // Alarms by which people may abort the bake of a deployment: docs/deploy.md, "An alarm to abort bakes by".
    // abortAlarms: ["*-abort"],
    // Roles of pipelines whose callback steps may ask people: docs/deploy.md, "Gates".
    // gateSenders: ["arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-*"],
    // In CloudTrail the names of the people who asked, instead of the bot's: docs/deploy.md, "People's names in CloudTrail".
    // sourceIdentity: true,
    // The S3 objects with the metrics of your model packages; without them, cards show none of their numbers.
    evidenceBuckets: ["sagemaker-eu-west-1-111122223333/*"],
    // alarmEmail: "ml-platform@example.com",
    // Other regions and accounts whose SageMaker the bot follows; another account needs an externalId of your making.
    spokes: [{ account: "444455556666", region: "eu-west-1", externalId: "chatops-of-our-company" }],
  },
});
