import { isResourceKind, kindNames, kindTable, type ResourceKind } from "./domain/kinds.ts";
import { kinds } from "./events/registry.ts";
import { describers } from "./sagemaker/describe/registry.ts";
import { listers } from "./sagemaker/list/registry.ts";

/** docs/kinds.md: every kind and what tells of it, from the registries alone. */
export function kindsPage(): string {
  const known = kindNames.filter(isResourceKind);
  const types = known.reduce((sum, kind) => sum + kinds[kind].events.length, 0);
  const row = (kind: ResourceKind): string => {
    const { noun, aliases } = kindTable[kind];
    const asked = [describers[kind].cannot ? "" : "`show`", listers[kind].cannot ? "" : "`list`"].filter(Boolean);
    const events = kinds[kind].events.map(({ detailType }) => detailType.replace("SageMaker ", ""));
    const also = aliases.length > 0 ? ` (also ${aliases.map((alias) => `\`${alias}\``).join(", ")})` : "";
    return `| ${noun} | \`${kind}\`${also} | ${asked.join(" ") || "events only"} | ${events.join("<br>")} |`;
  };
  return `# Kinds of resources

Made by \`npm run kinds\` from the registries; a test holds it current.

${types} detail-types of SageMaker tell of ${known.length} kinds of resources. A kind has one card for each resource and channel,
whatever the type of the event. An event of a type that is not here gets a card of its fields, and the calls that CloudTrail
records (\`AWS API Call via CloudTrail\`) add who did something to the card of the resource that they name.

| kind | in commands | can be asked for | detail-types, without "SageMaker" |
|---|---|---|---|
${known.map(row).join("\n")}
`;
}

if (import.meta.main) process.stdout.write(kindsPage());
