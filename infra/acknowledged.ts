import { Validations } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import type { Right } from "./rights/right.ts";
import { arnsOf, type Holding } from "./rights/statements.ts";

/** A finding of cdk-nag that is meant to be so, with the reason that a reviewer reads. */
interface Acknowledgement {
  readonly id: string;
  readonly reason: string;
}

/** Says of each wildcard that rights bring with them why it is there. */
export function acknowledgeWildcards(role: IConstruct, rights: readonly Right[], holding: Holding): void {
  Validations.of(role).acknowledge(...wildcards(rights, holding));
}

/** Why names cannot be told beforehand. */
const why = {
  sagemaker: "People make these resources at run time, so their names cannot be known; kind, region and account are.",
  logs: "SageMaker makes a log group for each endpoint and a stream for each host; only its own groups are named, to read.",
  "abort-alarms":
    "A deployment is aborted by an alarm of its automatic rollback; deployment.abortAlarms names those alarms, with stars where endpoints have one each.",
  "pass-roles":
    "A retried job runs with the role of the job that it copies; deployment.passRoles names those roles, and they are passed to SageMaker alone.",
  evidence:
    "Each version has a report of its own; deployment.evidenceBuckets names the buckets and the paths in them, to read.",
} as const;

function wildcards(rights: readonly Right[], holding: Holding): readonly Acknowledgement[] {
  const unnamed = rights.flatMap(({ actions, on }) =>
    on.is === "no-resource-level" ? [`${actions.join(", ")} ${on.because}`] : [],
  );
  return [
    ...rights.flatMap(({ on }) => {
      if (on.is === "own" || on.is === "secret" || on.is === "no-resource-level") return [];
      return arnsOf(on, holding)
        .filter((arn) => arn.includes("*"))
        .map((arn) => ({ id: `AwsSolutions-IAM5[Resource::${arn}]`, reason: why[on.is] }));
    }),
    ...(unnamed.length === 0
      ? []
      : [{ id: "AwsSolutions-IAM5[Resource::*]", reason: `AWS has no resource level for: ${unnamed.join("; ")}.` }]),
  ];
}

/** A queue that takes what failed elsewhere needs no dead-letter queue of its own: an alarm tells as soon as it holds anything. */
export function acknowledgeLastResort(queue: IConstruct): void {
  Validations.of(queue).acknowledge({
    id: "AwsSolutions-SQS3",
    reason:
      "It is itself where EventBridge, Scheduler or Lambda puts what failed; nothing reads it, and it has an alarm.",
  });
}
