import type { EndpointVariant } from "../../src/events/kinds/endpoint.ts";
import { bar, count, formatNumber, shorten } from "../words.ts";

/** The most variants that are drawn (an endpoint may have ten) and the width of a name. */
const rowsShown = 12;
const nameMax = 32;

/**
 * One row for each variant in fixed-width text: weight against the others and instances, both as bars. With a new fleet
 * each variant has a row for it and one for the fleet that it replaces. Empty when nothing is known to draw.
 */
export function fleets(asked: readonly EndpointVariant[], serving: readonly EndpointVariant[]): string {
  const deploying = asked.length > 0;
  const names = [...new Set([...asked, ...serving].map((variant) => variant.name))];
  const rows = names.flatMap((name) =>
    [
      ...asked.filter((variant) => variant.name === name).map((each) => row(each, asked, deploying ? "new" : "")),
      ...serving.filter((variant) => variant.name === name).map((each) => row(each, serving, deploying ? "old" : "")),
    ].map((cells, index) => [index === 0 ? shorten(name, nameMax) : "", ...cells]),
  );
  if (rows.every((cells) => cells.slice(2).every((cell) => cell === ""))) return "";
  const shown = rows.slice(0, rowsShown);
  const hidden = rows.length - shown.length;
  return [...aligned(shown), ...(hidden > 0 ? [`and ${hidden} more`] : [])].join("\n");
}

function row(variant: EndpointVariant, fleet: readonly EndpointVariant[], which: string): readonly string[] {
  return [which, weight(variant, fleet), instances(variant, which !== "")];
}

/** The share of the traffic, which means something only beside another variant. */
function weight({ currentWeight, desiredWeight }: EndpointVariant, fleet: readonly EndpointVariant[]): string {
  const sum = (pick: (variant: EndpointVariant) => number | undefined) =>
    fleet.reduce((total, each) => total + (pick(each) ?? 0), 0);
  const [now, then] = [sum((each) => each.currentWeight), sum((each) => each.desiredWeight)];
  if (fleet.length < 2 || currentWeight === undefined || !(now > 0)) return "";
  const share = `${bar(currentWeight / now, 10)} ${percent(currentWeight / now)}`;
  const moves =
    desiredWeight !== undefined && then > 0 && percent(desiredWeight / then) !== percent(currentWeight / now);
  return moves ? `${share} → ${percent(desiredWeight / then)}` : share;
}

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
  const columns = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? "").length)));
  return rows.map((cells) =>
    cells
      .flatMap((cell, column) => ((columns[column] ?? 0) > 0 ? [cell.padEnd(columns[column] ?? 0)] : []))
      .join("  ")
      .trimEnd(),
  );
}
