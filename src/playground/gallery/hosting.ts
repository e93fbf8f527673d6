import { minutes, type Story, start, statuses, told } from "./story.ts";
import { watchedBake } from "./watched.ts";

const endpointType = "SageMaker Endpoint State Change";
const deploymentType = "SageMaker Endpoint Deployment State Change";

const state = (EndpointStatus: string, more: object = {}) => told(endpointType, { EndpointStatus, ...more });

/** The deployment to config 42 in one of its phases. */
const deploying = (phase: string, message: string, current: number) =>
  told(deploymentType, {
    PendingDeploymentSummary: {
      EndpointConfigName: "ranker-config-42",
      StartTime: minutes(-6),
      ProductionVariants: [
        {
          VariantName: "AllTraffic",
          CurrentWeight: 0.25,
          DesiredWeight: 1,
          CurrentInstanceCount: current,
          DesiredInstanceCount: 4,
          VariantStatus: [{ Status: phase, StatusMessage: message, StartTime: start }],
        },
      ],
    },
  });

const later = { LastModifiedTime: minutes(14) };

export const endpoint: readonly Story[] = [
  { title: "creating", events: [state("CREATING", { ProductionVariants: [], CreationTime: start })] },
  { title: "in service", events: [state("IN_SERVICE")] },
  { title: "deployment: launching", events: [deploying("Creating", "Launching 1 instance(s).", 0)] },
  {
    title: "deployment: activating traffic",
    events: [deploying("ActivatingTraffic", "Activating traffic on canary capacity of 1 instance(s).", 1)],
  },
  { title: "deployment: baking", events: [told(deploymentType)] },
  ...watchedBake(told(deploymentType)),
  {
    title: "two variants that share the traffic",
    events: [
      state("IN_SERVICE", {
        ProductionVariants: [
          {
            VariantName: "control",
            CurrentWeight: 9,
            DesiredWeight: 9,
            CurrentInstanceCount: 4,
            DesiredInstanceCount: 4,
          },
          {
            VariantName: "challenger",
            CurrentWeight: 1,
            DesiredWeight: 5,
            CurrentInstanceCount: 1,
            DesiredInstanceCount: 3,
          },
        ],
      }),
    ],
  },
  {
    title: "deployed",
    events: [told(deploymentType), state("IN_SERVICE", { EndpointConfigName: "ranker-config-42", ...later })],
  },
  { title: "rolled back in silence", events: [told(deploymentType), state("IN_SERVICE", later)] },
  {
    title: "rolled back with a reason",
    events: [
      told(deploymentType),
      state("IN_SERVICE", { ...later, FailureReason: "One or more alarms were in ALARM state: ranker-5xx-high" }),
    ],
  },
  {
    title: "rolled back, and nobody saw the end of it: the next deployment is under way",
    events: [
      told(deploymentType),
      told(deploymentType, {
        LastModifiedTime: minutes(20),
        PendingDeploymentSummary: {
          EndpointConfigName: "ranker-config-43",
          StartTime: minutes(20),
          ProductionVariants: [
            {
              VariantName: "AllTraffic",
              CurrentInstanceCount: 0,
              DesiredInstanceCount: 4,
              VariantStatus: [
                { Status: "Creating", StatusMessage: "Launching 4 instance(s).", StartTime: minutes(20) },
              ],
            },
          ],
        },
      }),
    ],
  },
  {
    title: "updated, and nobody says what for",
    events: [state("UPDATING", { LastModifiedTime: minutes(1) }), state("IN_SERVICE", later)],
  },
  {
    title: "a change of capacity",
    events: [
      told(deploymentType, {
        PendingDeploymentSummary: null,
        ProductionVariants: [
          {
            VariantName: "AllTraffic",
            CurrentInstanceCount: 3,
            DesiredInstanceCount: 6,
            VariantStatus: [
              { Status: "Updating", StatusMessage: "Scaling out desired instance count to 6.", StartTime: start },
            ],
          },
        ],
      }),
    ],
  },
  { title: "rolling back a change of capacity", events: [state("ROLLING_BACK")] },
  { title: "update and rollback failed", events: [state("UPDATE_ROLLBACK_FAILED")] },
  {
    title: "failed",
    events: [
      state("FAILED", {
        FailureReason:
          "The primary container for production variant AllTraffic did not pass the ping health check. Please check CloudWatch logs for this endpoint.",
      }),
    ],
  },
  { title: "being patched by AWS", events: [state("SYSTEM_UPDATING")] },
  { title: "out of service", events: [state("OUT_OF_SERVICE")] },
  { title: "deleting", events: [state("DELETING")] },
  { title: "deleted", events: [state("DELETED")] },
];

const configType = "SageMaker Endpoint Config State Change";
const modelType = "SageMaker Model State Change";
const aWeekLater = { time: "2026-03-09T14:00:00Z" };
const untold = { Tags: {}, CreationTime: null };

export const endpointConfig: readonly Story[] = [
  { title: "created", events: [told(configType)] },
  { title: "deleted", events: [told(configType, { Tags: {} }, aWeekLater)] },
  { title: "nobody says what happened", events: [told(configType, untold, aWeekLater)] },
];

export const deployableModel: readonly Story[] = [
  { title: "created", events: [told(modelType)] },
  { title: "deleted", events: [told(modelType, { Tags: {} }, aWeekLater)] },
];

export const algorithm: readonly Story[] = [
  { title: "created", events: [told("SageMaker Algorithm State Change")] },
  { title: "nobody says what happened", events: [told("SageMaker Algorithm State Change", { Tags: {} })] },
  ...statuses("SageMaker Algorithm State Change", "AlgorithmStatus", ["InProgress", "Completed", "Failed"]),
];

export const monitoringSchedule = statuses(
  "SageMaker Monitoring Schedule State Change",
  "MonitoringScheduleStatus",
  ["Pending", "Scheduled", "Stopped", "Failed"],
  { FailureReason: "The baseline s3://acme-ml-prod/monitoring/ranker/statistics.json could not be read: AccessDenied" },
);
