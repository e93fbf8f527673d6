import type { DescribeFeatureGroupResponse, FeatureGroupStatus } from "@aws-sdk/client-sagemaker";
import { details } from "../draft.ts";
import { arnOf, bucket, executionRole, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";

/** What CreateFeatureGroup is told, in short. */
interface FeatureGroupRequest {
  readonly name: string;
  readonly features: Readonly<Record<string, "Integral" | "Fractional" | "String">>;
  readonly recordIdentifier: string;
  readonly eventTime: string;
  readonly online: boolean;
}

/** Feature groups. */
export interface FeatureGroups {
  readonly shelf: Shelf<DescribeFeatureGroupResponse>;
  /** Creates a group that is ready after a minute and a half, or fails with `failure`. */
  create(place: Place, request: FeatureGroupRequest, failure?: string): Held<DescribeFeatureGroupResponse>;
}

const createSeconds = 90;
// Documented events say Active where the API says Created.
const eventWords: Partial<Record<FeatureGroupStatus, string>> = { Created: "Active" };

/** Feature groups of the simulation. */
export function createFeatureGroups(world: World): FeatureGroups {
  const stories = createStories(world);
  const shelf = createShelf<DescribeFeatureGroupResponse>(world, {
    type: "feature-group",
    status: (group) => group.FeatureGroupStatus ?? "",
    note: (group) => group.FailureReason,
    modified: (group) => group.LastModifiedTime,
    events: ({ arn, api, tags }) => [
      {
        "detail-type": "SageMaker Feature Group State Change",
        resources: [arn],
        detail: {
          ...details(
            api,
            [
              "FeatureGroupArn",
              "FeatureGroupName",
              "RecordIdentifierFeatureName",
              "EventTimeFeatureName",
              "FeatureDefinitions",
              "CreationTime",
              "OnlineStoreConfig",
              "OfflineStoreConfig",
              "OfflineStoreStatus",
              "RoleArn",
              "FailureReason",
            ],
            { times: "epoch milliseconds" },
          ),
          FeatureGroupStatus: api.FeatureGroupStatus
            ? (eventWords[api.FeatureGroupStatus] ?? api.FeatureGroupStatus)
            : "",
          Tags: tags,
        },
      },
    ],
  });

  return {
    shelf,
    create(place, request, failure) {
      const arn = arnOf(place, "feature-group", request.name);
      const now = today(world);
      const held = shelf.add({
        arn,
        name: request.name,
        place,
        tags: {},
        api: {
          FeatureGroupArn: arn,
          FeatureGroupName: request.name,
          RecordIdentifierFeatureName: request.recordIdentifier,
          EventTimeFeatureName: request.eventTime,
          FeatureDefinitions: Object.entries(request.features).map(([FeatureName, FeatureType]) => ({
            FeatureName,
            FeatureType,
          })),
          CreationTime: now,
          LastModifiedTime: now,
          OnlineStoreConfig: { EnableOnlineStore: request.online },
          OfflineStoreConfig: { S3StorageConfig: { S3Uri: bucket(place, "feature-store") } },
          RoleArn: executionRole(place),
          FeatureGroupStatus: "Creating",
          NextToken: undefined,
        },
      });
      const end = (): Partial<DescribeFeatureGroupResponse> =>
        failure === undefined
          ? { FeatureGroupStatus: "Created", OfflineStoreStatus: { Status: "Active" } }
          : { FeatureGroupStatus: "CreateFailed", FailureReason: failure };
      stories.play(arn, [[createSeconds, () => shelf.change(arn, { ...end(), LastModifiedTime: today(world) })]]);
      return held;
    },
  };
}
