import type { Context } from "aws-lambda";
import { attendApprovals } from "../clock/approvals.ts";
import { watchDeployments } from "../clock/deployments.ts";
import { sweep } from "../clock/sweep.ts";
import { deadLetterQueueAt } from "../dead-letters/dead-letter-queue.ts";
import { sqsClient } from "../dead-letters/sqs.ts";
import { watchDeadLetters } from "../dead-letters/watch.ts";
import type { Chore } from "../domain/chore.ts";
import { enrichWith } from "../enrich/enrich.ts";
import { group, time } from "../events/fields.ts";
import { sageMakerReaders } from "../sagemaker/clients.ts";
import { lambdaDispatch } from "../slack/dispatch.ts";
import { environment, unset, variablesOf } from "./environment.ts";
import { clientsOnce, deliverPorts, evidenceBuckets, now, ownPlace, presentOptions } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";
import { spokesOf } from "./spokes.ts";

const { DEAD_LETTER_QUEUE_URL, OPS_CHANNEL, ...variables } = environment(variablesOf.clock, process.env);
const log = powertoolsLog("clock");
const ports = { ...deliverPorts("clock", variables, log), log, now };
const clients = clientsOnce(sageMakerReaders, spokesOf("clock"));
const letters = lettersWatched();
const handOn = lambdaDispatch<Chore>({ functionName: variables.WORKER_FUNCTION });
/** What the schedule sends (infra/constructs/tick.ts); somebody who tries the function by hand sends anything. */
const tickSchema = group({ time });

/**
 * Invoked each minute; looks again at what is under way and has gone quiet, at deployments, at what waits for people, and at
 * the dead-letter queue. The tick tells when it was due, so that one that comes twice shows the same.
 */
export const handler = async (
  tick: unknown,
  context?: Context,
): Promise<{
  readonly looked: number;
  readonly watched: number;
  readonly waiting: number;
  readonly letters: number;
}> => {
  const own = ownPlace(context, variables.AWS_REGION);
  const readers = clients(own);
  const enrich = enrichWith({ clients: readers, own, failures: ports.store.failures, evidenceBuckets });
  const [looked, watched, waiting, found] = await Promise.allSettled([
    sweep({ ...ports, own, clients: readers, enrich }),
    watchDeployments({ ...ports, own, clients: readers, enrich, at: tickSchema.parse(tick).time ?? now() }),
    attendApprovals({ ...ports, own, clients: readers, enrich, handOn, options: presentOptions }),
    letters ? watchDeadLetters({ ...ports, own, ...letters }) : 0,
  ]);
  if (
    looked.status === "rejected" ||
    watched.status === "rejected" ||
    waiting.status === "rejected" ||
    found.status === "rejected"
  )
    throw new AggregateError(
      [looked, watched, waiting, found].flatMap((each) => (each.status === "rejected" ? [each.reason] : [])),
      "The clock's tick did not do all that it should; it does it again in a minute",
    );
  return { looked: looked.value, watched: watched.value, waiting: waiting.value, letters: found.value };
};

/** The queue to watch and the channel to tell; nothing where no dead-letter queue is named. */
function lettersWatched() {
  if (DEAD_LETTER_QUEUE_URL === undefined) return undefined;
  if (OPS_CHANNEL === undefined) throw unset(["OPS_CHANNEL"], process.env);
  return { deadLetters: deadLetterQueueAt(DEAD_LETTER_QUEUE_URL, sqsClient()), opsChannel: OPS_CHANNEL };
}
