import type { Verb } from "../domain/intent.ts";

/** Each verb's group of actions: `read` only looks, `act` changes something. A verb that is missing here does not compile. */
const groupOf: Readonly<Record<Verb, "read" | "act">> = {
  show: "read",
  list: "read",
  help: "read",
  logs: "read",
  metrics: "read",
  evidence: "read",
  audit: "read",
  whoami: "read",
  home: "read",
  pending: "read",
  running: "read",
  deployments: "read",
  stop: "act",
  approve: "act",
  reject: "act",
  reopen: "act",
  revoke: "act",
  retry: "act",
  rollback: "act",
  abort: "act",
  shift: "act",
  replay: "act",
  discard: "act",
  copy: "read",
};

/** Whether a verb changes something, rather than only looks. */
export const changesSomething = (verb: Verb): boolean => groupOf[verb] === "act";

/** The verbs of a group, in a fixed order. */
export const verbsOf = (group: "read" | "act"): readonly Verb[] => verbNames.filter((verb) => groupOf[verb] === group);

// The one place where the keys of a record are known to be all of them: its type asks for each verb and takes no other.
const verbNames = Object.keys(groupOf) as readonly Verb[];

const known = ["kind", "name", "account", "region"] as const;
const sometimesKnown = ["environment", "group"] as const;

/** The attributes of a resource that a rule may name, for the person who misspelt one. */
export const attributeNames: readonly string[] = [...known, ...sometimesKnown];

/**
 * What a policy may speak of, in Cedar's schema language. Users are Slack user ids, groups are handles of Slack user
 * groups without "@", a resource's id is `<kind>/<name>`, its tags are those in SageMaker. `environment`, `group` and any
 * tag may be absent, and so may the Slack channel where it was asked, so a policy has to ask `resource has environment`,
 * `resource.hasTag("team")` or `context has channel` first; validation says so.
 */
export const schema = `
namespace ChatOps {
  entity Group;
  entity User in [Group];
  entity Resource = {
    ${[...known.map((name) => `${name}: String`), ...sometimesKnown.map((name) => `${name}?: String`)].join(", ")}
  } tags String;
  type Asked = {
    channel?: String,
  };
  action read, act;
  action ${verbsOf("read").join(", ")} in [read] appliesTo { principal: User, resource: Resource, context: Asked };
  action ${verbsOf("act").join(", ")} in [act] appliesTo { principal: User, resource: Resource, context: Asked };
}
`;

/** All actions that a rule may name, for the person who misspelt one. */
export const actionNames: readonly string[] = [...Object.keys(groupOf), "read", "act"];

/** The entity types of the schema by their full names. */
export const entityTypes = {
  user: "ChatOps::User",
  group: "ChatOps::Group",
  resource: "ChatOps::Resource",
  action: "ChatOps::Action",
} as const;
