import { parseArn } from "../domain/arn.ts";
import { asArn } from "../domain/ids.ts";
import { canComeFrom, kindOfArn, type Link } from "../domain/journey.ts";
import { factOf } from "../domain/resource.ts";
import { linkPart } from "../events/links.ts";
import type { Store } from "../store/store.ts";
import { fold } from "./fold.ts";

/**
 * How SageMaker names the jobs of steps: `pipelines-4r83jejmhorv-TrainModel-9xq0b7wz1c`. Of the copy that Retry makes of one
 * (src/actions/retry.ts) its pipeline knows nothing.
 */
const jobName = /^pipelines-([a-z0-9]{12})-(?!.*-retry-[0-9a-f]{6}$)/;
const executionId = /^[^/]+\/execution\/([a-z0-9]{12})$/;

/**
 * Notes the id of an execution, and finds the execution of a job by the id in its name. Of jobs whose events carry no tags
 * this is often the first word: a job starts before its step says so.
 */
export async function linkByName(resource: string, { states, executions }: Store): Promise<void> {
  const { account = "", region = "", id = "" } = parseArn(resource) ?? {};
  const [, own] = executionId.exec(id) ?? [];
  if (own !== undefined) await executions.note({ account, region, id: own }, resource);
  const [, named] = jobName.exec(id) ?? [];
  if (named === undefined) return;
  const execution = await executions.find({ account, region, id: named });
  const kind = kindOfArn(resource);
  if (execution === undefined || !kind || !canComeFrom(kind, execution)) return;
  const job = { kind, arn: asArn(resource), name: id, account, region };
  const stamp = { final: 0, at: 0, rank: 0 } as const;
  // Every other teller of the same link counts more.
  const link: Link = { arn: execution };
  await states.update(resource, (known) => fold(known, factOf(job, linkPart, stamp, link)));
}
