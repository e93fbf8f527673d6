import { readFileSync } from "node:fs";
import type { Context } from "aws-lambda";
import config from "../../chatops.config.ts";
import { loadPolicy } from "../access/policy.ts";
import { eventQueueAt } from "../dead-letters/event-queue.ts";
import { sqsClient } from "../dead-letters/sqs.ts";
import { choreSchema } from "../domain/chore.ts";
import { sourceIdentityOf } from "../domain/source-identity.ts";
import { workSchema } from "../domain/work.ts";
import { enrichWith } from "../enrich/enrich.ts";
import { clientsForPeople } from "../sagemaker/clients.ts";
import { accessWith } from "../worker/access.ts";
import { doChore } from "../worker/chore.ts";
import { emitOn, eventBridgeClient } from "../worker/emit.ts";
import type { WorkPorts } from "../worker/ports.ts";
import { doWork } from "../worker/work.ts";
import { actingOf } from "./acting.ts";
import { environment, variablesOf } from "./environment.ts";
import { clientsOnce, deliverPorts, evidenceBuckets, now, ownPlace, presentOptions } from "./ports.ts";
import { powertoolsLog } from "./powertools.ts";
import { spokesOf } from "./spokes.ts";

const variables = environment(variablesOf.worker, process.env);
const log = powertoolsLog("worker");
const policy = loadPolicy(readFileSync(variables.POLICY_FILE ?? new URL("policy.cedar", import.meta.url), "utf8"));
const ports = deliverPorts("worker", variables, log);
const access = accessWith({ policy, slack: ports.slack, now, log });
const emit = emitOn(eventBridgeClient(), variables.EVENT_BUS);
const queue = variables.QUEUE_URL === undefined ? undefined : eventQueueAt(variables.QUEUE_URL, sqsClient());
const acting = actingOf(log);
const clients = clientsOnce(
  (options) => clientsForPeople({ ...options, credentialsAs: acting(options.own) }),
  spokesOf("worker"),
);

/** One piece of work from the public function, or a chore from the clock; invoked asynchronously, retried by Lambda when it throws. */
export const handler = async (invocation: unknown, context?: Context): Promise<void> => {
  const own = ownPlace(context, variables.AWS_REGION);
  const asPerson = (user: string): WorkPorts => {
    const person = clients(own)(sourceIdentityOf(user, config.people[user]));
    const enrich = enrichWith({ clients: person, own, failures: ports.store.failures, evidenceBuckets });
    return {
      ...ports,
      log,
      now,
      own,
      options: presentOptions,
      clients: person,
      ...access(person),
      emit,
      queue,
      enrich,
    };
  };
  const chore = choreSchema.safeParse(invocation);
  if (chore.success) return doChore(chore.data, asPerson);
  const work = workSchema.parse(invocation);
  return doWork(work, asPerson(work.who.user));
};
