import {
  DescribeFeatureGroupCommand,
  DescribeImageCommand,
  DescribeImageVersionCommand,
  ListFeatureGroupsCommand,
  ListImagesCommand,
  ListImageVersionsCommand,
} from "@aws-sdk/client-sagemaker";
import { expect, it } from "vitest";
import { freshAws, prod, refusal } from "../../testing/aws.ts";

const group = {
  name: "customers",
  features: { customer_id: "String", event_time: "Fractional" },
  recordIdentifier: "customer_id",
  eventTime: "event_time",
  online: true,
} as const;

it("a feature group is created; its event says Active where the API says Created", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.features.create(prod, group);
  await aws.advance(120_000);
  const described = await sagemaker.send(new DescribeFeatureGroupCommand({ FeatureGroupName: "customers" }));
  expect(described).toMatchObject({ FeatureGroupStatus: "Created", OfflineStoreStatus: { Status: "Active" } });
  expect(aws.sentEvents.map(({ detail }) => detail["FeatureGroupStatus"])).toEqual(["Creating", "Active"]);
});

it("a feature group that fails tells why, and is listed by its status", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.features.create(prod, group, "The role may not write to the offline store.");
  await aws.advance(120_000);
  const list = await sagemaker.send(new ListFeatureGroupsCommand({ FeatureGroupStatusEquals: "CreateFailed" }));
  expect(list.FeatureGroupSummaries).toMatchObject([{ FeatureGroupName: "customers" }]);
  expect(aws.describeForPage()).toMatchObject([
    { kind: "feature-group", note: "The role may not write to the offline store." },
  ]);
  expect(await refusal(sagemaker.send(new DescribeFeatureGroupCommand({ FeatureGroupName: "none" })))).toContain(
    "ResourceNotFound",
  );
});

it("images and their versions write their status in capitals, their events do not", async () => {
  const { aws, sagemaker } = await freshAws();
  const image = aws.sagemaker.images.create(prod, "studio-torch");
  await aws.advance(30_000);
  aws.sagemaker.images.createVersion(image);
  aws.sagemaker.images.createVersion(image, "ImagePullError");
  await aws.advance(200_000);
  expect((await sagemaker.send(new DescribeImageCommand({ ImageName: "studio-torch" }))).ImageStatus).toBe("CREATED");
  expect((await sagemaker.send(new ListImagesCommand({ SortOrder: "ASCENDING" }))).Images).toHaveLength(1);
  const first = await sagemaker.send(new DescribeImageVersionCommand({ ImageName: "studio-torch", Version: 1 }));
  expect(first).toMatchObject({ ImageVersionStatus: "CREATED", Version: 1 });
  const latest = await sagemaker.send(new DescribeImageVersionCommand({ ImageName: "studio-torch" }));
  expect(latest).toMatchObject({ ImageVersionStatus: "CREATE_FAILED", FailureReason: "ImagePullError" });
  const versions = await sagemaker.send(new ListImageVersionsCommand({ ImageName: "studio-torch" }));
  expect(versions.ImageVersions?.map(({ Version }) => Version)).toContain(2);
  const words = aws.sentEvents.map(({ detail }) => detail["ImageStatus"] ?? detail["ImageVersionStatus"]);
  expect(words).toEqual(["Creating", "Created", "Creating", "Creating", "Created", "CreateFailed"]);
});

it("images that are not there are not found", async () => {
  const { aws, sagemaker } = await freshAws();
  aws.sagemaker.images.create(prod, "empty");
  expect(await refusal(sagemaker.send(new DescribeImageCommand({ ImageName: "none" })))).toContain(
    'No Image with the name "none" found.',
  );
  expect(await refusal(sagemaker.send(new DescribeImageVersionCommand({ ImageName: "empty" })))).toContain(
    "No ImageVersion found",
  );
});
