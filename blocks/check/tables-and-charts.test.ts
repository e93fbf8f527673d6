import { describe, expect, test } from "vitest";
import { type Problem, problems } from "../check.ts";
import { blocks, pie, richText } from "../testing/samples.ts";

const found = (block: unknown) => problems({ blocks: [block] });
const of = (type: string, more: object = {}) => ({ ...blocks[type], ...more });
const at = (pointer: string, message: string): Problem => ({ pointer, message });

describe("tables and charts", () => {
  const raw = (text: string) => ({ type: "raw_text", text });
  const chart = (series: readonly object[], categories: readonly string[]) =>
    found({ type: "data_visualization", title: "t", chart: { type: "line", series, axis_config: { categories } } }).map(
      (each) => each.message,
    );
  const point = (label: string, value: unknown = 1) => ({ label, value });

  test("rows are equally long", () => {
    expect(found(of("table", { rows: [[raw("a")], [raw("a"), raw("b")]] }))).toEqual([
      at("/blocks/0/rows", "all rows must have the same number of cells"),
    ]);
  });
  test("the text of all cells counts together, rich text too", () => {
    expect(found(of("table", { rows: [[richText("a".repeat(10_001))]] }))[0]?.message).toContain(
      "10001 characters in all",
    );
    expect(found(of("data_table", { rows: [[raw("h")], [raw("a".repeat(20_000))]] }))[0]?.message).toContain("20001");
  });
  test("a data table has a header of plain text and at least one row", () => {
    expect(found(of("data_table", { rows: [[raw("h")]] }))[0]?.message).toBe("no fewer than 2 items allowed");
    expect(found(of("data_table", { rows: [[richText("h")], [raw("a")]] }))).toEqual([
      at("/blocks/0/rows/0/0", "a header cell must not be rich_text"),
    ]);
    expect(
      found(of("data_table", { rows: [[raw("h")], [{ type: "raw_number", value: 1, text: "1" }]] }))[0]?.message,
    ).toContain("raw_number");
  });
  test("every series has one point for each category", () => {
    expect(chart([{ name: "a", data: [point("1"), point("2")] }], ["1", "2"])).toEqual([]);
    expect(chart([{ name: "a", data: [point("1")] }], ["1", "2"])).toEqual([
      "must have exactly one point for each category",
    ]);
    expect(chart([{ name: "a", data: [point("1"), point("1")] }], ["1", "1"])).toContain(
      "category 1 is there more than once",
    );
  });
  test("series names are unique and values are numbers", () => {
    const series = { name: "a", data: [point("1")] };
    expect(chart([series, series], ["1"])).toEqual(["series name a is used more than once"]);
    expect(chart([{ name: "a", data: [point("1", Number.NaN)] }], ["1"])).toEqual(["must provide a number"]);
  });
  test("a pie has no empty slices", () => {
    const slices = { ...pie, chart: { type: "pie", segments: [{ label: "none", value: 0 }] } };
    expect(found(slices).map((each) => each.message)).toEqual(["must be greater than 0"]);
  });
});
