import type { EndpointVariant } from "../../../src/events/endpoint/parts.ts";
import { bar, count, formatNumber, shorten } from "../../words.ts";

/** The most variants that are drawn (an endpoint may have ten) and the width of a name. */
const rowsShown = 12;
const nameMax = 32;

/** The fleets of an endpoint: the one that serves and, while a deployment is under way, the new one. */
export interface Fleets {
  readonly asked: readonly EndpointVariant[];
  readonly serving: readonly EndpointVariant[];
  /** The share of the traffic that the new fleet takes, 0 to 1, where it is known. */
  readonly traffic: number | undefined;
  /** The bake, as how much of it is over and in words. */
  readonly bake?: { readonly done: number; readonly words: string } | undefined;
}

/**
 * One row for each variant in fixed-width text: share of the traffic and instances, both as bars. With a new fleet each
 * variant has a row for it and one for the fleet that it replaces. Empty when nothing is known to draw.
 */
export function fleets({ asked, serving, traffic, bake }: Fleets): string {
  const deploying = asked.length > 0;
  const names = [...new Set([...asked, ...serving].map((variant) => variant.name))];
  const share = deploying ? traffic : undefined;
  const rows = names.flatMap((name) =>
    [
      ...ofName(name, asked).map((each) => row(each, asked, deploying ? "new" : "", share)),
      ...ofName(name, serving).map((each) =>
        row(each, serving, deploying ? "old" : "", share === undefined ? undefined : 1 - share),
      ),
    ].map((cells, index) => [index === 0 ? shorten(name, nameMax) : "", ...cells]),
  );
  const drawn = rows.some((cells) => cells.slice(2).some((cell) => cell !== "")) ? rows : [];
  const shown = drawn.slice(0, rowsShown);
  const hidden = drawn.length - shown.length;
  const last = bake ? [["Bake", "", bar(bake.done, 10), bake.words]] : [];
  return [...aligned([...shown, ...last]), ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("\n");
}

const ofName = (name: string, fleet: readonly EndpointVariant[]): readonly EndpointVariant[] =>
  fleet.filter((variant) => variant.name === name);

const row = (
  variant: EndpointVariant,
  fleet: readonly EndpointVariant[],
  which: string,
  share: number | undefined,
): readonly string[] => [
  which,
  share === undefined ? weight(variant, fleet) : trafficOf(variant, fleet, share),
  instances(variant, which !== ""),
];

/** What a variant takes of the traffic that its fleet takes. */
function trafficOf(variant: EndpointVariant, fleet: readonly EndpointVariant[], share: number): string {
  const all = sum(fleet, (each) => each.desiredWeight ?? each.currentWeight);
  const own = fleet.length === 1 ? 1 : (variant.desiredWeight ?? variant.currentWeight ?? 0) / (all || 1);
  return `${bar(own * share, 10)} ${percent(own * share)} of traffic`;
}

/** The share of the traffic, which means something only beside another variant. */
function weight({ currentWeight, desiredWeight }: EndpointVariant, fleet: readonly EndpointVariant[]): string {
  const now = sum(fleet, (each) => each.currentWeight);
  const then = sum(fleet, (each) => each.desiredWeight);
  if (fleet.length < 2 || currentWeight === undefined || !(now > 0)) return "";
  const share = `${bar(currentWeight / now, 10)} ${percent(currentWeight / now)}`;
  const moves =
    desiredWeight !== undefined && then > 0 && percent(desiredWeight / then) !== percent(currentWeight / now);
  return moves ? `${share} → ${percent(desiredWeight / then)}` : share;
}

const sum = (fleet: readonly EndpointVariant[], pick: (variant: EndpointVariant) => number | undefined): number =>
  fleet.reduce((total, each) => total + (pick(each) ?? 0), 0);

const percent = (share: number): string => `${formatNumber(Math.round(share * 100))} %`;

function instances({ currentInstances: now, desiredInstances: wanted }: EndpointVariant, deploying: boolean): string {
  if (now === undefined) return wanted === undefined ? "" : `${count(wanted, "instance")} wanted`;
  if (wanted === undefined || (wanted === now && !deploying)) return count(now, "instance");
  const drawn = wanted > 0 ? `${bar(now / wanted, 10)} ` : "";
  return wanted === now
    ? `${drawn}${count(now, "instance")}`
    : `${drawn}${formatNumber(now)} of ${count(wanted, "instance")}`;
}

/** Columns padded to one width; columns that are empty in every row fall out. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
  return rows.map((cells) =>
    cells
      .flatMap((cell, column) => ((widths[column] ?? 0) > 0 ? [cell.padEnd(widths[column] ?? 0)] : []))
      .join("  ")
      .trimEnd(),
  );
}
