import type { ListTagsOutput } from "@aws-sdk/client-sagemaker";
import * as z from "zod";
import { operation, text } from "../http/constraints.ts";
import { validationException } from "../http/errors.ts";
import type { Operations } from "../http/service.ts";
import { paging } from "./listing.ts";

/** Where a resource's tags may be found. */
export interface Tagged {
  at(arn: string): { readonly tags: Readonly<Record<string, string>> } | undefined;
}

/** ListTags for every kind of resource. */
export function tagOperations(shelves: readonly Tagged[]): Operations {
  return {
    ListTags: operation(
      z.object({ ResourceArn: text({ max: 256, pattern: "arn:.*" }), ...paging }),
      ({ ResourceArn }): ListTagsOutput => {
        const held = shelves.map((shelf) => shelf.at(ResourceArn)).find((one) => one !== undefined);
        if (!held) throw validationException(`Could not find resource "${ResourceArn}".`);
        return { Tags: Object.entries(held.tags).map(([Key, Value]) => ({ Key, Value })) };
      },
    ),
  };
}
