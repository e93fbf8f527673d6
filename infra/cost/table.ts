import { type Load, loads, monthlyCost, total } from "./cost.ts";
import { prices } from "./prices.ts";

const count = (value: number): string => value.toLocaleString("en-US");
const dollars = (value: number): string => (value < 0.1 ? "under 0.10" : value.toFixed(value < 10 ? 1 : 0));

/** The bills of all loads as a Markdown table: what docs/operate.md shows and `npm run cost` prints. */
export function costTable(shown: readonly Load[] = loads): string {
  const bills = shown.map(monthlyCost);
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const names = (bills[0] ?? []).map(({ what }) => what);
  const cell = (what: string) => bills.map((bill) => dollars(bill.find((each) => each.what === what)?.dollars ?? 0));
  return [
    row(["about, in US dollars a month", ...shown.map(({ name }) => name)]),
    row(["---", ...shown.map(() => "--:")]),
    row(["events that match a route", ...shown.map(({ events }) => count(events))]),
    row(["clicks and commands", ...shown.map(({ requests }) => count(requests))]),
    ...names.map((what) => row([what, ...cell(what)])),
    row(["**together**", ...bills.map((bill) => `**${dollars(total(bill))}**`)]),
    "",
    `List prices of ${prices.region} as of ${prices.asOf}, without free tiers; infra/cost/ has them and what is taken for granted.`,
  ].join("\n");
}
