import type { DescribeImageResponse, DescribeImageVersionResponse } from "@aws-sdk/client-sagemaker";
import { arnOf, executionRole, imageUri, type Place } from "../place.ts";
import { createShelf, type Held, type Shelf } from "../shelf.ts";
import { createStories, today, type World } from "../world.ts";

/** SageMaker images and their versions. */
export interface Images {
  readonly images: Shelf<DescribeImageResponse>;
  readonly versions: Shelf<DescribeImageVersionResponse>;
  /** Creates an image; it has no version yet. */
  create(place: Place, name: string): Held<DescribeImageResponse>;
  /** Creates the next version of an image, or fails to with `failure`. */
  createVersion(image: Held<DescribeImageResponse>, failure?: string): Held<DescribeImageVersionResponse>;
}

const imageSeconds = 20;
const versionSeconds = 150;

/** Images of the simulation. */
export function createImages(world: World): Images {
  const stories = createStories(world);
  const images = createShelf<DescribeImageResponse>(world, {
    type: "image",
    status: (image) => image.ImageStatus ?? "",
    note: (image) => image.FailureReason,
    modified: (image) => image.LastModifiedTime,
    events: ({ arn, api, tags, name }) => [
      {
        "detail-type": "SageMaker Image State Change",
        resources: [arn],
        detail: {
          ImageName: name,
          ImageArn: arn,
          ImageStatus: pascal(api.ImageStatus),
          Version: latest(arn),
          Tags: tags,
        },
      },
    ],
  });
  const versions = createShelf<DescribeImageVersionResponse>(world, {
    type: "image-version",
    status: (version) => version.ImageVersionStatus ?? "",
    note: (version) => version.FailureReason,
    modified: (version) => version.LastModifiedTime,
    events: ({ arn, api, tags }) => [
      {
        "detail-type": "SageMaker Image Version State Change",
        resources: [arn],
        detail: {
          ImageArn: api.ImageArn ?? "",
          ImageVersionArn: arn,
          ImageVersionStatus: pascal(api.ImageVersionStatus),
          Version: api.Version ?? 1,
          Tags: tags,
          ...(api.FailureReason === undefined ? {} : { FailureReason: api.FailureReason }),
        },
      },
    ],
  });
  const latest = (imageArn: string) => versions.all().filter(({ api }) => api.ImageArn === imageArn).length;

  return {
    images,
    versions,
    create(place, name) {
      const arn = arnOf(place, "image", name);
      const now = today(world);
      const api: DescribeImageResponse = {
        ImageName: name,
        ImageArn: arn,
        ImageStatus: "CREATING",
        CreationTime: now,
        LastModifiedTime: now,
        RoleArn: executionRole(place),
      };
      const image = images.add({ arn, name, place, tags: {}, api });
      stories.play(arn, [
        [imageSeconds, () => images.change(arn, { ImageStatus: "CREATED", LastModifiedTime: today(world) })],
      ]);
      return image;
    },
    createVersion({ arn: ImageArn, name, place }, failure) {
      const Version = latest(ImageArn) + 1;
      const arn = arnOf(place, "image-version", `${name}/${Version}`);
      const now = today(world);
      const version = versions.add({
        arn,
        name: `${name}/${Version}`,
        place,
        tags: {},
        api: {
          ImageArn,
          ImageVersionArn: arn,
          ImageVersionStatus: "CREATING",
          BaseImage: imageUri(place, `${name}:${Version}`),
          Version,
          CreationTime: now,
          LastModifiedTime: now,
        },
      });
      const end = (): Partial<DescribeImageVersionResponse> =>
        failure === undefined
          ? { ImageVersionStatus: "CREATED" }
          : { ImageVersionStatus: "CREATE_FAILED", FailureReason: failure };
      stories.play(arn, [[versionSeconds, () => versions.change(arn, { ...end(), LastModifiedTime: today(world) })]]);
      return version;
    },
  };
}

/** `CREATE_FAILED` as documented image events write it: `CreateFailed`. */
const pascal = (status = ""): string =>
  status.toLowerCase().replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
