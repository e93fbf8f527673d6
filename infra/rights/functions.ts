import { decidables } from "../../src/actions/decidables.ts";
import { actions } from "../../src/actions/registry.ts";
import type { SpokeFunction } from "../../src/deployment.ts";
import { describers } from "../../src/sagemaker/describe/registry.ts";
import { evidenceCalls } from "../../src/sagemaker/evidence/calls.ts";
import { listers } from "../../src/sagemaker/list/registry.ts";
import { actionDetailType, eventSource } from "../../src/worker/emit.ts";
import type { LambdaName } from "../lambdas.ts";
import { merged, type OwnThing, type Right } from "./right.ts";

import { actRights, listRights, lookRights, type Registries, rightsTo, tagRights } from "./sagemaker.ts";

const shipped: Registries = { actions, decidables, describers, listers };

const own = (what: OwnThing, ...calls: readonly string[]): Right => ({ actions: calls, on: { is: "own", what } });

const readSecret = ["secretsmanager:GetSecretValue", "ssm:GetParameter"];

const store = own("table", "dynamodb:GetItem", "dynamodb:Query", "dynamodb:PutItem", "dynamodb:DeleteItem");
const botToken: Right = { actions: readSecret, on: { is: "secret", what: "bot-token" } };
const signingSecret: Right = { actions: readSecret, on: { is: "secret", what: "signing-secret" } };

/** The bot speaks for nobody else on its bus: SageMaker's events cannot be forged with these rights. */
const tellDecisions: Right = {
  ...own("bus", "events:PutEvents"),
  stringEquals: { "events:source": [eventSource], "events:detail-type": [actionDetailType] },
};

/** Work that people ask for, and what their votes have settled, is done by the worker alone. */
const handOn = own("worker", "lambda:InvokeFunction");

/** A dead letter that a person replays goes back into the queue; the clock takes it out of the other one. */
const replay = own("inbox", "sqs:SendMessage");
const watchLetters = own("dead-letters", "sqs:GetQueueAttributes", "sqs:ReceiveMessage", "sqs:DeleteMessage");

/** What a failure is about, and how a job went: what SageMaker's jobs and endpoints logged and measured. */
const readMore: readonly Right[] = [
  {
    actions: ["logs:DescribeLogStreams", "logs:GetLogEvents", "logs:FilterLogEvents"],
    on: { is: "logs", group: "/aws/sagemaker/*" },
  },
  {
    actions: ["cloudwatch:GetMetricData"],
    on: { is: "no-resource-level", because: "reads metrics, which have no ARNs" },
  },
];

/** Which alarm rolled a deployment back, and how all of them stand while it bakes. */
const watchAlarms: Right = {
  actions: ["cloudwatch:DescribeAlarms"],
  on: {
    is: "no-resource-level",
    because: "CloudWatch tells of composite alarms only to who may describe all (API reference, DescribeAlarms)",
  },
};

/** A person aborts a bake by an alarm; the clock sets it again until SageMaker has seen it. */
const abortBakes: Right = { actions: ["cloudwatch:SetAlarmState"], on: { is: "abort-alarms" } };

/** What a decision about a model package version rests on: where it comes from, what serves its group, and its reports. */
const readEvidence: readonly Right[] = [
  ...evidenceCalls.flatMap(rightsTo),
  { actions: ["s3:GetObject"], on: { is: "evidence" } },
];

/** What a card says beside what its resource says itself. */
const findOut: readonly Right[] = [...readMore, watchAlarms, ...readEvidence];

/** Each function takes on the role of its own name in the spokes of other accounts. */
const takeOnRoles = own("spoke-roles", "sts:AssumeRole");

/** The worker's role for acting at home in people's names, and the roles in which it may name them; often there are none. */
const actAsPeople = [own("actor-role", "sts:AssumeRole"), own("named-roles", "sts:SetSourceIdentity")];

/** Whether the worker acts with its own role, or in people's names through the actor's. */
export type ActsWith = "own-role" | "actor-role";

/** Everything that each function may call. What Lambda itself does with a function's role is not in it: platform.ts. */
export function functionRights(
  registries = shipped,
  actsWith: ActsWith = "own-role",
): Readonly<Record<LambdaName, readonly Right[]>> {
  const look = lookRights(registries);
  const acting = actsWith === "own-role" ? actRights(registries) : [];
  const all = {
    slack: [signingSecret, botToken, handOn],
    notify: [store, botToken, takeOnRoles, ...look, ...findOut],
    worker: [
      ...[store, botToken, takeOnRoles, ...actAsPeople, tellDecisions, replay],
      ...[...look, ...findOut],
      ...[...tagRights(registries), ...listRights(registries), ...acting, abortBakes],
    ],
    clock: [store, botToken, takeOnRoles, watchLetters, handOn, ...look, ...findOut, abortBakes],
  };
  return { slack: merged(all.slack), notify: merged(all.notify), worker: merged(all.worker), clock: merged(all.clock) };
}

/** What the role offers through which the worker acts in people's names: the actions, and nothing else. */
export const actorRights = (registries = shipped): readonly Right[] => merged(actRights(registries));

/** What the roles in another account offer: looking, finding out more, and acting. Lists are made at home only. */
export function spokeRights(registries = shipped): Readonly<Record<SpokeFunction, readonly Right[]>> {
  const look = [...lookRights(registries), ...findOut];
  return {
    notify: merged(look),
    worker: merged([...look, ...tagRights(registries), ...actRights(registries), abortBakes]),
    clock: merged([...look, abortBakes]),
  };
}
