import { describe, expect, test } from "vitest";
import { foldAll } from "../notify/fold.ts";
import { kindOf, viewOf } from "../notify/view.ts";
import type { SageMakerClients } from "./clients.ts";
import { look } from "./describe.ts";
import { list } from "./list.ts";
import { type Answers, own, withStandIn } from "./testing/stand-in.ts";

const arn = (resource: string) => `arn:aws:sagemaker:eu-west-1:123456789012:${resource}`;
const now = Date.UTC(2026, 10, 23, 12);
const made = new Date(Date.UTC(2026, 10, 23, 10));
const changed = new Date(Date.UTC(2026, 10, 23, 11));
const times = { CreationTime: made, LastModifiedTime: changed };

interface Kind {
  readonly kind: string;
  readonly name: string;
  /** Describe: operation, answer, the state line and a fact that the card knows. */
  readonly describe: readonly [string, object, string, string];
  /** List: operation, answer, and the row as name and status. */
  readonly list: readonly [string, object, string];
}

const table: readonly Kind[] = [
  {
    kind: "cluster",
    name: "research",
    describe: [
      "DescribeCluster",
      {
        ClusterName: "research",
        ClusterArn: arn("cluster/k3x9tq0b7wz1"),
        ClusterStatus: "InService",
        InstanceGroups: [{ InstanceGroupName: "p5", InstanceType: "ml.p5.48xlarge", CurrentCount: 7, TargetCount: 8 }],
      },
      "Cluster · In service",
      "ml.p5.48xlarge",
    ],
    list: [
      "ListClusters",
      {
        ClusterSummaries: [
          { ClusterName: "research", ClusterArn: arn("cluster/k3"), ClusterStatus: "Failed", CreationTime: made },
        ],
      },
      "research Failed",
    ],
  },
  {
    kind: "notebook",
    name: "ana",
    describe: [
      "DescribeNotebookInstance",
      {
        NotebookInstanceName: "ana",
        NotebookInstanceArn: arn("notebook-instance/ana"),
        NotebookInstanceStatus: "Stopped",
        InstanceType: "ml.t3.xlarge",
        ...times,
      },
      "Notebook · Stopped",
      "ml.t3.xlarge",
    ],
    list: [
      "ListNotebookInstances",
      {
        NotebookInstances: [
          {
            NotebookInstanceName: "ana",
            NotebookInstanceArn: arn("notebook-instance/ana"),
            NotebookInstanceStatus: "InService",
            ...times,
          },
        ],
      },
      "ana In service",
    ],
  },
  {
    kind: "lifecycle-config",
    name: "deps",
    describe: [
      "DescribeNotebookInstanceLifecycleConfig",
      {
        NotebookInstanceLifecycleConfigName: "deps",
        NotebookInstanceLifecycleConfigArn: arn("notebook-instance-lifecycle-config/deps"),
        ...times,
      },
      "Notebook lifecycle config · Updated",
      "Updated",
    ],
    list: [
      "ListNotebookInstanceLifecycleConfigs",
      {
        NotebookInstanceLifecycleConfigs: [
          {
            NotebookInstanceLifecycleConfigName: "deps",
            NotebookInstanceLifecycleConfigArn: arn("notebook-instance-lifecycle-config/deps"),
            CreationTime: made,
            LastModifiedTime: made,
          },
        ],
      },
      "deps Created",
    ],
  },
  {
    kind: "labeling",
    name: "tickets",
    describe: [
      "DescribeLabelingJob",
      {
        LabelingJobName: "tickets",
        LabelingJobArn: arn("labeling-job/tickets"),
        LabelingJobStatus: "InProgress",
        LabelCounters: { TotalLabeled: 812, Unlabeled: 188 },
        ...times,
      },
      "Labeling · In progress",
      "812",
    ],
    list: [
      "ListLabelingJobs",
      {
        LabelingJobSummaryList: [
          {
            LabelingJobName: "tickets",
            LabelingJobArn: arn("labeling-job/tickets"),
            LabelingJobStatus: "Completed",
            ...times,
          },
        ],
      },
      "tickets Completed",
    ],
  },
  {
    kind: "mlflow",
    name: "experiments",
    describe: [
      "DescribeMlflowTrackingServer",
      {
        TrackingServerName: "experiments",
        TrackingServerArn: arn("mlflow-tracking-server/experiments"),
        TrackingServerStatus: "MaintenanceInProgress",
        MlflowVersion: "3.0",
        ...times,
      },
      "Tracking server · In maintenance",
      "3.0",
    ],
    list: [
      "ListMlflowTrackingServers",
      {
        TrackingServerSummaries: [
          {
            TrackingServerName: "experiments",
            TrackingServerArn: arn("mlflow-tracking-server/experiments"),
            TrackingServerStatus: "StartFailed",
            ...times,
          },
        ],
      },
      "experiments Start failed",
    ],
  },
  {
    kind: "model-card",
    name: "churn",
    describe: [
      "DescribeModelCard",
      {
        ModelCardName: "churn",
        ModelCardArn: arn("model-card/churn"),
        ModelCardStatus: "PendingReview",
        ModelCardVersion: 4,
        Content: "{}",
        CreatedBy: { UserProfileName: "ana" },
        ...times,
      },
      "Model card · Review needed",
      "ana",
    ],
    list: [
      "ListModelCards",
      {
        ModelCardSummaries: [
          { ModelCardName: "churn", ModelCardArn: arn("model-card/churn"), ModelCardStatus: "Draft", ...times },
        ],
      },
      "churn Draft",
    ],
  },
  {
    kind: "monitoring",
    name: "drift",
    describe: [
      "DescribeMonitoringSchedule",
      {
        MonitoringScheduleName: "drift",
        MonitoringScheduleArn: arn("monitoring-schedule/drift"),
        MonitoringScheduleStatus: "Scheduled",
        MonitoringScheduleConfig: { ScheduleConfig: { ScheduleExpression: "cron(0 * ? * * *)" } },
        ...times,
      },
      "Monitoring schedule · Scheduled",
      "cron(0 * ? * * *)",
    ],
    list: [
      "ListMonitoringSchedules",
      {
        MonitoringScheduleSummaries: [
          {
            MonitoringScheduleName: "drift",
            MonitoringScheduleArn: arn("monitoring-schedule/drift"),
            MonitoringScheduleStatus: "Stopped",
            ...times,
          },
        ],
      },
      "drift Stopped",
    ],
  },
  {
    kind: "endpoint-config",
    name: "ranker-42",
    describe: [
      "DescribeEndpointConfig",
      {
        EndpointConfigName: "ranker-42",
        EndpointConfigArn: arn("endpoint-config/ranker-42"),
        ProductionVariants: [{ VariantName: "AllTraffic", ModelName: "ranker-model-42" }],
        CreationTime: made,
      },
      "Endpoint config · Created",
      "ranker-model-42",
    ],
    list: [
      "ListEndpointConfigs",
      {
        EndpointConfigs: [
          {
            EndpointConfigName: "ranker-42",
            EndpointConfigArn: arn("endpoint-config/ranker-42"),
            CreationTime: made,
          },
        ],
      },
      "ranker-42 Created",
    ],
  },
  {
    kind: "deployable-model",
    name: "ranker-model",
    describe: [
      "DescribeModel",
      {
        ModelName: "ranker-model",
        ModelArn: arn("model/ranker-model"),
        PrimaryContainer: { Image: "1.dkr.ecr.eu-west-1.amazonaws.com/pytorch-inference:2.5" },
        CreationTime: made,
      },
      "Model · Created",
      "pytorch-inference:2.5",
    ],
    list: [
      "ListModels",
      { Models: [{ ModelName: "ranker-model", ModelArn: arn("model/ranker-model"), CreationTime: made }] },
      "ranker-model Created",
    ],
  },
  {
    kind: "algorithm",
    name: "forecast",
    describe: [
      "DescribeAlgorithm",
      {
        AlgorithmName: "forecast",
        AlgorithmArn: arn("algorithm/forecast"),
        AlgorithmStatus: "Completed",
        AlgorithmDescription: "Demand",
        CreationTime: made,
      },
      "Algorithm · Ready",
      "Demand",
    ],
    list: [
      "ListAlgorithms",
      {
        AlgorithmSummaryList: [
          {
            AlgorithmName: "forecast",
            AlgorithmArn: arn("algorithm/forecast"),
            AlgorithmStatus: "Failed",
            CreationTime: made,
          },
        ],
      },
      "forecast Failed",
    ],
  },
];

const asked = <T>(answers: Answers, use: (clients: SageMakerClients) => Promise<T>): Promise<T> =>
  withStandIn(answers, ({ clients }) => use(clients));

describe.each(table)("a $kind", ({ kind, name, describe: [operation, answer, headline, fact], list: listed }) => {
  test("is looked up and told as its events tell it", async () => {
    const looked = await asked({ [operation]: answer }, (clients) => look({ kind, name }, clients, own));
    if (looked.is !== "found") throw new Error(looked.because);
    const state = foldAll(undefined, looked.changes);
    const view = viewOf(kindOf(state), state);
    expect([looked.name, view.summary.headline]).toEqual([name, headline]);
    expect(JSON.stringify([view.parts, view.summary])).toContain(fact);
  });

  test("is listed", async () => {
    const [call, rows, row] = listed;
    const answer = await asked({ [call]: rows }, (clients) => list({ kind }, clients, own, now));
    if (answer.is !== "listed") throw new Error(answer.because);
    expect(answer.rows.map((each) => `${each.name} ${each.status.label}`)).toEqual([row]);
  });
});

describe("an export job of a model card", () => {
  const exportArn = arn("model-card/churn/export-job/8kq2v0xw3m1z");
  const job = {
    ModelCardExportJobName: "to-pdf",
    ModelCardExportJobArn: exportArn,
    ModelCardName: "churn",
    Status: "Failed",
  };

  test("is looked up by its ARN", async () => {
    const answers = { DescribeModelCardExportJob: { ...job, FailureReason: "no access", LastModifiedAt: changed } };
    const looked = await asked(answers, (clients) => look({ arn: exportArn }, clients, own));
    expect(looked).toMatchObject({ is: "found", kind: "model-card-export-job", arn: exportArn });
    expect(looked.is === "found" && looked.changes[0].value).toMatchObject({ status: "Failed", reason: "no access" });
  });

  test("has no name to be looked up by", async () => {
    const looked = await asked({}, (clients) => look({ kind: "export-job", name: "to-pdf" }, clients, own));
    expect(looked).toMatchObject({ is: "not-found", because: expect.stringContaining("paste that instead") });
  });

  test("is listed under its card", async () => {
    const answers = { ListModelCardExportJobs: { ModelCardExportJobSummaries: [{ ...job, LastModifiedAt: changed }] } };
    const rows = await asked(answers, (clients) => list({ kind: "export-jobs", name: "churn" }, clients, own, now));
    expect(rows).toMatchObject({ is: "listed", rows: [{ status: { label: "Failed" }, note: "to-pdf" }] });
  });
});

test.each([
  ["human-loop", "Augmented AI"],
  ["evaluation-job", "no call to list evaluation jobs"],
])("a list of %s is refused in words, without a call", async (kind, because) => {
  const listed = await asked({}, (clients) => list({ kind }, clients, own, now));
  expect(listed).toMatchObject({ is: "refused", because: expect.stringContaining(because) });
});
