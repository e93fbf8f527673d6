import { resourceKey } from "../domain/arn.ts";
import type { GateId } from "../domain/gate.ts";
import { asArn } from "../domain/ids.ts";
import type { Change } from "../domain/resource.ts";
import { toChanges } from "./as-event.ts";
import type { SageMakerReaders } from "./clients.ts";
import { NothingThere } from "./describe/describer.ts";
import { pipelineExecution } from "./describe/pipeline-execution.ts";
import { executionStarter } from "./evidence/execution.ts";

/** All that is looked up of one gate may take so long, in milliseconds. */
const patienceMs = 8_000;

/**
 * Asks SageMaker which step of the execution waits under the gate's token, and who started the execution. Throws NothingThere
 * when no step of that execution has the token, whatever a message said, and the SDK's errors.
 */
export async function lookAtGate(
  arn: string,
  { execution, pipeline, token, partition, account, region }: GateId,
  clients: SageMakerReaders,
): Promise<readonly [Change, ...Change[]]> {
  const place = { account, region };
  const client = clients.at(place);
  const located = { kind: "pipeline-execution", name: pipeline, arn: asArn(execution), place, partition } as const;
  const [answers, startedBy] = await Promise.all([
    pipelineExecution.describe(client, located),
    executionStarter(client, execution, AbortSignal.timeout(patienceMs)),
  ]);
  const changes = answers.flatMap((answer) => toChanges(answer, place));
  const own = changes.filter((change) => resourceKey(change.arn) === resourceKey(arn));
  const [step, ...more] = own;
  if (step === undefined)
    throw new NothingThere(
      `No step of the execution ${execution} waits under the token ${token}. A retry gives a step a new token; it may also be that the message did not come from SageMaker.`,
    );
  const stopping = changes.find(({ part, value }) => part === "execution" && isStopping(value));
  return [
    step,
    ...more,
    ...(startedBy ? [{ ...step, part: "author", value: { ...startedBy, via: `pipeline ${pipeline}` } }] : []),
    ...(stopping ? [{ ...step, part: "stopping", stamp: stopping.stamp, value: { at: stopping.stamp.at } }] : []),
  ];
}

const isStopping = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "status" in value && value.status === "Stopping";
