import { z } from "zod";
import type { Synthesised } from "./synthesised.ts";

const some = z.union([z.string(), z.record(z.string(), z.unknown())]);
const oneOrMore = z.union([some, z.array(some)]);
const statement = z.object({
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: oneOrMore.optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const document = z.object({ Statement: z.array(statement) });
const role = z.object({
  RoleName: z.string(),
  AssumeRolePolicyDocument: document,
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: document })),
});

/** One statement of a policy, with references to other resources as `${their name}`. */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions: readonly string[];
}

/** A role of a template: who takes it on, and what each of its policies grants. */
export interface RoleOf {
  readonly name: string;
  readonly trusts: readonly (Grant & { readonly principal: string })[];
  readonly policies: Readonly<Record<string, readonly Grant[]>>;
}

/** Every role of a template, by name. Managed policies are none of ours: a test sees that there are none. */
export const rolesOf = ({ of }: Synthesised): readonly RoleOf[] =>
  of("AWS::IAM::Role")
    .map(([, { Properties }]) => role.parse(Properties))
    .map(({ RoleName, AssumeRolePolicyDocument, Policies }) => ({
      name: RoleName,
      trusts: AssumeRolePolicyDocument.Statement.map((each) => ({
        ...grant(each),
        principal: principalText(each.Principal),
      })),
      policies: Object.fromEntries(
        Policies.map(({ PolicyName, PolicyDocument }) => [PolicyName, PolicyDocument.Statement.map(grant)]),
      ),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));

/** The policies that resources have themselves: of queues, the topic and the bus, by the resource's name. */
export const resourcePoliciesOf = ({ all }: Synthesised): readonly (readonly [string, readonly Grant[]])[] =>
  all.flatMap(([id, { Type, Properties }]): readonly (readonly [string, readonly Grant[]])[] => {
    if (Type === "AWS::Events::EventBusPolicy")
      return [[readable(id), [grant(statement.parse(Properties["Statement"]))]]];
    const own = z.object({ PolicyDocument: document }).safeParse(Properties);
    return own.success ? [[readable(id), own.data.PolicyDocument.Statement.map(grant)]] : [];
  });

function grant({ Effect, Action, Resource = [], Condition = {} }: z.output<typeof statement>): Grant {
  return {
    effect: Effect,
    actions: [Action].flat().toSorted(),
    resources: [Resource].flat().map(text).toSorted(),
    conditions: Object.entries(Condition)
      .flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, values]) => `${key} ${operator} ${[values].flat().map(text).join(" | ")}`),
      )
      .toSorted(),
  };
}

/** A value of a template in a form that another synthesis writes the same: names without the hash that CDK adds. */
function text(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => {
    const reference = z.object({ Ref: z.string() }).safeParse(each);
    if (reference.success) return `\${${readable(reference.data.Ref)}}`;
    const attribute = z.object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }).safeParse(each);
    if (attribute.success) return `\${${readable(attribute.data["Fn::GetAtt"][0])}}`;
    return each;
  }).replace(/^"(.*)"$/, "$1");
}

/** `Service lambda.amazonaws.com`. */
const principalText = (principal: unknown): string =>
  Object.entries(z.record(z.string(), z.unknown()).parse(principal))
    .map(([kind, who]) => `${kind} ${text(who)}`)
    .join(", ");

/** `InboxQueue96F60793` is `InboxQueue`. */
const readable = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, "");
