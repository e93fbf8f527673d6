/** What a right is about: a thing of the bot's own, resources of SageMaker, or, with a reason, anything. */
export type On =
  | { readonly is: "own"; readonly what: OwnThing }
  /** Where it is kept decides by which call it is read. */
  | { readonly is: "secret"; readonly what: SecretThing }
  /** `resource` follows `arn:<partition>:sagemaker:<region>:<account>:`. */
  | { readonly is: "sagemaker"; readonly resource: string }
  /** `group` follows `arn:<partition>:logs:<region>:<account>:log-group:`; its streams are meant as well. */
  | { readonly is: "logs"; readonly group: string }
  /** The roles that the configuration lets the bot pass on; nothing where it names none. */
  | { readonly is: "pass-roles" }
  /** The S3 objects that the configuration lets the bot read; nothing where it names none. */
  | { readonly is: "evidence" }
  /** The alarms that the configuration lets the bot set off; nothing where it names none. */
  | { readonly is: "abort-alarms" }
  /** Only for calls that AWS lets nobody limit to a resource; such calls are still limited to the bot's regions. */
  | { readonly is: "no-resource-level"; readonly because: string };

/** The things that the hub stack makes or is given, and that functions reach by name. */
export type OwnThing =
  | "table"
  | "worker"
  | "bus"
  | "inbox"
  | "dead-letters"
  | "spoke-roles"
  | "actor-role"
  | "named-roles";

/** The secrets, of which the configuration says where they are kept. */
export type SecretThing = "bot-token" | "signing-secret";

/** Calls that a function may make. The whole policy of a function is a list of these. */
export interface Right {
  readonly actions: readonly string[];
  readonly on: On;
  /** Condition keys, each with the values of which one must equal the request's. */
  readonly stringEquals?: Readonly<Record<string, readonly string[]>>;
}

/** A call that no statement can be written for; the message says where to add what is missing. */
export class RightProblem extends Error {
  override readonly name = "RightProblem";
}

/** Puts rights about the same thing under the same condition keys together, in a fixed order. */
export function merged(rights: readonly Right[]): readonly Right[] {
  const groups = Map.groupBy(rights, ({ on, stringEquals = {} }) => JSON.stringify([on, Object.keys(stringEquals)]));
  return [...groups.values()].flatMap(mergeGroup);
}

function mergeGroup(group: readonly Right[]): readonly Right[] {
  const [first] = group;
  if (!first) return [];
  const actions = sorted(group.flatMap((right) => right.actions));
  const [key, ...more] = Object.keys(first.stringEquals ?? {});
  if (key === undefined) return [{ actions, on: first.on }];
  // Values of several keys belong together: mixing them would allow pairs that nobody asked for.
  if (more.length > 0) return group;
  return actions.map((action) => {
    const values = group.flatMap((right) => (right.actions.includes(action) ? (right.stringEquals?.[key] ?? []) : []));
    return { actions: [action], on: first.on, stringEquals: { [key]: sorted(values) } };
  });
}

const sorted = (texts: readonly string[]): readonly string[] => [...new Set(texts)].toSorted();
