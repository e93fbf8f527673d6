import type { SageMakerClient } from "@aws-sdk/client-sagemaker";
import type { SageMakerClients } from "../../../sagemaker/clients.ts";
import type { SageMakerWrites } from "../../../sagemaker/writes.ts";

type ApprovalUpdate = Parameters<SageMakerWrites["updateModelPackage"]>[0];

export type Approval = "PendingManualApproval" | "Approved" | "Rejected";

export interface Version {
  readonly number: number;
  readonly createdAt: number;
  approval: Approval;
  description?: string | undefined;
  properties?: Readonly<Record<string, string>> | undefined;
  modifiedAt: number;
  /** Which of the event's fields changed last. */
  changed?: readonly string[] | undefined;
}

/** One call of UpdateModelPackage that changed something. */
export interface Write {
  readonly version: number;
  readonly round: string;
  readonly status: Approval;
  /** What the version was before. */
  readonly before: Approval;
}

const account = "111122223333";
const region = "eu-west-1";
export const arnOf = (version: number): string =>
  `arn:aws:sagemaker:${region}:${account}:model-package/churn/${version}`;

/** A model registry in memory: one group, its versions, and every write of the bot's. */
export function createRegistry(now: () => number) {
  const versions: Version[] = [];
  /** The second of a change: a later one than that of the change before it. */
  const later = ({ modifiedAt }: Version): number => Math.max(now(), modifiedAt + 1000);
  const writes: Write[] = [];
  const tokens = new Map<string, string>();
  const trouble: { error: string | undefined } = { error: undefined };
  const find = (arn: string): Version => {
    const version = versions.find(({ number }) => arnOf(number).toLowerCase() === arn.toLowerCase());
    if (!version)
      throw Object.assign(new Error(`ModelPackage ${arn} does not exist.`), { name: "ValidationException" });
    return version;
  };
  const detailOf = ({ number, createdAt, approval, description, properties, modifiedAt }: Version) => ({
    ModelPackageName: `churn/${number}`,
    ModelPackageGroupName: "churn",
    ModelPackageVersion: number,
    ModelPackageArn: arnOf(number),
    ModelPackageStatus: "Completed",
    ModelApprovalStatus: approval,
    ApprovalDescription: description,
    CustomerMetadataProperties: properties,
    CreationTime: createdAt,
    LastModifiedTime: modifiedAt,
  });
  return {
    versions,
    writes,
    /** What SageMaker answers instead of writing. */
    trouble,
    register(): Version {
      const version: Version = {
        number: versions.length + 1,
        createdAt: now(),
        approval: "PendingManualApproval",
        modifiedAt: now(),
      };
      versions.push(version);
      return version;
    },
    /** Somebody decides in Studio. */
    outside(version: Version, approval: Approval): void {
      version.changed = version.approval === approval ? ["CustomerMetadataProperties"] : ["ModelApprovalStatus"];
      Object.assign(version, { approval, description: "in Studio", modifiedAt: later(version) });
    },
    /** The event about a version as it is now. */
    eventOf: (version: Version): unknown => ({
      ...{ version: "0", id: `e-${version.number}-${version.modifiedAt}`, source: "aws.sagemaker", account, region },
      "detail-type": "SageMaker Model Package State Change",
      time: new Date(version.modifiedAt).toISOString(),
      resources: [arnOf(version.number)],
      detail: { ...detailOf(version), UpdatedModelPackageFields: version.changed ?? null },
    }),
    /** SageMaker as one invocation reaches it; `call` stands before and after each effect. */
    clientsFor(call: () => Promise<void>): SageMakerClients {
      const client = {
        send: async ({ input }: { readonly input: { readonly ModelPackageName: string } }) => {
          await call();
          const detail = detailOf(find(input.ModelPackageName));
          const dates = {
            CreationTime: new Date(detail.CreationTime),
            LastModifiedTime: new Date(detail.LastModifiedTime),
          };
          return { ...detail, ...dates };
        },
      };
      // Of the whole SDK the describer uses `send` alone, and the votes write in one way.
      return {
        at: () => client as unknown as SageMakerClient,
        writesAt: () => ({
          updateModelPackage: async ({ arn, status, description, properties, token }: ApprovalUpdate) => {
            await call();
            const version = find(arn);
            if (trouble.error) throw Object.assign(new Error("not now"), { name: trouble.error });
            const given = JSON.stringify([status, description]);
            const known = tokens.get(token);
            if (known !== undefined && known !== given)
              throw Object.assign(new Error("the token was used for something else"), { name: "ConflictException" });
            if (known === undefined) {
              tokens.set(token, given);
              writes.push({
                version: version.number,
                round: properties?.["chatops-round"] ?? "",
                status,
                before: version.approval,
              });
              Object.assign(version, {
                approval: status,
                description,
                properties,
                modifiedAt: later(version),
                changed: ["ModelApprovalStatus"],
              });
            }
            await call();
          },
        }),
      } as unknown as SageMakerClients;
    },
  };
}

export type Registry = ReturnType<typeof createRegistry>;
