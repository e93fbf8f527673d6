import * as z from "zod";
import { oneOf, operation, text } from "../../http/constraints.ts";
import { given } from "../../http/given.ts";
import type { Operation } from "../../http/service.ts";
import { modelPackageArn } from "../names.ts";
import { createOnce } from "../once.ts";
import { userContext } from "../user-context.ts";
import type { ModelPackages } from "./model-packages.ts";
import { noPackage } from "./registry-operations.ts";

const input = z.object({
  ModelPackageArn: modelPackageArn,
  ModelApprovalStatus: oneOf(["Approved", "Rejected", "PendingManualApproval"]).optional(),
  // The pattern's dot does not match a line break.
  ApprovalDescription: text({ max: 1024, pattern: ".*" }).optional(),
  ModelLifeCycle: z
    .object({
      Stage: text({ min: 1, max: 63 }),
      StageStatus: text({ min: 1, max: 63 }),
      StageDescription: text({ max: 1024 }).optional(),
    })
    .optional(),
  CustomerMetadataProperties: z.record(text({ min: 1, max: 128 }), text({ min: 1, max: 256 })).optional(),
  ClientToken: text({ min: 1, max: 36, pattern: "[a-zA-Z0-9-]+" }).optional(),
});

/** UpdateModelPackage: sets what it is given; every update is announced, also one that changes no approval. */
export function updateModelPackage(registry: ModelPackages): Operation {
  const once = createOnce<{ readonly ModelPackageArn: string }>();
  return operation(input, ({ ModelPackageArn: arn, ClientToken, ...patch }, caller) => {
    const held = registry.packages.at(arn);
    if (!held || held.place.account !== caller.account) throw noPackage(arn);
    return once(ClientToken, { arn, ...patch }, () => {
      const { CustomerMetadataProperties: added, ...rest } = given(patch);
      const metadata = { ...held.api.CustomerMetadataProperties, ...added };
      const merged = added ? { CustomerMetadataProperties: metadata } : {};
      registry.update(arn, { ...rest, ...merged }, userContext(caller));
      return { ModelPackageArn: held.arn };
    });
  });
}
