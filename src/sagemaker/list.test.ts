import { describe, expect, test } from "vitest";
import { type ListQuery, list } from "./list.ts";
import { type Answers, own, Refusal, withStandIn } from "./testing/stand-in.ts";

const now = Date.UTC(2026, 10, 23, 12);
const arn = (resource: string) => `arn:aws:sagemaker:eu-west-1:123456789012:${resource}`;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 10, minute));

const ask = (query: ListQuery, answers: Answers) =>
  withStandIn(answers, async ({ clients, calls }) => ({ listed: await list(query, clients, own, now), calls }));

async function rowsOf(query: ListQuery, answers: Answers) {
  const { listed } = await ask(query, answers);
  if (listed.is !== "listed") throw new Error(listed.because);
  return listed.rows.map(({ name, status, note }) =>
    [name, status.label, note].filter((each) => each !== undefined).join(" | "),
  );
}

const training = (name: string, TrainingJobStatus = "Completed", more: object = {}) => ({
  TrainingJobName: name,
  TrainingJobArn: arn(`training-job/${name}`),
  TrainingJobStatus,
  CreationTime: at(0),
  LastModifiedTime: at(1),
  ...more,
});

describe("what SageMaker is asked", () => {
  test("everything newest first", async () => {
    const { listed, calls } = await ask(
      { kind: "training-jobs" },
      { ListTrainingJobs: { TrainingJobSummaries: [training("a")] } },
    );
    expect(calls).toEqual([
      { operation: "ListTrainingJobs", input: { SortBy: "CreationTime", SortOrder: "Descending", MaxResults: 100 } },
    ]);
    expect(listed).toEqual({
      is: "listed",
      kind: "training-job",
      more: false,
      rows: [
        {
          kind: "training-job",
          name: "a",
          arn: arn("training-job/a"),
          status: { word: "Completed", label: "Completed", phase: "succeeded", rank: 4 },
          at: at(0).getTime(),
          note: undefined,
        },
      ],
    });
  });

  test("status, name and time are filtered by SageMaker where it can", async () => {
    const { calls } = await ask(
      { kind: "training", status: "in-progress", name: "prod-*-v2", sinceSeconds: 3600 },
      { ListTrainingJobs: { TrainingJobSummaries: [] } },
    );
    expect(calls[0]?.input).toMatchObject({
      StatusEquals: "InProgress",
      NameContains: "prod-",
      CreationTimeAfter: now / 1000 - 3600,
    });
  });

  test("people's words for a status are understood", async () => {
    const running = await ask(
      { kind: "training", status: "running" },
      { ListTrainingJobs: { TrainingJobSummaries: [] } },
    );
    expect(running.calls[0]?.input).toMatchObject({ StatusEquals: "InProgress" });
    const pending = await ask(
      { kind: "model", status: "pending" },
      { ListModelPackages: { ModelPackageSummaryList: [] } },
    );
    expect(pending.calls[0]?.input).toMatchObject({
      ModelApprovalStatus: "PendingManualApproval",
      ModelPackageType: "Both",
    });
    const endpoints = await ask({ kind: "endpoint", status: "IN_SERVICE" }, { ListEndpoints: { Endpoints: [] } });
    expect(endpoints.calls[0]?.input).toMatchObject({ StatusEquals: "InService" });
  });
});

describe("what SageMaker cannot filter", () => {
  const three = {
    ListTrainingJobs: { TrainingJobSummaries: [training("prod-a"), training("my-prod-b"), training("PROD-c")] },
  };

  test("a glob fits the whole name, a word any part of it", async () => {
    expect(await rowsOf({ kind: "training", name: "prod-*" }, three)).toEqual([
      "prod-a | Completed",
      "PROD-c | Completed",
    ]);
    expect(await rowsOf({ kind: "training", name: "prod" }, three)).toHaveLength(3);
    expect(await rowsOf({ kind: "training", name: "*.a" }, three)).toEqual([]);
  });

  test("a phase that is no status of the kind is looked for in the rows", async () => {
    const groups = ["Created", "CreateFailed", "DeleteFailed"].map((FeatureGroupStatus) => ({
      FeatureGroupName: FeatureGroupStatus.toLowerCase(),
      FeatureGroupArn: arn(`feature-group/${FeatureGroupStatus.toLowerCase()}`),
      FeatureGroupStatus,
      CreationTime: at(0),
    }));
    const answers = { ListFeatureGroups: { FeatureGroupSummaries: groups } };
    expect(await rowsOf({ kind: "feature-group", status: "failed" }, answers)).toEqual([
      "createfailed | Create failed",
      "deletefailed | Delete failed",
    ]);
  });

  test("pages are read until there are enough rows, and it is said that there are more", async () => {
    const page = (from: number, NextToken?: string) => ({
      TrainingJobSummaries: Array.from({ length: 15 }, (_, index) => training(`job-${from + index}`)),
      NextToken,
    });
    const { listed, calls } = await ask(
      { kind: "training" },
      { ListTrainingJobs: [page(0, "2"), page(15, "3"), page(30)] },
    );
    expect(calls.map(({ input }) => input["NextToken"])).toEqual([undefined, "2"]);
    expect(listed).toMatchObject({ is: "listed", more: true });
    expect(listed.is === "listed" && listed.rows.map(({ name }) => name).at(-1)).toBe("job-19");
  });

  test("a search without an end is given up after some pages, and says so", async () => {
    const endless = { TrainingJobSummaries: [training("other")], NextToken: "again" };
    const { listed, calls } = await ask({ kind: "training", name: "prod-*" }, { ListTrainingJobs: endless });
    expect(calls).toHaveLength(5);
    expect(listed).toMatchObject({ rows: [], more: true });
  });
});

describe("each kind says what a person asks next", () => {
  test("jobs", async () => {
    expect(
      await rowsOf(
        { kind: "training" },
        {
          ListTrainingJobs: { TrainingJobSummaries: [training("a", "InProgress", { SecondaryStatus: "Downloading" })] },
        },
      ),
    ).toEqual(["a | In progress | Downloading"]);
    const tuning = (name: string, more: object) => ({
      HyperParameterTuningJobName: name,
      HyperParameterTuningJobArn: arn(`hyper-parameter-tuning-job/${name}`),
      HyperParameterTuningJobStatus: "InProgress",
      CreationTime: at(0),
      ...more,
    });
    const counted = { TrainingJobStatusCounters: { Completed: 12 } };
    expect(
      await rowsOf(
        { kind: "tuning" },
        {
          ListHyperParameterTuningJobs: {
            HyperParameterTuningJobSummaries: [
              tuning("hpo", { ...counted, ResourceLimits: { MaxNumberOfTrainingJobs: 60 } }),
              tuning("old", {}),
            ],
          },
        },
      ),
    ).toEqual(["hpo | In progress | 12 of 60 completed", "old | In progress | 0 completed"]);
    const failed = { FailureReason: "ClientError: AKIAABCDEFGHIJKLMNOP is not allowed", CreationTime: at(0) };
    expect(
      await rowsOf(
        { kind: "transform", status: "failed" },
        {
          ListTransformJobs: {
            TransformJobSummaries: [
              {
                TransformJobName: "t",
                TransformJobArn: arn("transform-job/t"),
                TransformJobStatus: "Failed",
                ...failed,
              },
            ],
          },
        },
      ),
    ).toEqual(["t | Failed | ClientError: AKIA… is not allowed"]);
    expect(
      await rowsOf(
        { kind: "processing" },
        {
          ListProcessingJobs: {
            ProcessingJobSummaries: [
              {
                ProcessingJobName: "p",
                ProcessingJobArn: arn("processing-job/p"),
                ProcessingJobStatus: "Stopped",
                CreationTime: at(0),
                ExitMessage: "bye",
              },
            ],
          },
        },
      ),
    ).toEqual(["p | Stopped | bye"]);
  });

  test("model packages by group, with their approval", async () => {
    const version = (group: string, ModelPackageVersion: number, ModelApprovalStatus: string) => ({
      ModelPackageGroupName: group,
      ModelPackageVersion,
      ModelPackageArn: arn(`model-package/${group}/${ModelPackageVersion}`),
      ModelPackageStatus: "Completed",
      ModelApprovalStatus,
      CreationTime: at(0),
    });
    const answers = {
      ListModelPackages: {
        ModelPackageSummaryList: [version("churn", 3, "PendingManualApproval"), version("my-fraud", 1, "Rejected")],
      },
    };
    expect(await rowsOf({ kind: "models" }, answers)).toEqual(["churn/3 | Approval needed", "my-fraud/1 | Rejected"]);
    expect(await rowsOf({ kind: "models", name: "*fraud" }, answers)).toEqual(["my-fraud/1 | Rejected"]);
    expect(await rowsOf({ kind: "models", status: "approval needed" }, answers)).toEqual(["churn/3 | Approval needed"]);
  });

  test("endpoints, images and image versions", async () => {
    const endpoint = {
      EndpointName: "churn",
      EndpointArn: arn("endpoint/churn"),
      EndpointStatus: "Updating",
      CreationTime: at(0),
      LastModifiedTime: at(1),
    };
    expect(await rowsOf({ kind: "endpoints" }, { ListEndpoints: { Endpoints: [endpoint] } })).toEqual([
      "churn | Updating",
    ]);
    const image = (ImageName: string, ImageStatus: string) => ({
      ImageName,
      ImageArn: arn(`image/${ImageName}`),
      ImageStatus,
      CreationTime: at(0),
      LastModifiedTime: at(1),
    });
    const images = { ListImages: { Images: [image("base", "CREATED"), image("gpu", "CREATE_FAILED")] } };
    expect(await rowsOf({ kind: "images", status: "create failed" }, images)).toEqual(["gpu | Create failed"]);
    const version = {
      ImageArn: arn("image/base"),
      ImageVersionArn: arn("image-version/base/3"),
      ImageVersionStatus: "CREATED",
      Version: 3,
      CreationTime: at(0),
    };
    const { listed, calls } = await ask(
      { kind: "image-version", name: "base:*" },
      { ListImageVersions: { ImageVersions: [version] } },
    );
    expect(calls[0]?.input).toMatchObject({ ImageName: "base" });
    expect(listed).toMatchObject({ rows: [{ name: "base:3" }] });
  });
});

describe("what is refused", () => {
  test("kinds and statuses that do not exist, with those that do", async () => {
    expect((await ask({ kind: "teapot" }, {})).listed).toEqual({
      is: "refused",
      because: '"teapot" is not a kind of resource that can be listed.',
    });
    expect((await ask({ kind: "training", status: "sleeping" }, {})).listed).toEqual({
      is: "refused",
      because:
        'No training job has the status "sleeping"; it may be: Completed, Deleting, Failed, InProgress, Stopped, Stopping.',
    });
  });

  test("image versions without an image", async () => {
    const { listed, calls } = await ask({ kind: "image-version" }, {});
    expect(listed).toMatchObject({ is: "refused", because: expect.stringContaining("name:my-image") });
    expect(calls).toEqual([]);
  });

  test("an image that does not exist is named", async () => {
    const gone = new Refusal("ResourceNotFound", "No Image with the name x.");
    const { listed } = await ask({ kind: "image-version", name: "x" }, { ListImageVersions: gone });
    expect(listed).toMatchObject({ is: "failed", because: expect.stringContaining("the image versions of x") });
  });

  test("a call that SageMaker refuses", async () => {
    const denied = new Refusal(
      "AccessDeniedException",
      "User: arn:aws:sts::1:assumed-role/bot/s is not authorized to perform: sagemaker:ListEndpoints",
    );
    expect((await ask({ kind: "endpoint" }, { ListEndpoints: denied })).listed).toEqual({
      is: "failed",
      retryable: false,
      because:
        "The bot's role may not call sagemaker:ListEndpoints on the endpoints; add sagemaker:ListEndpoints to the policy of the role bot.",
    });
  });
});
