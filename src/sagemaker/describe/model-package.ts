import { DescribeModelPackageCommand, ListModelPackagesCommand, type SageMakerClient } from "@aws-sdk/client-sagemaker";
import { isNotFound } from "../errors.ts";
import { authorFrom } from "../evidence/author.ts";
import { arnsOf, type Describer, firstKnown } from "./describer.ts";

/** `group/version`, an ARN, the name of a group (its newest version) or of a package without versions. */
export const modelPackage: Describer = {
  iam: ["sagemaker:DescribeModelPackage", "sagemaker:ListModelPackages"],
  describe: async (client, located) => {
    const ids = located.arn
      ? [located.arn]
      : located.name.includes("/")
        ? arnsOf(`model-package/${located.name}`, located)
        : [await newestVersion(client, located.name)];
    const answer = await firstKnown(ids, (id) =>
      client.send(new DescribeModelPackageCommand({ ModelPackageName: id })),
    );
    return [
      {
        detailType: "SageMaker Model Package State Change",
        detail: { ...answer, Described: { here: true, by: authorFrom(answer.LastModifiedBy)?.name } },
        at: answer.LastModifiedTime ?? answer.CreationTime,
      },
    ];
  },
};

/** The ARN of the newest version of the group; the name itself when there is no such group, or an empty one. */
async function newestVersion(client: SageMakerClient, name: string): Promise<string> {
  try {
    const { ModelPackageSummaryList: [newest] = [] } = await client.send(
      new ListModelPackagesCommand({
        ModelPackageGroupName: name,
        SortBy: "CreationTime",
        SortOrder: "Descending",
        MaxResults: 1,
      }),
    );
    return newest?.ModelPackageArn ?? name;
  } catch (error) {
    if (isNotFound(error)) return name;
    throw error;
  }
}
