import type { CodeCall } from "./code-calls.ts";

/** Calls of which one serves: where a secret is kept is the configuration's choice, and the code can read both places. */
const oneOf: readonly (readonly string[])[] = [["secretsmanager:GetSecretValue", "ssm:GetParameter"]];

/** What a policy allows that no line of our code calls, because Lambda does it in the function's name. */
const platform: Readonly<Record<string, string>> = {
  "logs:CreateLogStream": "Lambda writes what the function prints",
  "logs:PutLogEvents": "Lambda writes what the function prints",
  "sqs:ReceiveMessage": "Lambda takes from the queue",
  "sqs:DeleteMessage": "Lambda deletes what was done",
  "sqs:GetQueueAttributes": "Lambda looks how full the queue is",
  "sqs:SendMessage": "Lambda puts what failed into the dead-letter queue",
};

/** What AWS asks for beside a call: the tags that a job is created with, the role that it is to run with, the name in a session. */
const besides: Readonly<Record<string, RegExp>> = {
  "sagemaker:AddTags": /^sagemaker:Create\w+Job$/,
  "iam:PassRole": /^sagemaker:Create\w+Job$/,
  "sts:SetSourceIdentity": /^sts:AssumeRole$/,
};

/** What a function can call and may not, and what it may call and cannot, each as a sentence with the fix. */
export function mismatches(fn: string, calls: readonly CodeCall[], allowed: readonly string[]): readonly string[] {
  const choice = (action: string): readonly string[] => oneOf.find((group) => group.includes(action)) ?? [action];
  const missing = Map.groupBy(
    calls.filter(({ action }) => !choice(action).some((each) => allowed.includes(each))),
    ({ action }) => action,
  );
  const made = new Set(calls.flatMap(({ action }) => choice(action)));
  const isBeside = (action: string): boolean => [...made].some((each) => besides[action]?.test(each));
  const unused = new Set(allowed.filter((action) => !made.has(action) && !(action in platform) && !isBeside(action)));
  return [
    ...[...missing].map(
      ([action, at]) =>
        `${fn} calls ${action} at ${at.map((each) => each.at).join(", ")}, and its policy does not allow it: ${addIt(action)}`,
    ),
    ...[...unused].map(
      (action) => `${fn} may call ${action}, and no line of its code does: take it out of ${whereOf(action)}`,
    ),
  ];
}

const whereOf = (action: string): string => {
  if (/^sagemaker:Describe/.test(action)) return "the `iam` of its describer in src/sagemaker/describe";
  if (/^sagemaker:List/.test(action)) return "the `iam` of its lister or describer in src/sagemaker";
  if (action.startsWith("sagemaker:")) return "the `iam` of its action in src/actions";
  return "infra/rights/functions.ts";
};

const addIt = (action: string): string =>
  `add it to ${whereOf(action)}, or make sure that the function does not import the call.`;
