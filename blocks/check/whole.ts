/** Rules about a message or view as a whole, which no single block can break. */
import { limits } from "../limits.ts";
import { duplicates, type Fields, isFields, isList, lengthOf, type Rule } from "./rule.ts";

/** Every block with its JSON pointer, those inside containers, carousels and plans too. */
export function everyBlock(
  blocks: readonly unknown[],
  at: string,
): readonly (readonly [pointer: string, block: Fields])[] {
  return blocks.flatMap((block, index) => {
    if (!isFields(block)) return [];
    const pointer = `${at}/${index}`;
    return [[pointer, block] as const, ...inner(block, pointer)];
  });
}

/** Where blocks hold blocks. Only one level deep: none of the inner ones may hold more. */
const holders: ReadonlyMap<unknown, string> = new Map([
  ["container", "child_blocks"],
  ["carousel", "elements"],
  ["plan", "tasks"],
]);

function inner(block: Fields, at: string): readonly (readonly [string, Fields])[] {
  const key = holders.get(block["type"]);
  const held = key === undefined ? undefined : block[key];
  return (isList(held) ? held : []).flatMap((each, index) =>
    isFields(each) ? [[`${at}/${key}/${index}`, each] as const] : [],
  );
}

/** Counts and sums over all blocks; a value that is no list is another rule's business. */
export const together: Rule = (value, at, { report }) => {
  if (!isList(value)) return;
  const all = everyBlock(value, at);
  const ids = all.map(([pointer, block]) => [`${pointer}/block_id`, block["block_id"]] as const);
  for (const [pointer, id] of duplicates(ids)) report(pointer, `\`block_id\` \`${id}\` already exists`);

  const ofType = (...types: readonly string[]) =>
    all.filter(([, block]) => types.some((type) => type === block["type"]));
  for (const [pointer] of ofType("table", "data_table").slice(limits.message.tables))
    report(pointer, "only_one_table_allowed");
  for (const [pointer] of ofType("data_visualization").slice(limits.message.charts))
    report(pointer, `no more than ${limits.message.charts} data_visualization blocks allowed`);
  const markdown = ofType("markdown").reduce(
    (sum, [, { text }]) => sum + (typeof text === "string" ? lengthOf(text) : 0),
    0,
  );
  if (markdown > limits.message.markdown)
    report(at, `markdown blocks must be less than ${limits.message.markdown + 1} characters together`);
};
