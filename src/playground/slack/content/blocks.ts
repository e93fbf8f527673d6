import { isObject, type JsonObject, objectsIn, stringIn } from "../json.ts";
import type { Mint } from "../workspace/mint.ts";
import type { Block } from "../workspace/model.ts";

/** Something in a block that a person can use, and where it is. */
export interface PlacedElement {
  readonly blockId: string;
  readonly actionId: string;
  readonly type: string;
  readonly element: JsonObject;
  /** The input block around it, for an element of a form. */
  readonly input?: JsonObject | undefined;
}

/** Whether a value can be kept as a block at all; every further rule is the injected check's. */
export function isBlock(value: unknown): value is Block {
  return isObject(value) && typeof value["type"] === "string";
}

/** The blocks with a block_id on every block and an action_id on every element, as Slack adds them on receipt. */
export function identify(blocks: readonly Block[], mint: Mint): readonly Block[] {
  return blocks.map((block) => identifyBlock(block, mint));
}

/** Every element that a person can use, in reading order; the blocks have been through `identify`. */
export function elementsOf(blocks: readonly Block[]): readonly PlacedElement[] {
  return blocks.flatMap((block) => [
    ...elementFields(block).flatMap((element) => placed(block, element)),
    ...elementsOf(childBlocks(block)),
  ]);
}

/** The element with these ids, or undefined when it is not (or no longer) there. */
export function findElement(blocks: readonly Block[], blockId: string, actionId: string): PlacedElement | undefined {
  return elementsOf(blocks).find((place) => place.blockId === blockId && place.actionId === actionId);
}

/** The blocks inside a block: the cards of a carousel, the children of a container. */
function childBlocks(block: Block): readonly Block[] {
  const field = CHILD_BLOCKS[block.type];
  return field === undefined ? [] : objectsIn(block, field).filter(isBlock);
}

/** The elements of a block itself: buttons, menus, inputs and images. */
export function elementFields(block: Block): readonly JsonObject[] {
  const single = ["accessory", "element"].map((field) => block[field]).filter(isObject);
  const list = ELEMENT_LISTS[block.type];
  return list === undefined ? single : [...single, ...objectsIn(block, list)];
}

const CHILD_BLOCKS: Readonly<Record<string, string>> = { carousel: "elements", container: "child_blocks" };
const ELEMENT_LISTS: Readonly<Record<string, string>> = {
  actions: "elements",
  context_actions: "elements",
  card: "actions",
};

function placed(block: Block, element: JsonObject): readonly PlacedElement[] {
  const [blockId, actionId, type] = [block["block_id"], element["action_id"], element["type"]];
  if (typeof blockId !== "string" || typeof actionId !== "string" || typeof type !== "string") return [];
  return [{ blockId, actionId, type, element, input: block.type === "input" ? block : undefined }];
}

function identifyBlock(block: Block, mint: Mint): Block {
  const withId = { ...block, block_id: stringIn(block, "block_id") ?? mint.id("").slice(-5) };
  const fields = Object.entries(withId).map(([field, value]): [string, unknown] => {
    if (field === CHILD_BLOCKS[block.type] && Array.isArray(value)) {
      return [field, value.map((child) => (isBlock(child) ? identifyBlock(child, mint) : child))];
    }
    if (field === ELEMENT_LISTS[block.type] && Array.isArray(value)) {
      return [field, value.map((element) => identifyElement(element, mint))];
    }
    return [field, field === "accessory" || field === "element" ? identifyElement(value, mint) : value];
  });
  return { ...Object.fromEntries(fields), type: block.type };
}

function identifyElement(element: unknown, mint: Mint): unknown {
  if (!isObject(element) || element["type"] === "image") return element;
  return { ...element, action_id: stringIn(element, "action_id") ?? mint.id("").slice(-5) };
}
