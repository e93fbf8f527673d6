import { decidables } from "../../actions/decidables.ts";
import { resourceKey } from "../../domain/arn.ts";
import type { Target } from "../../domain/intent.ts";
import type { ResourceState } from "../../domain/resource.ts";
import { attend } from "../../notify/attend.ts";
import { findOut } from "../../notify/findings.ts";
import { foldAll } from "../../notify/fold.ts";
import { type Looked, look } from "../../sagemaker/describe.ts";
import { locate } from "../../sagemaker/target.ts";
import type { WorkPorts } from "../ports.ts";
import type { Found } from "../reach.ts";

/** Asks AWS what a target is now, in the way of its kind. Never rejects. */
export function lookAt(target: Target, clients: WorkPorts["clients"], own: WorkPorts["own"]): Promise<Looked> {
  const located = locate(target, own);
  const decidable = "kind" in located ? decidables[located.kind] : undefined;
  return decidable ? decidable.look(target, clients, own) : look(target, clients, own);
}

/** The state with what a look has just found, and with what nobody had found out about it yet, such as who made it. */
export async function known({ arn, changes }: Found, ports: WorkPorts): Promise<ResourceState> {
  const key = resourceKey(arn);
  const state = await ports.store.states.update(key, (before) => foldAll(before, changes));
  await findOut(key, state, ports);
  await attend(state, ports);
  return (await ports.store.states.get(key)) ?? state;
}
