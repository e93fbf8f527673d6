import { ListTagsCommand } from "@aws-sdk/client-sagemaker";
import { parseArn } from "../domain/arn.ts";
import { gateIn } from "../domain/gate.ts";
import type { SageMakerReaders } from "./clients.ts";
import { sageMakerProblem } from "./errors.ts";

/** A resource whose tags can be read. */
export interface Tagged {
  readonly kind: string;
  readonly arn: string;
  readonly name: string;
}

export type TagsRead =
  | { readonly is: "read"; readonly tags: Readonly<Record<string, string>> }
  /** `because` is a sentence for a person. */
  | { readonly is: "failed"; readonly because: string };

/** Reads the tags that a resource has now; a gate has those of its pipeline. Never rejects. */
export async function readTags({ kind, arn, name }: Tagged, { at }: Pick<SageMakerReaders, "at">): Promise<TagsRead> {
  const gate = gateIn(arn);
  if (gate) return readTags({ kind: "pipeline-execution", arn: gate.execution, name }, { at });
  const parts = parseArn(arn);
  if (!parts) return { is: "failed", because: `${arn} is not the ARN of a SageMaker resource, which would have tags.` };
  try {
    // A resource has at most 50 tags.
    const asked = new ListTagsCommand({ ResourceArn: taggedArn(kind, arn, name), MaxResults: 100 });
    const { Tags = [] } = await at(parts).send(asked);
    return {
      is: "read",
      tags: Object.fromEntries(Tags.flatMap(({ Key, Value }) => (Key ? [[Key, Value ?? ""]] : []))),
    };
  } catch (error) {
    return { is: "failed", because: sageMakerProblem(error, `the tags of ${name}`).sentence };
  }
}

/**
 * A version has the tags of its group, and an execution those of its pipeline: neither can be given any of its own
 * (docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModelPackage.html, API_AddTags.html).
 */
function taggedArn(kind: string, arn: string, name: string): string {
  const [first = name] = name.split("/");
  if (kind === "model-package" && name.includes("/"))
    return arn.replace(/:model-package\/.*$/i, () => `:model-package-group/${first}`);
  return kind === "pipeline-execution" ? arn.replace(/\/execution\/.*$/i, "") : arn;
}
