import type {
  DescribeModelPackageGroupOutput,
  DescribeModelPackageOutput,
  UserContext,
} from "@aws-sdk/client-sagemaker";
import { details, type EventDraft } from "../draft.ts";
import { arnOf, type Place } from "../place.ts";
import { type Announce, createShelf, type Held, type Shelf } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";

type ModelPackage = DescribeModelPackageOutput;

/** What CreateModelPackage is told. */
export type ModelPackageRequest = Pick<
  ModelPackage,
  | "CreatedBy"
  | "CustomerMetadataProperties"
  | "InferenceSpecification"
  | "MetadataProperties"
  | "ModelApprovalStatus"
  | "ModelLifeCycle"
  | "ModelMetrics"
  | "ModelPackageDescription"
> & {
  readonly group: Held<DescribeModelPackageGroupOutput>;
  /** When it was registered, for a version that has long been there. @default now */
  readonly CreationTime?: Date;
};

/** The members of which SageMaker says in `UpdatedModelPackageFields` that they changed. */
type UpdatedField = "ModelApprovalStatus" | "ApprovalDescription" | "ModelLifeCycle" | "CustomerMetadataProperties";
const updatable = [
  "ModelApprovalStatus",
  "ApprovalDescription",
  "ModelLifeCycle",
  "CustomerMetadataProperties",
] as const;

/** The model registry: groups and their versions. */
export interface ModelPackages {
  readonly groups: Shelf<DescribeModelPackageGroupOutput>;
  readonly packages: Shelf<ModelPackage>;
  /** The group with this name, made when it is not there. */
  group(place: Place, name: string): Held<DescribeModelPackageGroupOutput>;
  /** Registers the next version of a group. `quiet`: it was registered long ago. */
  register(request: ModelPackageRequest, how?: Announce): Held<ModelPackage>;
  /** Changes what UpdateModelPackage can change; the event names the members that were given. */
  update(arn: string, patch: Partial<Pick<ModelPackage, UpdatedField>>, by: UserContext): Held<ModelPackage>;
}

/** The registry of the simulation. */
export function createModelPackages(world: World): ModelPackages {
  const stories = createStories(world);
  const groups = createShelf<DescribeModelPackageGroupOutput>(world, {
    type: "model-package-group",
    status: (group) => group.ModelPackageGroupStatus ?? "",
    modified: (group) => group.CreationTime,
    // Groups have no events of their own.
    events: () => [],
  });
  const packages = createShelf<ModelPackage>(world, {
    type: "model-package",
    status: (version) =>
      version.ModelPackageStatus === "Completed"
        ? (version.ModelApprovalStatus ?? "")
        : (version.ModelPackageStatus ?? ""),
    note: (version) => version.ApprovalDescription,
    modified: (version) => version.LastModifiedTime,
    events: (held, before) => [packageEvent(held, before)],
  });

  const group = (place: Place, name: string) => {
    const arn = arnOf(place, "model-package-group", name);
    const api: DescribeModelPackageGroupOutput = {
      ModelPackageGroupName: name,
      ModelPackageGroupArn: arn,
      CreationTime: today(world),
      CreatedBy: {},
      ModelPackageGroupStatus: "Completed",
    };
    return groups.at(arn) ?? groups.add({ arn, name, place, tags: {}, api }, "quiet");
  };
  const newest = (groupName: string, place: Place) =>
    packages
      .all()
      .filter(
        (held) =>
          held.api.ModelPackageGroupName === groupName &&
          held.place.account === place.account &&
          held.place.region === place.region,
      )
      .reduce((highest, { api }) => Math.max(highest, api.ModelPackageVersion ?? 0), 0);

  return {
    groups,
    packages,
    group,
    register({ group: { name: groupName, place }, CreationTime = today(world), ...request }, how = "loud") {
      const version = newest(groupName, place) + 1;
      const name = `${groupName}/${version}`;
      const arn = arnOf(place, "model-package", name);
      const held = packages.add(
        {
          arn,
          name,
          place,
          tags: {},
          api: {
            ...request,
            ModelPackageName: name,
            ModelPackageGroupName: groupName,
            ModelPackageVersion: version,
            ModelPackageArn: arn,
            ModelPackageStatus: how === "quiet" ? "Completed" : "Pending",
            ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
            CertifyForMarketplace: false,
            CreationTime,
            LastModifiedTime: CreationTime,
          },
        },
        how,
      );
      if (how === "quiet") return held;
      stories.play(arn, [
        [5, () => packages.change(arn, { ModelPackageStatus: "Completed", LastModifiedTime: today(world) })],
      ]);
      return held;
    },
    update: (arn, patch, by) => packages.change(arn, { ...patch, LastModifiedTime: today(world), LastModifiedBy: by }),
  };
}

function packageEvent({ arn, api, tags }: Held<ModelPackage>, before: ModelPackage | undefined): EventDraft {
  const updated = before ? updatable.filter((member) => api[member] !== before[member]) : [];
  return {
    "detail-type": "SageMaker Model Package State Change",
    resources: [arn],
    detail: {
      ...details(
        api,
        [
          "ModelPackageName",
          "ModelPackageGroupName",
          "ModelPackageVersion",
          "ModelPackageArn",
          "ModelPackageDescription",
          "CreationTime",
          "InferenceSpecification",
          "ModelPackageStatus",
          "ModelPackageStatusDetails",
          "CertifyForMarketplace",
          "ModelApprovalStatus",
          "ApprovalDescription",
          "MetadataProperties",
          "ModelMetrics",
          "CustomerMetadataProperties",
          "ModelLifeCycle",
          "LastModifiedTime",
        ],
        { times: "epoch milliseconds" },
      ),
      ...(updated.length === 0 ? {} : { UpdatedModelPackageFields: updated }),
      Tags: tags,
    },
  };
}
